import { shallowRef } from 'vue';

interface Said {
  text: string;
  undo?: () => void;
}

/** What was just done, with a way back where there is one. */
export const said = shallowRef<Said | null>(null);

let timer: ReturnType<typeof setTimeout> | undefined;

export function say(text: string, undo?: () => void) {
  said.value = { text, undo };
  clearTimeout(timer);
  timer = setTimeout(() => (said.value = null), undo ? 8000 : 4000);
}

export function silence() {
  said.value = null;
}

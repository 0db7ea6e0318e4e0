import { shallowRef } from 'vue';

/** Which notice was just acted on and how it stands now, so that the list beside the page follows. */
export const lastChange = shallowRef<{ id: string; state: string } | null>(null);

export function changed(id: string, state: string) {
  lastChange.value = { id, state };
}

const ORDER = ['DELIVERED', 'OPENED', 'SIGNED', 'REPLIED', 'CLOSED'];

/** Opening what was signed before does not take it back. */
export function further(now: string | undefined, next: string): string {
  return ORDER.indexOf(now ?? '') > ORDER.indexOf(next) && ORDER.includes(next) ? now! : next;
}

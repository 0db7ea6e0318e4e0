import { ref, watch } from 'vue';
import { isSheetOpen } from './sheet';

const OFF = 'keys-off';
const WAITS = 1_500;

/** Screens by the place they have in the navigation: g 1 is the first. */
export const PLACES = '123456789abcdefhilmnqrtvwxyz';

/** Single letters can get in the way of those who speak to their computer: they may be switched off on this device. */
export const areOn = ref(localStorage.getItem(OFF) !== 'yes');
watch(areOn, (on) => (on ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, 'yes')));

export interface Places {
  /** Goes to the screen at that place; false when there is none. */
  go(place: number): boolean;
  search(): void;
}

/** What was pressed, whatever an input method would make of it: it is the key that counts. */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  if (event.key === '?' || event.key === '？' || (event.code === 'Slash' && event.shiftKey)) return '?';
  if (event.code === 'Slash') return '/';
  const letter = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(event.code)?.[1];
  return letter && !event.shiftKey ? letter.toLowerCase() : event.key;
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'));
}

/** @returns what hears each key */
export function listening(places: Places): (event: KeyboardEvent) => void {
  let goes = 0;

  return (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const key = keyOf(event);
    if (document.querySelector('dialog[open]')) {
      if (key === '?' && isSheetOpen.value) isSheetOpen.value = false;
      return;
    }
    if (!areOn.value && key !== '?') return;
    const going = event.timeStamp - goes < WAITS && goes > 0;
    goes = 0;
    if (going ? places.go(PLACES.indexOf(key)) : act(key)) event.preventDefault();
    else if (key === 'g') goes = event.timeStamp;
  };

  function act(key: string): boolean {
    switch (key) {
      case '?': isSheetOpen.value = true; return true;
      case 'j': return step(1);
      case 'k': return step(-1);
      case 'o': return press(document.activeElement?.matches('.rows a') ? document.activeElement : null);
      case 's': return focus(last('.action-bar .primary:not(:disabled)'));
      case 'u': return press(last('.page-head .back'));
      case '/': return focus(seen('main input[type=search]')[0]) || (places.search(), true);
      case 'p': print(); return true;
      default: return false;
    }
  }
}

const seen = (which: string) => [...document.querySelectorAll<HTMLElement>(which)].filter((one) => one.offsetParent !== null);
const last = (which: string) => [...document.querySelectorAll<HTMLElement>(which)].pop();

/** Only the focus moves: a document that is opened counts as opened, and nobody shall do that in passing. */
function step(by: number): boolean {
  const rows = seen('main .rows > li > a');
  const at = rows.findIndex((row) => row === document.activeElement);
  const from = at >= 0 ? at : rows.findIndex((row) => row.matches('.router-link-active'));
  const next = rows[from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + by))];
  next?.scrollIntoView({ block: 'nearest' });
  return focus(next);
}

function focus(one: HTMLElement | undefined): boolean {
  one?.focus();
  return one !== undefined;
}

function press(one: Element | null | undefined): boolean {
  if (!(one instanceof HTMLElement)) return false;
  one.click();
  return true;
}

import { onUnmounted, ref } from 'vue';

/** A hint that something happened. What it is about is fetched from its service, which decides who may see it. */
export interface Happening {
  type: string;
  id: string;
  organisation?: string;
  title?: string;
  drill?: boolean;
}

/** null: anything may have happened, since hints were lost. */
type Listener = (what: Happening | null) => void;

const PREFIX = 'org.muster.';
const LONGEST_PAUSE = 60_000;
const AT_MOST_EVERY = 2_000;

/** Whether this browser is told at once; meanwhile it shows what it loaded last. */
export const isLive = ref(true);

const listeners = new Set<Listener>();
const tell: Listener = (what) => listeners.forEach((listener) => listener(what));

/** Of all tabs one holds the stream and tells the others. @returns how to stop */
export function watchLive(): () => void {
  const stop = new AbortController();
  if (navigator.locks && 'BroadcastChannel' in globalThis) {
    const tabs = new BroadcastChannel('live');
    tabs.onmessage = ({ data }) => tell(data);
    stop.signal.addEventListener('abort', () => tabs.close(), { once: true });
    const all: Listener = (what) => {
      tell(what);
      tabs.postMessage(what);
    };
    navigator.locks.request('live', { signal: stop.signal }, () => keepOpen(stop.signal, all)).catch(() => undefined);
  } else void keepOpen(stop.signal, tell);
  return () => stop.abort();
}

async function keepOpen(signal: AbortSignal, told: Listener) {
  for (let failures = 0; !signal.aborted;) {
    const wasOpen = await stream(signal, told);
    failures = wasOpen ? 0 : failures + 1;
    await pause(Math.min(LONGEST_PAUSE, 1000 * 2 ** failures) * (0.5 + Math.random() / 2), signal);
  }
  isLive.value = true;
}

/**
 * The browser itself opens it again, where it was, until it is told not to. What happened before the first opening may
 * have come too late for what was loaded already.
 *
 * @returns whether it ever was open
 */
function stream(signal: AbortSignal, told: Listener): Promise<boolean> {
  return new Promise((ended) => {
    const source = new EventSource('/api/live');
    let wasOpen = false;
    const close = () => {
      source.close();
      ended(wasOpen);
    };
    source.onopen = () => {
      if (!wasOpen) told(null);
      wasOpen = isLive.value = true;
    };
    source.onmessage = ({ data }) => told(JSON.parse(data));
    source.addEventListener('reset', () => told(null));
    source.onerror = () => {
      isLive.value = false;
      if (source.readyState === EventSource.CLOSED) close();
    };
    signal.addEventListener('abort', close, { once: true });
  });
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((over) => {
    const timer = setTimeout(over, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      over();
    }, { once: true });
  });
}

/** Hears every hint until the component is gone. */
export function onEveryHappening(listener: Listener) {
  listeners.add(listener);
  onUnmounted(() => listeners.delete(listener));
}

/**
 * Calls back soon after something of these kinds happened, or may have: not at the same moment as everybody else, not
 * more often than every other second, and not before somebody looks.
 *
 * @param kinds such as notice.issued
 * @param about which of them; all when left out
 */
export function onHappening(kinds: string[], then: () => void, about: (what: Happening) => boolean = () => true) {
  let due = false;
  // what is on the page now was loaded just now
  let last = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = () => {
    timer = undefined;
    if (!due || document.visibilityState !== 'visible') return;
    due = false;
    last = Date.now();
    then();
  };
  const soon = () => {
    const rest = Math.max(0, last + AT_MOST_EVERY - Date.now());
    timer ??= setTimeout(run, rest + 100 + Math.random() * 900);
  };
  onEveryHappening((what) => {
    if (what && !(kinds.includes(what.type.slice(PREFIX.length)) && about(what))) return;
    due = true;
    soon();
  });
  const look = () => due && soon();
  document.addEventListener('visibilitychange', look);
  onUnmounted(() => {
    document.removeEventListener('visibilitychange', look);
    clearTimeout(timer);
  });
}

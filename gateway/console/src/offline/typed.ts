import { onScopeDispose, reactive, watch } from 'vue';
import { useSession } from '../session/session';
import { forget, keep, kept } from './kept';

/**
 * What is typed into a form, kept on this device until it was sent, so that a closed window or a telephone that died
 * takes nothing away.
 *
 * @param name tells the form, and what it is about
 */
export function useTyped<T extends object>(name: string, fresh: T) {
  const person = useSession().person?.subject ?? '';
  const key = `typed:${name}`;
  const last = kept<T>(person, key);
  const form = reactive({ ...fresh, ...last }) as T;
  const started = JSON.stringify(fresh);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function store() {
    clearTimeout(timer);
    timer = undefined;
    if (JSON.stringify(form) === started) forget(person, key);
    else keep(person, key, form);
  }

  const stop = watch(() => form, () => {
    clearTimeout(timer);
    timer = setTimeout(store, 300);
  }, { deep: true });
  // a window may be closed before the pause is over
  const leaving = () => timer !== undefined && store();
  addEventListener('pagehide', leaving);
  onScopeDispose(() => {
    removeEventListener('pagehide', leaving);
    store();
  });

  return {
    form,
    /** Whether it was begun another time. */
    resumed: last !== undefined,
    /** It was sent, or is not wanted any more. */
    done() {
      stop();
      clearTimeout(timer);
      timer = undefined;
      Object.assign(form, JSON.parse(started));
      forget(person, key);
    },
  };
}

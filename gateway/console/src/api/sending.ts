import { ref, shallowRef } from 'vue';
import { newKey } from './key';
import { Problem } from './problem';

/**
 * Sends something that must happen once. As long as it is unclear whether a request arrived, every further attempt
 * carries the same key; after a clear answer the next one is a new request.
 */
export function useSending() {
  const busy = ref(false);
  const problem = shallowRef<Problem | null>(null);
  let key: string | null = null;

  /** @returns undefined when it did not work; the problem says why */
  async function send<T>(request: (headers: { 'Idempotency-Key': string }) => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    problem.value = null;
    key ??= newKey();
    try {
      const answered = await request({ 'Idempotency-Key': key });
      key = null;
      return answered;
    } catch (thrown) {
      problem.value = Problem.from(thrown);
      if (!problem.value.isUnclear) key = null;
      return undefined;
    } finally {
      busy.value = false;
    }
  }

  return { busy, problem, send };
}

import { ref, shallowRef } from 'vue';
import { useSending } from './sending';

/**
 * Something that is changed as it was read (If-Match). When somebody else was quicker, nothing that was typed is taken
 * away: what they saved is shown beside it until whoever typed has chosen.
 */
export function useRevision<T>(read: () => Promise<{ data: T; etag: string }>) {
  const { busy, problem, send } = useSending();
  const etag = ref('*');
  const theirs = shallowRef<{ data: T; etag: string }>();

  async function load(): Promise<T> {
    const found = await read();
    etag.value = found.etag;
    theirs.value = undefined;
    return found.data;
  }

  /** @returns undefined when it did not work; theirs are there then if somebody else was quicker */
  async function save<A>(request: (headers: { 'If-Match': string }) => Promise<A>): Promise<A | undefined> {
    const done = await send(() => request({ 'If-Match': etag.value }));
    if (done === undefined && problem.value?.status === 412) theirs.value = await read().catch(() => undefined);
    return done;
  }

  /** What they saved has been seen: a further change goes out from there. @returns it */
  function settle(): T {
    const seen = theirs.value!;
    etag.value = seen.etag;
    theirs.value = undefined;
    problem.value = null;
    return seen.data;
  }

  return { busy, problem, send, etag, theirs, load, save, settle };
}

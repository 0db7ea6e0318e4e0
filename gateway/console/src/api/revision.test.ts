import { describe, expect, it } from 'vitest';
import { Problem } from './problem';
import { useRevision } from './revision';

/** A text on a server that others change too. */
function aText() {
  const server = { text: 'first', version: 1 };
  const read = async () => ({ data: server.text, etag: String(server.version) });
  const write = (text: string) => async (headers: { 'If-Match': string }) => {
    if (headers['If-Match'] !== String(server.version)) throw new Problem(412, '/problems/stale', '', '');
    server.text = text;
    return ++server.version;
  };
  return { server, read, write };
}

describe('what is changed as it was read', () => {
  it('is saved when nobody was quicker', async () => {
    const { server, read, write } = aText();
    const revision = useRevision(read);
    await revision.load();
    expect(await revision.save(write('mine'))).toBe(2);
    expect(server.text).toBe('mine');
    expect(revision.theirs.value).toBeUndefined();
  });

  it('is kept beside what somebody else saved, and written over it only when that is wanted', async () => {
    const { server, read, write } = aText();
    const revision = useRevision(read);
    await revision.load();
    await write('theirs')({ 'If-Match': '1' });
    expect(await revision.save(write('mine'))).toBeUndefined();
    expect(revision.theirs.value?.data).toBe('theirs');
    expect(server.text).toBe('theirs');
    expect(revision.settle()).toBe('theirs');
    expect(await revision.save(write('mine'))).toBe(3);
    expect(server.text).toBe('mine');
  });

  it('asks again when a third one was quicker meanwhile', async () => {
    const { read, write } = aText();
    const revision = useRevision(read);
    await revision.load();
    await write('theirs')({ 'If-Match': '1' });
    await revision.save(write('mine'));
    await write('of a third')({ 'If-Match': '2' });
    revision.settle();
    expect(await revision.save(write('mine'))).toBeUndefined();
    expect(revision.theirs.value?.data).toBe('of a third');
  });

  it('shows no choice for other refusals', async () => {
    const { read } = aText();
    const revision = useRevision(read);
    await revision.load();
    expect(await revision.save(() => Promise.reject(new Problem(422, '', '', '')))).toBeUndefined();
    expect(revision.theirs.value).toBeUndefined();
    expect(revision.problem.value?.status).toBe(422);
  });
});

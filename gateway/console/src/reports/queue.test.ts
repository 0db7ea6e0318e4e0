import { beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '../api/problem';
import { useQueue, type Sender, type Waiting } from './queue';

const typed = (period: string, confirmed: number, key = `key-${period}-${confirmed}`): Waiting => ({
  period, organisation: 'KX-210100', formName: '疫情日报', date: '2020-02-09', nil: false,
  content: { values: { confirmed }, reasons: {}, note: '' }, etag: null, key, typedAt: '2020-02-09T08:00:00Z',
});

describe('reports typed without a network', () => {
  let kept: Waiting[];
  let sent: string[];
  let failure: Problem | null;
  const sender: Sender = {
    async write(report) {
      if (failure) throw failure;
      sent.push(`write ${report.period} ${JSON.stringify(report.content.values)}`);
      return '"1"';
    },
    async submit(report) {
      if (failure) throw failure;
      sent.push(`submit ${report.period} ${report.key}`);
    },
  };
  const queue = () => useQueue({ load: () => kept, save: (waiting) => (kept = waiting) }, sender);

  beforeEach(() => {
    kept = [];
    sent = [];
    failure = null;
  });

  it('wait while the server cannot be reached, and are sent once when it can', async () => {
    failure = new Problem(0, 'offline', '', '');
    queue().add(typed('a', 26));
    expect(await queue().flush()).toEqual([]);
    expect(kept).toHaveLength(1);

    failure = null;
    const again = queue();
    await Promise.all([again.flush(), again.flush()]);
    expect(sent).toEqual(['write a {"confirmed":26}', 'submit a key-a-26']);
    expect(kept).toEqual([]);
    expect(await again.flush()).toEqual([]);
  });

  it('are replaced by what is typed later for the same day', () => {
    queue().add(typed('a', 26));
    queue().add(typed('a', 27));
    queue().add(typed('b', 1));
    expect(kept.map((one) => one.content.values.confirmed)).toEqual([27, 1]);
  });

  it('stay with the reason when somebody else was faster', async () => {
    queue().add(typed('a', 26));
    failure = new Problem(412, '/problems/stale', '内容已被更改', '请重新读取');
    await queue().flush();
    expect(kept[0]!.refusal).toEqual({ conflict: true, title: '内容已被更改', detail: '请重新读取' });
    expect(kept[0]!.content.values.confirmed).toBe(26);

    failure = null;
    await queue().flush();
    expect(sent).toEqual([]);
  });

  it('do not hold up one another', async () => {
    queue().add(typed('a', 26));
    queue().add(typed('b', 27));
    const picky: Sender = { write: (report) => (report.period === 'a' ? Promise.reject(new Problem(422, '/x', 'x', 'y')) : sender.write(report)), submit: sender.submit };
    const taken = await useQueue({ load: () => kept, save: (waiting) => (kept = waiting) }, picky).flush();
    expect(taken.map((one) => one.period)).toEqual(['b']);
    expect(kept.map((one) => one.period)).toEqual(['a']);
  });

  it('wait for a login that has ended meanwhile', async () => {
    queue().add(typed('a', 26));
    failure = new Problem(401, '/problems/not-authenticated', '', '');
    await queue().flush();
    expect(kept[0]!.refusal).toBeUndefined();
  });

  it('keep what was typed while the former text was under way', async () => {
    let go: () => void = () => undefined;
    const slow: Sender = { write: async (report) => { await new Promise<void>((resolve) => (go = resolve)); return sender.write(report); }, submit: sender.submit };
    const held = useQueue({ load: () => kept, save: (waiting) => (kept = waiting) }, slow);
    held.add(typed('a', 26));
    const flushing = held.flush();
    held.add(typed('a', 27));
    go();
    await flushing;
    expect(kept.map((one) => one.content.values.confirmed)).toEqual([27]);
  });
});

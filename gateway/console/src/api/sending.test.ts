import { describe, expect, it } from 'vitest';
import { Problem } from './problem';
import { patiently } from './patient';
import { useSending } from './sending';

describe('what must happen once', () => {
  it('carries the same key as long as it is unclear whether it arrived', async () => {
    const keys: string[] = [];
    const { send, problem } = useSending();
    const attempt = (failure?: Problem) => send(async (headers) => {
      keys.push(headers['Idempotency-Key']);
      if (failure) throw failure;
      return true;
    });

    await attempt(new Problem(0, 'offline', '', ''));
    await attempt(new Problem(503, '/problems/unavailable', '', ''));
    expect(problem.value?.status).toBe(503);
    expect(await attempt()).toBe(true);
    await attempt();

    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).toBe(keys[0]);
    expect(keys[3]).not.toBe(keys[0]);
  });

  it('is a new request after it was refused', async () => {
    const keys: string[] = [];
    const { send } = useSending();
    for (let i = 0; i < 2; i++) {
      await send(async (headers) => {
        keys.push(headers['Idempotency-Key']);
        throw new Problem(400, '/problems/invalid-fields', '', '');
      });
    }
    expect(keys[1]).not.toBe(keys[0]);
  });

  it('is not sent a second time while it is under way', async () => {
    let sent = 0;
    const { send } = useSending();
    await Promise.all([1, 2].map(() => send(async () => {
      sent++;
      await Promise.resolve();
    })));
    expect(sent).toBe(1);
  });
});

describe('patience', () => {
  const away = () => new Response(null, { status: 503 });
  const request = (init?: RequestInit) => new Request('http://localhost/api/inbox', init);

  it('asks three times when a service is away', async () => {
    let asked = 0;
    const answer = await patiently(request(), async () => (++asked < 3 ? away() : new Response('ok')), async () => undefined);
    expect(answer.status).toBe(200);
    expect(asked).toBe(3);
  });

  it('never repeats a change without a key', async () => {
    let asked = 0;
    await patiently(request({ method: 'PUT', body: '{}' }), async () => {
      asked++;
      return away();
    }, async () => undefined);
    expect(asked).toBe(1);
  });

  it('repeats a change with its key and its content', async () => {
    const bodies: string[] = [];
    await patiently(request({ method: 'POST', body: '{"a":1}', headers: { 'Idempotency-Key': 'k' } }), async (sent) => {
      bodies.push(`${(sent as Request).headers.get('Idempotency-Key')} ${await (sent as Request).text()}`);
      return bodies.length < 2 ? away() : new Response('ok');
    }, async () => undefined);
    expect(bodies).toEqual(['k {"a":1}', 'k {"a":1}']);
  });
});

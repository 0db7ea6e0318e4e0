import { expect, it, vi } from 'vitest';

vi.mock('../api/client', () => ({ api: {}, answer: vi.fn(), whole: vi.fn() }));

const { reasonIn } = await import('./hooks');

it('says in Chinese why an event did not arrive', () => {
  expect(reasonIn('no answer within 10 seconds', true)).toBe('10 秒内没有应答');
  expect(reasonIn('every attempt failed since 2026-11-20T00:00:00Z, the last one: answered 503', true)).toBe('应答 503');
  expect(reasonIn('Connection refused', true)).toBe('Connection refused');
  expect(reasonIn('answered 503', false)).toBe('answered 503');
});

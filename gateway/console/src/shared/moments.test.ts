import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock, day, daysUntil, inChina, moment, today } from './moments';

vi.mock('../words/i18n', () => ({ language: () => 'zh' }));

describe('moments', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('begins a day at midnight in China, wherever the phone is', () => {
    vi.setSystemTime('2026-12-31T15:59:59.999Z');
    expect(today()).toBe('2026-12-31');
    expect(day('2027-01-01')).toBe('明天');
    vi.setSystemTime('2026-12-31T16:00:00Z');
    expect(today()).toBe('2027-01-01');
    expect(day('2027-01-01')).toBe('今天');
  });

  it('says a moment on the clock of China, with the year only when it is another one', () => {
    vi.setSystemTime('2026-11-22T01:00:00Z');
    expect(moment('2026-11-22T01:30:00Z')).toBe('今天 09:30');
    expect(moment('2026-11-20T16:05:00Z')).toBe('11月21日 00:05');
    expect(moment('2025-02-28T23:59:00+08:00')).toBe('2025年2月28日 23:59');
    expect(moment(null)).toBe('');
  });

  it('counts the days until one, across a leap day, and those that are over', () => {
    vi.setSystemTime('2028-02-28T15:59:00Z');
    expect(daysUntil('2028-03-01')).toBe(2);
    expect(daysUntil('2028-02-28')).toBe(0);
    expect(daysUntil('2028-02-27')).toBe(-1);
  });

  it('reads back what an input of the clock shows', () => {
    const at = Date.parse('2026-11-22T16:30:00Z');
    expect(clock(at)).toBe('2026-11-23T00:30');
    expect(Date.parse(inChina(clock(at)))).toBe(at);
  });
});

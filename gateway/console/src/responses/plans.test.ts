import { expect, test } from 'vitest';
import { difference, type Plan } from './plans';

const task = (number: number, ...levels: ('I' | 'II' | 'III' | 'IV')[]) => ({ number, text: `任务${number}`, levels, to: [] });
const plan = { name: '预案', eventClass: 'PUBLIC_HEALTH', eventType: '传染病疫情', levels: [{ level: 'II' }, { level: 'III' }], tasks: [task(1, 'II', 'III'), task(2, 'II'), task(3, 'III')] } as unknown as Plan;

test('a higher level asks for what it has more, and lets go what it has not', () => {
  const { opened, dropped } = difference(plan, 'III', 'II');
  expect(opened.map((one) => one.number)).toEqual([2]);
  expect(dropped.map((one) => one.number)).toEqual([3]);
});

test('without a plan nothing changes', () => {
  expect(difference(undefined, 'III', 'II')).toEqual({ opened: [], dropped: [] });
});

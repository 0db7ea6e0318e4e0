import type { Shown } from '../api/types';

export type Plan = NonNullable<Shown<'/api/response-plans/{id}'>['plan']>;
export type Level = 'I' | 'II' | 'III' | 'IV';
export const LEVELS: Level[] = ['I', 'II', 'III', 'IV'];

export const levelOf = (plan: Plan | undefined, level: Level) => plan?.levels?.find((one) => one.level === level);
export const tasksAt = (plan: Plan | undefined, level: Level) => (plan?.tasks ?? []).filter((task) => task.levels?.includes(level));

/** What going from one level to another asks for anew, and what is not asked for any more. */
export function difference(plan: Plan | undefined, from: Level, to: Level) {
  const before = tasksAt(plan, from);
  const after = tasksAt(plan, to);
  return {
    opened: after.filter((task) => !before.some((other) => other.number === task.number)),
    dropped: before.filter((task) => !after.some((other) => other.number === task.number)),
  };
}

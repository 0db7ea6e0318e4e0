import { computed, onMounted, onUnmounted, ref, shallowRef } from 'vue';
import { answer, api } from '../api/client';
import { Problem } from '../api/problem';
import type { Shown } from '../api/types';
import { badges } from '../shared/badges';

type Standings = Shown<'/api/operations'>;
export type Standing = Standings['services'][number];
export type Line = Standing['lines'][number];

const EVERY = 5_000;

/** What is watched on every service and machine; all else tells whether people still use what runs. */
const MACHINERY = new Set(['health', 'database', 'outbox', 'parked', 'kafka', 'topic', 'dead-letters', 'memory', 'disk', 'audit', 'login', 'sessions', 'unknown']);

/** How everything stood when it was last asked, shared by the list and the page beside it. */
export const standings = shallowRef<Standings>();
export const problem = shallowRef<Problem | null>(null);
export const asking = ref(false);

export async function ask() {
  if (asking.value) return;
  asking.value = true;
  try {
    standings.value = await answer(api.GET('/api/operations'));
    problem.value = null;
    badges.operations = calls(standings.value);
  } catch (thrown) {
    problem.value = Problem.from(thrown);
  } finally {
    asking.value = false;
  }
}

/** How many things call for an operator. */
export async function calling(): Promise<number> {
  return calls(await answer(api.GET('/api/operations')));
}

function calls(all: Standings): number {
  return all.services.reduce((sum, one) => sum + (one.lines.length ? one.lines.filter((line) => line.state === 'ACT').length : one.state === 'ACT' ? 1 : 0), 0);
}

/** Asks again every few seconds for as long as somebody looks. */
export function useWatching() {
  let timer: ReturnType<typeof setInterval> | undefined;
  const look = () => document.visibilityState === 'visible' && void ask();
  onMounted(() => {
    void ask();
    timer = setInterval(look, EVERY);
    document.addEventListener('visibilitychange', look);
  });
  onUnmounted(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  });
}

export const isOfUse = (line: Line) => !MACHINERY.has(line.kind);

export function standingOf(service: () => string) {
  return computed(() => standings.value?.services.find((one) => one.service === service()));
}

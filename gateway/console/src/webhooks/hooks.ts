import { answer, api, whole } from '../api/client';
import type { RowOf } from '../api/types';

export type Hook = RowOf<'/api/webhooks'>;
export type Standing = 'WAITING' | 'SENT' | 'FAILED' | 'DROPPED';

export interface Delivery {
  id: string;
  type: string;
  state: Standing;
  attempts: number;
  queuedAt: string;
  attemptedAt?: string;
  status?: number;
  tookMs?: number;
  excerpt?: string;
  reason?: string;
  nextAttempt?: string;
}

type Key = { 'Idempotency-Key': string };
type Page = Promise<{ data?: Delivery[]; error?: unknown; response: Response }>;
const path = (id: string) => ({ params: { path: { id } } });

export const hook = (id: string) => whole(api.GET('/api/webhooks/{id}', path(id)) as never) as Promise<{ data: Hook; etag: string }>;

export function deliveries(id: string, state: Standing | undefined, cursor: string | undefined): Page {
  return api.GET('/api/webhooks/{id}/deliveries', { params: { path: { id }, query: { state, cursor } } }) as unknown as Page;
}

export function act(what: 'pause' | 'resumption' | 'secret', id: string, headers: Key): Promise<Hook> {
  const sent = { ...path(id), headers };
  return answer((what === 'pause' ? api.POST('/api/webhooks/{id}/pause', sent) : what === 'secret' ? api.POST('/api/webhooks/{id}/secret', sent) : api.POST('/api/webhooks/{id}/resumption', sent)) as never);
}

export async function ping(id: string, headers: Key): Promise<true> {
  await answer(api.POST('/api/webhooks/{id}/ping', { ...path(id), headers }) as never);
  return true;
}

export async function again(id: string, delivery: string, headers: Key): Promise<true> {
  await answer(api.POST('/api/webhooks/{id}/deliveries/{delivery}/redelivery', { params: { path: { id, delivery } }, headers }) as never);
  return true;
}

export async function remove(id: string): Promise<true> {
  const gone = await api.DELETE('/api/webhooks/{id}', path(id));
  return gone.response.ok ? true : (answer(Promise.resolve(gone) as never) as Promise<true>);
}

/** notice_issued for org.muster.notice.issued: what words are known by. */
export const shortly = (type: string) => type.replace(/^org\.muster\./, '').replaceAll('.', '_');

const REASONS: [said: RegExp, zh: string][] = [
  [/^every attempt failed since (\S+), the last one: (.*)$/s, '$2'],
  [/^the host is unknown$/, '找不到这个主机名'],
  [/^the address is not a public one$/, '不是公网地址'],
  [/^no answer within (\d+) seconds$/, '$1 秒内没有应答'],
  [/^answered (\d+); redirections are not followed$/, '应答 $1，推送不跟随跳转'],
  [/^answered (\d+)$/, '应答 $1'],
];

/** Why it did not arrive, in Chinese where the words are known. */
export function reasonIn(reason: string, zh: boolean): string {
  return zh ? REASONS.reduce((said, [pattern, words]) => said.replace(pattern, words), reason) : reason;
}

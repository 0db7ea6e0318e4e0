import { answer, api, done, whole } from '../api/client';
import type { RowOf } from '../api/types';

export type Hook = RowOf<'/api/webhooks'>;
export type Standing = 'WAITING' | 'SENT' | 'FAILED' | 'DROPPED';

export type Delivery = RowOf<'/api/webhooks/{id}/deliveries'>;

type Key = { 'Idempotency-Key': string };
const path = (id: string) => ({ params: { path: { id } } });

export const hook = (id: string) => whole(api.GET('/api/webhooks/{id}', path(id)));

export const deliveries = (id: string, state: Standing | undefined, cursor: string | undefined) =>
  api.GET('/api/webhooks/{id}/deliveries', { params: { path: { id }, query: { state, cursor } } });

export function act(what: 'pause' | 'resumption' | 'secret', id: string, headers: Key): Promise<Hook> {
  const sent = { ...path(id), headers };
  if (what === 'pause') return answer(api.POST('/api/webhooks/{id}/pause', sent));
  if (what === 'secret') return answer(api.POST('/api/webhooks/{id}/secret', sent));
  return answer(api.POST('/api/webhooks/{id}/resumption', sent));
}

export const ping = (id: string, headers: Key) => answer(api.POST('/api/webhooks/{id}/ping', { ...path(id), headers }));

export const again = (id: string, delivery: string, headers: Key) =>
  answer(api.POST('/api/webhooks/{id}/deliveries/{delivery}/redelivery', { params: { path: { id, delivery } }, headers }));

export const remove = (id: string) => done(api.DELETE('/api/webhooks/{id}', path(id)));

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

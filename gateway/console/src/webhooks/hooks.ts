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

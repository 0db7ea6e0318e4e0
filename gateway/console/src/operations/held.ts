import { answer, api, done } from '../api/client';
import type { RowOf, Shown } from '../api/types';

type DeadLetter = Shown<'/api/operations/notice-service/dead-letters/{id}/replay', 'post'>;
type Parked = RowOf<'/api/operations/notice-service/parked-events'>;

/** dead: this service could not handle it · parked: Kafka would not take it from this service */
export type Kind = 'dead' | 'parked';
/** What either of the two may say about an event. */
export type Held = Omit<DeadLetter & Parked, 'id'> & { id?: DeadLetter['id'] | Parked['id'] };
type Id = NonNullable<Held['id']>;
type Key = { 'Idempotency-Key': string };

// every service has the same paths below its own name; the description of one stands for all
const dead = (service: string) => `/api/operations/${service}/dead-letters` as '/api/operations/notice-service/dead-letters';
const parked = (service: string) => `/api/operations/${service}/parked-events` as '/api/operations/notice-service/parked-events';

type Page = Promise<{ data?: Held[]; error?: unknown; response: Response }>;

export function held(kind: Kind, service: string, replayed: boolean, cursor: string | undefined): Page {
  return kind === 'dead' ? api.GET(dead(service), { params: { query: { replayed, cursor } } }) : api.GET(parked(service));
}

export async function again(kind: Kind, service: string, id: Id, headers: Key): Promise<true> {
  if (kind === 'dead') await answer(api.POST(`${dead(service)}/{id}/replay`, { params: { path: { id: String(id) } }, headers }));
  else await done(api.POST(`${parked(service)}/{id}/retry`, { params: { path: { id: Number(id) } }, headers }));
  return true;
}

export async function purge(kind: Kind, service: string, id: Id): Promise<true> {
  if (kind === 'dead') await done(api.DELETE(`${dead(service)}/{id}`, { params: { path: { id: String(id) } } }));
  else await done(api.DELETE(`${parked(service)}/{id}`, { params: { path: { id: Number(id) } } }));
  return true;
}

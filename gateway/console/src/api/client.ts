import createClient from 'openapi-fetch';
import { isOnline } from '../shared/device';
import { language } from '../words/i18n';
import type { paths } from './generated/paths';
import { newKey } from './key';
import { patiently } from './patient';
import { Problem } from './problem';

/** Told when an answer shows that nobody is logged in any more. */
export const onExpired: { tell: () => void } = { tell: () => undefined };

/** Every call of the console goes through this client, typed by the services' own descriptions. */
export const api = createClient<paths>({
  fetch: (request) => patiently(request).then(
    (answered) => {
      isOnline.value = true;
      return answered;
    },
    (failure) => {
      if (!request.signal.aborted) isOnline.value = false;
      throw failure;
    },
  ),
  querySerializer: { array: { style: 'form', explode: true } },
});

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', language() === 'zh' ? 'zh-CN' : 'en');
    request.headers.set('X-Requested-With', 'console');
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', newKey());
    }
    return request;
  },
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && schemaPath !== '/api/me') onExpired.tell();
  },
});

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** For answers without content. */
export async function done(call: Promise<Outcome<unknown>>): Promise<true> {
  await whole(call.then((outcome) => ({ ...outcome, data: true })));
  return true;
}

/** The answer's content, or a Problem thrown. */
export async function answer<T>(call: Promise<Outcome<T>>): Promise<NonNullable<T>> {
  return (await whole(call)).data;
}

/** The content with the version by which a change must name it (If-Match). */
export async function whole<T>(call: Promise<Outcome<T>>): Promise<{ data: NonNullable<T>; etag: string; response: Response }> {
  let outcome: Outcome<T>;
  try {
    outcome = await call;
  } catch {
    throw new Problem(0, 'offline', '', '');
  }
  if (!outcome.response.ok) throw Problem.of(outcome.response.status, outcome.error);
  return {
    data: outcome.data as NonNullable<T>,
    etag: outcome.response.headers.get('ETag') ?? '*',
    response: outcome.response,
  };
}

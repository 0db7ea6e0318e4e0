import { ref } from 'vue';
import { answer, api, whole } from '../api/client';
import { keep, kept } from '../offline/kept';
import { useSession } from '../session/session';
import { useQueue, type Sender, type Waiting } from './queue';

const NAME = 'reports-waiting';

/** The reports that wait on this device for the person that is logged in. */
export const waiting = ref<Waiting[]>([]);

const sender: Sender = {
  async write(report) {
    const written = await whole(api.PUT('/api/reports/{period}/{organisation}', {
      params: { path: { period: report.period, organisation: report.organisation } },
      headers: report.etag ? { 'If-Match': report.etag } : {},
      body: report.content,
    }));
    return written.etag;
  },
  async submit(report, etag) {
    await answer(api.POST('/api/reports/{period}/{organisation}/submission', {
      params: { path: { period: report.period, organisation: report.organisation } },
      headers: { 'Idempotency-Key': report.key, ...(etag ? { 'If-Match': etag } : {}) },
      body: { nil: report.nil },
    }));
  },
};

const person = () => useSession().person?.subject ?? '';

const queue = useQueue(
  {
    load: () => kept<Waiting[]>(person(), NAME) ?? [],
    save: (now) => {
      keep(person(), NAME, now);
      waiting.value = now;
    },
  },
  sender,
);

export const addWaiting = queue.add;
export const removeWaiting = queue.remove;

/** @returns the reports that were taken just now */
export async function sendWaiting(): Promise<Waiting[]> {
  if (!person()) return [];
  waiting.value = queue.all();
  if (!waiting.value.some((one) => !one.refusal)) return [];
  const taken = await queue.flush();
  waiting.value = queue.all();
  return taken;
}

export function waitingFor(period: string, organisation: string): Waiting | undefined {
  return waiting.value.find((one) => one.period === period && one.organisation === organisation);
}

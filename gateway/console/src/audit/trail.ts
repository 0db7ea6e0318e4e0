import { ref } from 'vue';
import { answer, api } from '../api/client';
import type { RowOf, Shown } from '../api/types';

export type Line = RowOf<'/api/audit/notice-service'>;
export type Verification = Shown<'/api/audit/notice-service/verifications/{id}'>;

export const SERVICES = ['notice-service', 'expert-service', 'outreach-service', 'report-service'] as const;

/** What is looked for, as it stands in the address, so that a search can be shared and gone back to. */
export interface Wanted {
  service: string;
  from?: string;
  to?: string;
  person?: string;
  organisation?: string;
  action?: string;
  objectType?: string;
  objectId?: string;
}

// every service has the same paths below its own name; the description of one stands for all
const trail = (service: string) => `/api/audit/${service}` as '/api/audit/notice-service';

export function lines({ service, from, to, ...rest }: Wanted, cursor: string | undefined) {
  const query = { ...rest, from: from && midnight(from), to: to && midnight(to, 1), cursor };
  return api.GET(trail(service), { params: { query } });
}

/** The beginning of a day in China, or of one some days later. */
export function midnight(date: string, later = 0): string {
  return new Date(Date.parse(`${date}T00:00:00+08:00`) + later * 86_400_000).toISOString();
}

export function verify(service: string, headers: { 'Idempotency-Key': string }): Promise<Verification> {
  return answer(api.POST(`${trail(service)}/verifications`, { headers }));
}

export function verification(service: string, id: string): Promise<Verification> {
  return answer(api.GET(`${trail(service)}/verifications/{id}`, { params: { path: { id } } }));
}

/** What organisations are called, asked for once each. */
export const names = ref<Record<string, string>>({});
const asked = new Set<string>();

export function learnNames(of: Line[]) {
  for (const code of new Set(of.map((line) => line.organisation))) {
    if (!code || asked.has(code)) continue;
    asked.add(code);
    answer(api.GET('/api/organisations/{code}', { params: { path: { code } } })).then(
      (found) => (names.value = { ...names.value, [code]: (found as { name?: string }).name ?? code }),
      () => asked.delete(code),
    );
  }
}

/** What the person was called when it was done; older lines do not say. */
export const nameIn = (line: Line) => (line.detail as { personName?: string } | undefined)?.personName;

/** For a spreadsheet; what one would take for a formula is kept as text. */
export function csv(head: string[], rows: (string | number)[][]): string {
  const cell = (value: string | number) => `"${String(value).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

import { answer, api } from '../api/client';
import type { components } from '../api/generated/notice';
import type { Role } from '../session/roles';

export type Account = Required<Omit<components['schemas']['AccountResponse'], 'email'>> & { email?: string };
type Page = Promise<{ data?: Account[]; error?: unknown; response: Response }>;

/** What an administrator may give; who audits and who operates is not among it. */
export const GIVEABLE: Role[] = ['clerk', 'drafter', 'issuer', 'duty-officer', 'reporter', 'report-reviewer', 'expert-manager', 'expert', 'editor', 'fact-checker', 'analyst', 'leader-office', 'org-admin'];

export function accountsOf(organisation: string, cursor: string | undefined): Page {
  return api.GET('/api/staff', { params: { query: { organisation, cursor } } }) as unknown as Page;
}

export const account = (id: string) => answer(api.GET('/api/staff/{id}', { params: { path: { id } } })) as Promise<Account>;

export const newPassword = async (id: string) => (await answer(api.PUT('/api/staff/{id}/password', { params: { path: { id } } }))).temporaryPassword!;

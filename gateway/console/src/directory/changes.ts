import { ref } from 'vue';
import { answer, api } from '../api/client';
import type { RowOf, Shown } from '../api/types';

/** Rises when the directory was changed here, so that the list beside it is read anew. */
export const changes = ref(0);

export type Change = RowOf<'/api/organisations/{code}/changes'>;
export type Touched = Shown<'/api/organisations/{code}/closure'>;

export const ACTS = ['renaming', 'move', 'affiliation', 'closure'] as const;
export type Act = (typeof ACTS)[number];

/** As people write them: with semicolons, commas or spaces between. */
export const groupsIn = (typed: string) => [...new Set(typed.split(/[;；,，、\s]+/).filter(Boolean))];

interface Asked {
  name?: string;
  divisionCode?: string;
  newCode?: string;
  parent?: string;
  supervisors?: string[];
  groups?: string[];
  successor?: string;
  childrenTo?: string;
  accounts?: 'DISABLED' | 'MOVED';
  from?: string;
}

/** Done at once, or planned when its day is to come. */
export function request(act: Act | 'reopening', code: string, body: Asked, headers: { 'Idempotency-Key': string }): Promise<Change> {
  const path = { params: { path: { code } }, headers };
  const sent = () => {
    if (act === 'renaming') return api.POST('/api/organisations/{code}/renaming', { ...path, body });
    if (act === 'move') return api.POST('/api/organisations/{code}/move', { ...path, body: { parent: body.parent!, from: body.from } });
    if (act === 'affiliation') return api.POST('/api/organisations/{code}/affiliation', { ...path, body });
    if (act === 'closure') return api.POST('/api/organisations/{code}/closure', { ...path, body });
    return api.POST('/api/organisations/{code}/reopening', path);
  };
  return answer(sent());
}

import type { RowOf, Sent } from '../api/types';

export type Form = RowOf<'/api/report-forms'>;
export type Asked = Sent<'/api/report-forms', 'post'>['fields'][number];

/** What pre-fills a number by itself. */
export const SOURCES = ['notices.issued', 'verdicts.published', 'opinions.given'];

/** A question as it is edited; the key is found for it unless somebody wants a certain one. */
export interface Question {
  key: string;
  label: string;
  type: 'INTEGER' | 'TEXT';
  sum: boolean;
  cumulative: boolean;
  source: string;
}

export const fresh = (): Question => ({ key: '', label: '', type: 'INTEGER', sum: true, cumulative: false, source: '' });

export function questions(form: Form): Question[] {
  return (form.fields ?? []).map((field) => ({ key: field.key!, label: field.label!, type: field.type!, sum: field.aggregate === 'SUM', cumulative: !!field.cumulative, source: field.source ?? '' }));
}

/** The same words give the same key, so that a question asked in two forms is known for the same one. */
export function keyOf(label: string): string {
  let hash = 0x811c9dc5;
  for (const char of label.normalize('NFKC').replace(/\s/g, '')) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193) >>> 0;
  return `q${hash.toString(36)}`;
}

export function asked(all: Question[]): Asked[] {
  return all.map((one) => {
    const counts = one.type === 'INTEGER';
    const label = one.label.trim();
    return { key: one.key.trim() || keyOf(label), label, type: one.type, aggregate: counts && one.sum ? 'SUM' : 'NONE', cumulative: counts && one.cumulative, source: (counts && one.source) || undefined };
  });
}

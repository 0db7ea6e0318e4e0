import { answer, api } from '../api/client';

const KEPT = 'issuer-mark';

/** The mark under which the organisation last issued: remembered in this tab, or read from its newest document's number. */
export async function markOf(): Promise<string> {
  const kept = sessionStorage.getItem(KEPT);
  if (kept) return kept;
  try {
    const newest = await answer(api.GET('/api/notices', { params: { query: { state: 'ISSUED', limit: 1 } } }));
    return newest[0]?.number?.split('〔')[0] ?? '';
  } catch {
    return '';
  }
}

export function rememberMark(mark: string) {
  sessionStorage.setItem(KEPT, mark);
}

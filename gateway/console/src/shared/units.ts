import { reactive, ref, watch, type Ref } from 'vue';
import { answer, api } from '../api/client';

const names = reactive<Record<string, string>>({});
const asked = new Set<string>();

/** The name of an organisation; until it is known, three dots, and its code where it has none. */
export function unitName(code: string | null | undefined): string {
  if (!code) return '';
  if (!asked.has(code)) {
    asked.add(code);
    answer(api.GET('/api/organisations/{code}', { params: { path: { code } } })).then(
      (found) => (names[code] = (found as { name?: string }).name ?? code),
      () => (names[code] = code),
    );
  }
  return names[code] ?? '…';
}

/** Organisations found by what is typed, shortly after the typing stops. */
export function useUnitSearch(wanted: Ref<string>) {
  const hits = ref<{ code?: string; name?: string }[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(wanted, (typed) => {
    clearTimeout(timer);
    const q = typed.trim();
    if (!q) {
      hits.value = [];
      return;
    }
    timer = setTimeout(async () => {
      const found = await answer(api.GET('/api/organisations', { params: { query: { q, limit: 8 } } })).catch(() => []);
      if (wanted.value.trim() === q) hits.value = found;
    }, 250);
  });
  return hits;
}

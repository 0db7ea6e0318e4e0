import { computed, ref, shallowRef } from 'vue';
import { Problem } from './problem';

/** Where the next page begins, from a Link header (RFC 8288); undefined on the last page. */
export function nextCursor(link: string | null): string | undefined {
  for (const part of (link ?? '').split(/,\s*(?=<)/)) {
    const found = /^<([^>]*)>(.*)$/.exec(part.trim());
    if (found && /;\s*rel="?next"?/.test(found[2])) {
      return new URL(found[1], 'http://localhost').searchParams.get('cursor') ?? undefined;
    }
  }
  return undefined;
}

interface Paged<T> {
  data?: T[];
  error?: unknown;
  response: Response;
}

/** A list that grows page by page. What was loaded stays when a further page fails. */
export function usePages<T>(load: (cursor: string | undefined) => Promise<Paged<T>>) {
  const rows = shallowRef<T[]>([]);
  const loading = ref(false);
  const loaded = ref(false);
  const problem = shallowRef<Problem | null>(null);
  const cursor = ref<string>();
  let generation = 0;

  async function fetchPage(from: string | undefined) {
    const mine = ++generation;
    loading.value = true;
    problem.value = null;
    try {
      const page = await load(from);
      if (mine !== generation) return;
      if (!page.response.ok) throw Problem.of(page.response.status, page.error);
      rows.value = from ? [...rows.value, ...(page.data ?? [])] : (page.data ?? []);
      cursor.value = nextCursor(page.response.headers.get('Link'));
      loaded.value = true;
    } catch (thrown) {
      if (mine === generation) problem.value = Problem.from(thrown);
    } finally {
      if (mine === generation) loading.value = false;
    }
  }

  /** As many rows again, so that nobody loses the place; what is shown stays when that fails. */
  async function renew() {
    if (!loaded.value || loading.value) return;
    const mine = ++generation;
    const fresh: T[] = [];
    let next: string | undefined;
    try {
      do {
        const page = await load(next);
        if (mine !== generation || !page.response.ok) return;
        fresh.push(...(page.data ?? []));
        next = nextCursor(page.response.headers.get('Link'));
      } while (next && fresh.length < rows.value.length);
    } catch {
      return;
    }
    rows.value = fresh;
    cursor.value = next;
  }

  return {
    rows,
    loading,
    loaded,
    problem,
    isEmpty: computed(() => loaded.value && rows.value.length === 0),
    hasMore: computed(() => cursor.value !== undefined),
    reload: () => fetchPage(undefined),
    renew,
    more: () => fetchPage(cursor.value),
    retry: () => fetchPage(rows.value.length ? cursor.value : undefined),
    change: (same: (row: T) => boolean, how: (row: T) => T) => {
      rows.value = rows.value.map((row) => (same(row) ? how(row) : row));
    },
  };
}

/** One thing that is loaded, again when asked. */
export function useLoad<T>(load: () => Promise<T>) {
  const value = shallowRef<T>();
  const loading = ref(false);
  const problem = shallowRef<Problem | null>(null);
  let generation = 0;

  async function reload() {
    const mine = ++generation;
    loading.value = true;
    problem.value = null;
    try {
      const found = await load();
      if (mine === generation) value.value = found;
    } catch (thrown) {
      if (mine === generation) problem.value = Problem.from(thrown);
    } finally {
      if (mine === generation) loading.value = false;
    }
  }

  /** Without a sign that it loads; what is shown stays when that fails. */
  async function renew() {
    if (value.value === undefined || loading.value) return;
    const mine = ++generation;
    const found = await load().catch(() => undefined);
    if (found !== undefined && mine === generation) value.value = found;
  }

  return { value, loading, problem, reload, renew };
}

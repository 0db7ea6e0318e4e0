import { describe, expect, it } from 'vitest';
import { nextCursor, usePages } from './paging';

const answer = (data: number[], next?: string) => ({
  data,
  response: new Response(null, { headers: next ? { Link: `</api/inbox?limit=2&cursor=${next}>; rel="next"` } : {} }),
});

describe('the next page', () => {
  it('begins where the Link header says', () => {
    expect(nextCursor('</api/inbox?ended=false&cursor=MTI%3D>; rel="next"')).toBe('MTI=');
    expect(nextCursor('</a>; rel="prev", </b?cursor=7>; rel="next"')).toBe('7');
  });

  it('is none without such a header', () => {
    expect(nextCursor(null)).toBeUndefined();
    expect(nextCursor('</a?cursor=7>; rel="prev"')).toBeUndefined();
  });
});

describe('a list', () => {
  it('grows page by page until there is no next one', async () => {
    const pages = usePages<number>(async (cursor) => (cursor ? answer([3]) : answer([1, 2], 'two')));
    await pages.reload();
    expect(pages.hasMore.value).toBe(true);
    await pages.more();
    expect(pages.rows.value).toEqual([1, 2, 3]);
    expect(pages.hasMore.value).toBe(false);
  });

  it('keeps what it has when a further page fails, and goes on from there', async () => {
    let away = true;
    const pages = usePages<number>(async (cursor) => {
      if (!cursor) return answer([1], 'two');
      if (away) throw new TypeError('Failed to fetch');
      return answer([2]);
    });
    await pages.reload();
    await pages.more();
    expect(pages.rows.value).toEqual([1]);
    expect(pages.problem.value?.status).toBe(0);
    away = false;
    await pages.retry();
    expect(pages.rows.value).toEqual([1, 2]);
  });

  it('shows the newest question, whichever answer comes last', async () => {
    const waiting: ((rows: number[]) => void)[] = [];
    const pages = usePages<number>(() => new Promise((resolve) => waiting.push((rows) => resolve(answer(rows)))));
    const first = pages.reload();
    const second = pages.reload();
    waiting[1]!([2]);
    await second;
    waiting[0]!([1]);
    await first;
    expect(pages.rows.value).toEqual([2]);
  });

  it('is renewed as far as it was loaded, with what is new', async () => {
    let newest = 6;
    const pages = usePages<number>(async (cursor) => {
      const from = cursor ? Number(cursor) : newest;
      return answer([from, from - 1], from > 2 ? String(from - 2) : undefined);
    });
    await pages.reload();
    await pages.more();
    newest = 7;
    await pages.renew();
    expect(pages.rows.value).toEqual([7, 6, 5, 4]);
    expect(pages.hasMore.value).toBe(true);
  });

  it('shows what it had when it cannot be renewed', async () => {
    let away = false;
    const pages = usePages<number>(async () => {
      if (away) throw new TypeError('Failed to fetch');
      return answer([1]);
    });
    await pages.reload();
    away = true;
    await pages.renew();
    expect(pages.rows.value).toEqual([1]);
    expect(pages.problem.value).toBeNull();
  });
});

/** What an import may contain, in the order of the template. */
export const COLUMNS = ['code', 'name', 'kind', 'parent', 'divisionCode', 'supervisors', 'groups', 'validFrom'];
const REQUIRED = COLUMNS.slice(0, 4);
const LARGE = 1 << 20;

export interface Table {
  text: string;
  head: string[];
  /** Lines with content after the heading. */
  lines: number;
  /** Columns that must be there and are not. */
  missing: string[];
}

/** A file as a spreadsheet saves it: in UTF-8, or in GBK as many in China do. */
export function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

export function look(bytes: ArrayBuffer): Table {
  const text = decode(bytes);
  const rows = text.split(/\r?\n/).filter((row) => row.trim());
  const head = (rows[0] ?? '').split(',').map((cell) => cell.trim().replace(/^"|"$/g, ''));
  return { text, head, lines: Math.max(0, rows.length - 1), missing: REQUIRED.filter((name) => !head.includes(name)) };
}

/** What is sent: large ones compressed. */
export async function packed(text: string): Promise<{ body: Blob; headers: Record<string, string> }> {
  const plain = new Blob([text], { type: 'text/csv' });
  const headers = { 'Content-Type': 'text/csv' };
  if (plain.size < LARGE || !('CompressionStream' in globalThis)) return { body: plain, headers };
  const body = await new Response(plain.stream().pipeThrough(new CompressionStream('gzip'))).blob();
  return { body, headers: { ...headers, 'Content-Encoding': 'gzip' } };
}

/** The lines that were refused with what was wrong, to be mended and imported again. */
export function refusedLines(text: string, rejected: { line?: number; reason?: string }[], reasonTitle: string): string {
  const rows = text.split(/\r?\n/);
  const cell = (value: string) => `"${value.replaceAll('"', '""')}"`;
  return [`${rows[0]},${reasonTitle}`, ...rejected.map(({ line, reason }) => `${rows[line! - 1] ?? ''},${cell(reason ?? '')}`)].join('\r\n') + '\r\n';
}

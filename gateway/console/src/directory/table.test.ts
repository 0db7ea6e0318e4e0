import { describe, expect, it } from 'vitest';
import { look, refusedLines } from './table';

const utf8 = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer;

describe('a table of units', () => {
  it('is read as Chinese spreadsheets save it', () => {
    // 辽宁 in GBK
    const gbk = new Uint8Array([...new TextEncoder().encode('code,name,kind,parent\nKX-1,'), 0xc1, 0xc9, 0xc4, 0xfe, ...new TextEncoder().encode(',SOCIETY,KX-0\n')]);
    expect(look(gbk.buffer).text).toContain('辽宁');
  });

  it('tells which columns it lacks and how many lines it has', () => {
    expect(look(utf8('\uFEFFcode,name,kind\r\na,b,c\r\n\r\n'))).toMatchObject({ lines: 1, missing: ['parent'] });
    expect(look(utf8('"code","name","kind","parent"\n')).missing).toEqual([]);
    expect(look(utf8('')).missing).toHaveLength(4);
  });

  it('gives back the refused lines with what was wrong', () => {
    expect(refusedLines('code,name\na,b\nc,d\n', [{ line: 3, reason: 'no "c"' }], 'why')).toBe('code,name,why\r\nc,d,"no ""c"""\r\n');
  });
});

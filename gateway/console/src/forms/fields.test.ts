import { describe, expect, it } from 'vitest';
import { asked, fresh, keyOf } from './fields';

describe('a question', () => {
  it('has the same key wherever it is asked in the same words', () => {
    expect(keyOf('新增 志愿者（人）')).toBe(keyOf('新增志愿者(人)'));
    expect(keyOf('新增志愿者')).not.toBe(keyOf('累计志愿者'));
    expect(keyOf('新增志愿者')).toMatch(/^[A-Za-z][A-Za-z0-9_.]{0,39}$/);
  });

  it('keeps the key it has', () => {
    expect(asked([{ ...fresh(), key: 'confirmed', label: '确诊' }])[0]!.key).toBe('confirmed');
  });

  it('is neither summed nor counted when it is answered in words', () => {
    expect(asked([{ ...fresh(), label: '说明', type: 'TEXT', cumulative: true, source: 'notices.issued' }])[0]).toMatchObject({ aggregate: 'NONE', cumulative: false, source: undefined });
  });
});

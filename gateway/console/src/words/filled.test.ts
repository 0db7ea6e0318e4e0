import { describe, expect, it } from 'vitest';
import { createI18n } from 'vue-i18n';
import { filled } from './filled';
import type { Words } from './i18n';

const said = (text: string, names = {}) =>
  createI18n({ legacy: false, locale: 'zh', messages: { zh: { text } }, messageCompiler: filled }).global.t('text', names);

describe('words', () => {
  it('are filled in wherever a name stands', () => {
    expect(said('{a}项，共{b}项，{a}', { a: 0, b: '三' })).toBe('0项，共三项，0');
  });

  it('leave out what is not known', () => {
    expect(said('由{who}转来', { who: undefined })).toBe('由转来');
  });

  it('are said as they stand when there is nothing to fill in', () => {
    expect(said('3 | 4 @ 5')).toBe('3 | 4 @ 5');
  });

  it('never take what is filled in for a name', () => {
    expect(said('{a}', { a: '{b}', b: 'x' })).toBe('{b}');
  });

  const screens = import.meta.glob<Record<string, Words | Words['zh']>>(['../**/words.ts', './shared.ts'], { eager: true });
  const names = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

  it.each(Object.entries(screens))('of %s have the same names in both languages', (_, screen) => {
    const { zh, en } = (screen.words ?? screen) as Words;
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const [key, text] of Object.entries(zh)) {
      expect([key, names(en[key]!)]).toEqual([key, names(text)]);
      for (const one of [text, en[key]!]) expect(one.replaceAll(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
    }
  });
});

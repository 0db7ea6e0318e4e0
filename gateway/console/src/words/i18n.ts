import { createI18n, useI18n } from 'vue-i18n';
import { filled } from './filled';
import { en, zh } from './shared';

export type Language = 'zh' | 'en';
export type Words = Record<Language, Record<string, string>>;

const KEPT = 'language';

export const i18n = createI18n({
  legacy: false,
  locale: (localStorage.getItem(KEPT) as Language | null) ?? 'zh',
  fallbackLocale: 'zh',
  messages: { zh, en },
  messageCompiler: filled,
  missingWarn: false,
  fallbackWarn: false,
});

export function language(): Language {
  return i18n.global.locale.value as Language;
}

export function hasChosen(): boolean {
  return localStorage.getItem(KEPT) !== null;
}

export function speak(chosen: Language, remember: boolean) {
  i18n.global.locale.value = chosen;
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en';
  if (remember) localStorage.setItem(KEPT, chosen);
}

/** The words of one screen, and behind them the shared ones. */
export function useWords(words: Words) {
  return useI18n({ useScope: 'local', inheritLocale: true, messages: words, messageCompiler: filled });
}

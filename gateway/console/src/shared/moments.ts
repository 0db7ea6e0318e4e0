import { language } from '../words/i18n';

/** China keeps UTC+8 all year, since 1992. */
const AHEAD = 8 * 3_600_000;

/** A point in time as an input of China's clock shows it, such as 2026-11-22T09:30. */
export function clock(millis: number): string {
  return new Date(millis + AHEAD).toISOString().slice(0, 16);
}

/** Today's date in China, as 2026-11-22. */
export function today(): string {
  return clock(Date.now()).slice(0, 10);
}

/** A calendar day: 今天, 明天, 11月22日, or with its year when that is another one. */
export function day(date: string | null | undefined): string {
  if (!date) return '';
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  const now = today();
  if (date === now) return language() === 'zh' ? '今天' : 'today';
  if (daysUntil(date) === 1) return language() === 'zh' ? '明天' : 'tomorrow';
  const sameYear = now.startsWith(`${year}-`);
  if (language() === 'zh') return `${sameYear ? '' : `${year}年`}${month}月${dayOfMonth}日`;
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: sameYear ? undefined : 'numeric', timeZone: 'UTC' })
    .format(Date.UTC(year, month - 1, dayOfMonth));
}

/** A moment: 今天 09:30, 11月22日 09:30. */
export function moment(instant: string | null | undefined): string {
  if (!instant) return '';
  const [date, time] = clock(Date.parse(instant)).split('T') as [string, string];
  return `${day(date)} ${time}`;
}

/** Days from today, negative when it is over. */
export function daysUntil(date: string): number {
  return Math.round((Date.parse(date) - Date.parse(today())) / 86_400_000);
}

export function percent(rate: number | null | undefined): string {
  if (rate === null || rate === undefined) return '—';
  const hundredths = rate * 100;
  return `${hundredths > 0 && hundredths < 10 ? hundredths.toFixed(1) : Math.floor(hundredths)}%`;
}

export function size(bytes: number | undefined): string {
  if (bytes === undefined) return '';
  return bytes < 1024 ? `${bytes} B` : bytes < 1_048_576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** What such an input holds, as a point in time. */
export function inChina(clock: string): string {
  return `${clock}:00+08:00`;
}

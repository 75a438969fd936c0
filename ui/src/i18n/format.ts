import { shell } from './en/shell.ts';
import { region, words } from './words.ts';

/** Dates and numbers as the reader's language and region write them. */

const w = words('shell', shell);

const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Formatters are slow to make and few: one a kind and locale. What it returns is the one of the reader's. */
export function keeping<Format>(make: (locale: string) => Format): () => Format {
  const made = new Map<string, Format>();
  return () => {
    const locale = region();
    const format = made.get(locale) ?? make(locale);
    made.set(locale, format);
    return format;
  };
}
const relative = keeping((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
const absolute = keeping((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
const day = keeping((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const numbers = keeping((locale) => new Intl.NumberFormat(locale));

/** "2 hours ago", "yesterday", "just now". `now` in milliseconds. */
export function ago(iso: string, now: number): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  for (const [unit, size] of UNITS) if (Math.abs(seconds) >= size) return relative().format(Math.round(seconds / size), unit);
  return w().justNow;
}

/** "in 13 days", "tomorrow", "3 months ago": so many of a unit from now. */
export const fromNow = (amount: number, unit: Intl.RelativeTimeFormatUnit): string => relative().format(amount, unit);

/** "23 Nov 2026, 14:05". */
export const fullDate = (iso: string): string => absolute().format(new Date(iso));

/** "23 Nov 2026". */
export const dayDate = (iso: string): string => day().format(new Date(iso));

export const number = (value: number): string => numbers().format(value);

export const plural = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString()} ${count === 1 ? one : many}`;

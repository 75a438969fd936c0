import type { Version } from '#protocol/history';
import { keeping } from '../../i18n/format.ts';
import { w } from './words.ts';

/** Moments as people speak of them, in the reader's own language and region. */
const DAY = 86_400_000;
const time = keeping((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
const weekday = keeping((locale) => new Intl.DateTimeFormat(locale, { weekday: 'long' }));
const dayOfYear = keeping((locale) => new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }));
const dayAndYear = keeping((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }));

/** The beginning of the day on which something was, where the person is. */
const dayOf = (ms: number): number => new Date(ms).setHours(0, 0, 0, 0);
/** Days between two moments, by the calendar: a day is not always 24 hours. */
const daysBetween = (earlier: number, later: number): number => Math.round((dayOf(later) - dayOf(earlier)) / DAY);

export const sayTime = (iso: string): string => time().format(new Date(iso));

/** "Today", "Yesterday", "Tuesday, 17 November", "17 November 2024". */
export function sayDay(iso: string, now: number): string {
  const at = Date.parse(iso);
  const days = daysBetween(at, now);
  if (days === 0) return w().when.today;
  if (days === 1) return w().when.yesterday;
  return (new Date(at).getFullYear() === new Date(now).getFullYear() ? dayOfYear() : dayAndYear()).format(at);
}

/** "today 14:05", "Tuesday 14:05" within a week, "17 November 2024, 14:05". */
export function sayMoment(iso: string, now: number): string {
  const at = Date.parse(iso);
  const days = daysBetween(at, now);
  const say = w().when;
  if (days === 0) return say.todayAt(sayTime(iso));
  if (days === 1) return say.yesterdayAt(sayTime(iso));
  return days > 0 && days < 7 ? say.weekdayAt(weekday().format(at), sayTime(iso)) : say.dateAt(dayAndYear().format(at), sayTime(iso));
}

/** "Sent to Acme", or the moment of a version that has no name. */
export const sayVersion = (version: Version, now: number): string => version.label ?? sayMoment(version.at, now);

/** "13:55", or "13:55 – 14:04" when it took some minutes. */
export function saySpan(from: string, to: string): string {
  const [begun, ended] = [sayTime(from), sayTime(to)];
  return begun === ended ? begun : `${begun} – ${ended}`;
}

export interface DayOf<T> {
  day: string;
  items: T[];
}

/** Things in their order, by the day on which they were. */
export function byDay<T>(items: readonly T[], at: (item: T) => string, now: number): DayOf<T>[] {
  const days: (DayOf<T> & { key: number })[] = [];
  for (const item of items) {
    const key = dayOf(Date.parse(at(item)));
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else days.push({ key, day: sayDay(at(item), now), items: [item] });
  }
  return days;
}

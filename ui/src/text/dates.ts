import { type Dates, NO_DATES, type PartialDate } from '#protocol/dates';
import { datesOf, isPresent, readDate } from '#protocol/written-dates';
import { fields } from '../i18n/en/fields.ts';
import { type Language, speak } from '../i18n/language.ts';
import { words } from '../i18n/words.ts';

const w = words('fields', fields);

/**
 * Dates as one line of text: "2020-03 – 2023-08", "2020 – present" (in the words of the
 * interface), or any words ("Summer 2019"), which are kept as they are.
 */
export function formatDates(dates: Dates | undefined): string {
  if (!dates) return '';
  if (dates.raw !== undefined) return dates.raw;
  const end = dates.present ? w().present : dates.end;
  if (end === null) return dates.start ?? '';
  return dates.start === null ? `– ${end}` : `${dates.start} – ${end}`;
}

/** What stands before an end without a beginning. */
const UNTIL = /^(?:[–—-]|until|till|bis|jusqu’à|jusqu'à|hasta|até|fino a|至|到|حتى|إلى)\s*(\S.*)$/iu;

/** What the text says, in any language that we read; words that are no dates are kept in `raw`, as they are. */
export function parseDates(text: string): Dates {
  const trimmed = text.trim();
  if (trimmed === '') return NO_DATES;
  if (isPresent(trimmed)) return { ...NO_DATES, present: true };
  const until = UNTIL.exec(trimmed)?.[1];
  if (until !== undefined && isPresent(until)) return { ...NO_DATES, present: true };
  const end = until === undefined ? null : readDate(until);
  const read = end === null ? datesOf(trimmed, null, false) : { ...NO_DATES, end };
  return read && read.raw === undefined ? read : { ...NO_DATES, raw: trimmed.slice(0, 200) };
}

/** With `present` set or taken away; an end that was there gives way. */
export function withPresent(dates: Dates | undefined, present: boolean): Dates {
  const { start, end } = dates ?? NO_DATES;
  return { start: dates?.raw === undefined ? start : readDate(dates.raw), end: present ? null : end, present };
}

/** With its start or its end chosen. Words that were no date give way; what could be read of them stays. */
export function withDate(dates: Dates | undefined, part: 'start' | 'end', date: PartialDate): Dates {
  const { start, end, present } = dates?.raw === undefined ? (dates ?? NO_DATES) : { ...NO_DATES, start: readDate(dates.raw) };
  return part === 'start' ? { start: date, end, present } : { start, end: date, present: false };
}

const parts = (date: PartialDate) => date.split('-').map(Number);

/** One date in words of `locale`: "2020", "Mar 2020", "9 Mar 2020". */
export function sayDate(date: PartialDate, locale: string): string {
  const [year = 0, month, day] = parts(date);
  const at = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  // `Date.UTC` reads years below 100 as of the twentieth century.
  at.setUTCFullYear(year);
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    ...(month ? { month: 'short' } : {}),
    ...(day ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(at);
}

/** "now" and "until …", in the language of the dates: a sentence of two languages is none. */
const PERIOD_WORDS: Readonly<Record<Language, readonly [now: string, until: (end: string) => string]>> = {
  en: ['now', (end) => `until ${end}`],
  de: ['heute', (end) => `bis ${end}`],
  fr: ['aujourd’hui', (end) => `jusqu’à ${end}`],
  es: ['actualidad', (end) => `hasta ${end}`],
  pt: ['atual', (end) => `até ${end}`],
  zh: ['至今', (end) => `至${end}`],
  ja: ['現在', (end) => `${end}まで`],
  ar: ['الآن', (end) => `حتى ${end}`],
};

/** "Mar 2020 – now": how the form says a period, in words of `locale`; in English where we have none of that language. */
export function sayDates(dates: Dates | undefined, locale: string): string {
  if (!dates) return '';
  if (dates.raw !== undefined) return dates.raw;
  const [now, until] = PERIOD_WORDS[speak([locale])];
  const start = dates.start === null ? '' : sayDate(dates.start, locale);
  const end = dates.present ? now : dates.end === null ? '' : sayDate(dates.end, locale);
  if (!end) return start;
  return start ? `${start} – ${end}` : until(end);
}

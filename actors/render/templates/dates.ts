import type { Dates, PartialDate } from '#protocol/dates';
import type { Design } from '#protocol/document';
import { calendarOf } from './calendars.ts';

type DateFormat = Design['dateFormat'];

/**
 * How many letters a span of time takes at most, unless somebody wrote it in words of their own: "Sep 2019 – Mar 2020". Letters as
 * wide as they are high count for two.
 */
export function longestDates({ dateFormat, locale }: Pick<Design, 'dateFormat' | 'locale'>): number {
  const dates = Array.from({ length: 12 }, (_, i) => formatDate(`2020-${String(i + 1).padStart(2, '0')}`, dateFormat, locale));
  const one = Math.max(...dates.map(widthOf));
  return one + ' – '.length + Math.max(one, widthOf(calendarOf(locale).present));
}

const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[\p{Script=Han}\p{Script=Hangul}]/u.test(letter) ? 2 : 1), 0);

/** One date at the precision the person gave, or less when the format has no place for a day. */
export function formatDate(date: PartialDate, format: DateFormat, locale: string): string {
  const [year = '', month] = date.split('-');
  const { months, short, inYear, year: alone } = calendarOf(locale);
  const isInWords = format === 'MMM YYYY' || format === 'MMMM YYYY';
  if (month === undefined || format === 'YYYY') return isInWords && alone ? alone(year) : year;
  const named = (names: readonly string[]): string => {
    const name = names[Number(month) - 1] ?? month;
    return inYear ? inYear(name, year) : `${name} ${year}`;
  };
  switch (format) {
    case 'MMM YYYY':
      return named(short);
    case 'MMMM YYYY':
      return named(months);
    case 'MM/YYYY':
      return `${month}/${year}`;
    case 'YYYY-MM':
      return `${year}-${month}`;
  }
}

/** "Mar 2020 – Present". Text that is no date is shown as it is; nothing gives an empty string. */
export function formatDates(dates: Dates | undefined, { dateFormat, locale }: Pick<Design, 'dateFormat' | 'locale'>): string {
  if (!dates) return '';
  if (dates.raw) return dates.raw;
  const start = dates.start && formatDate(dates.start, dateFormat, locale);
  const end = dates.present ? calendarOf(locale).present : dates.end && formatDate(dates.end, dateFormat, locale);
  return [...new Set([start, end].filter((part) => part !== null && part !== ''))].join(' – ');
}

/** A letter's date, with its day when it has one. */
export function formatFullDate(dates: Dates | undefined, design: Pick<Design, 'dateFormat' | 'locale'>): string {
  const [year = '', month, day] = dates?.start?.split('-') ?? [];
  if (!dates || dates.raw || month === undefined || day === undefined) return formatDates(dates, design);
  const { months, ofDay = months, full } = calendarOf(design.locale);
  return full(Number(day), ofDay[Number(month) - 1] ?? month, year);
}

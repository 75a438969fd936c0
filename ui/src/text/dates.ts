import { type Dates, NO_DATES, type PartialDate } from '#protocol/dates';
import { datesOf, isPresent, readDate } from '#protocol/written-dates';

/** Dates as one line of text: "2020-03 – 2023-08", "2020 – present", or any words ("Summer 2019"), which are kept as they are. */
export function formatDates(dates: Dates | undefined): string {
  if (!dates) return '';
  if (dates.raw !== undefined) return dates.raw;
  const end = dates.present ? 'present' : dates.end;
  if (end === null) return dates.start ?? '';
  return dates.start === null ? `– ${end}` : `${dates.start} – ${end}`;
}

/** What stands before an end without a beginning. */
const UNTIL = /^(?:[–—-]|until|till|bis|jusqu’à|jusqu'à|hasta|até|fino a)\s*(\S.*)$/iu;

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

/** "Mar 2020 – now": how the form says a period. */
export function sayDates(dates: Dates | undefined, locale: string): string {
  if (!dates) return '';
  if (dates.raw !== undefined) return dates.raw;
  const start = dates.start === null ? '' : sayDate(dates.start, locale);
  const end = dates.present ? 'now' : dates.end === null ? '' : sayDate(dates.end, locale);
  if (!end) return start;
  return start ? `${start} – ${end}` : `until ${end}`;
}

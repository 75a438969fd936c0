import { type Dates, NO_DATES, PartialDate } from '#protocol/dates';

/** Dates as one line of text: "2020-03 – 2023-08", "2020 – present", or any words ("Summer 2019"), which are kept as they are. */
const DASH = /\s*(?:–|—|\bto\b|\buntil\b)\s*|\s+-\s+|(?<=\d{4})-(?=\d{4}\b)/i;
const PRESENT = /^(?:present|now|today|current|ongoing)$/i;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** One date as people write it: 2020, 2020-03, 2020-03-09, 03/2020, 3.2020, March 2020. `null` when it is none. */
export function readDate(text: string): PartialDate | null {
  const trimmed = text.trim();
  const numeric = /^(\d{1,2})[/.](\d{4})$/.exec(trimmed);
  const worded = /^(\p{L}{3,9})\.?,? (\d{4})$/u.exec(trimmed);
  const month = worded ? MONTHS.findIndex((name) => (worded[1] ?? '').toLowerCase().startsWith(name)) + 1 : 0;
  const candidate = numeric
    ? `${numeric[2]}-${(numeric[1] ?? '').padStart(2, '0')}`
    : worded && month > 0
      ? `${worded[2]}-${String(month).padStart(2, '0')}`
      : trimmed.replace(/^(\d{4})[/.](\d{1,2})$/, (_, year: string, number: string) => `${year}-${number.padStart(2, '0')}`);
  return PartialDate.safeParse(candidate).success ? candidate : null;
}

export function formatDates(dates: Dates | undefined): string {
  if (!dates) return '';
  if (dates.raw !== undefined) return dates.raw;
  const end = dates.present ? 'present' : dates.end;
  if (end === null) return dates.start ?? '';
  return dates.start === null ? `– ${end}` : `${dates.start} – ${end}`;
}

/** What the text says; words that are no dates are kept in `raw`, with "present" understood where it ends them. */
export function parseDates(text: string): Dates {
  const trimmed = text.trim();
  if (trimmed === '') return NO_DATES;
  const parts = trimmed.split(DASH).map((part) => part.trim());
  const [first = '', last] = parts;
  const start = first === '' ? null : readDate(first);
  const present = PRESENT.test(last ?? first);
  const end = last === undefined || present ? null : readDate(last);
  const startIsRead = start !== null || first === '' || (last === undefined && present);
  if (parts.length <= 2 && startIsRead && (last === undefined || present || end !== null)) return { start, end, present };
  return { start: null, end: null, present: false, raw: trimmed.slice(0, 200) };
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

import { MONTHS, PRESENT_WORDS, SINCE_WORDS } from './calendar-words.ts';
import { type Dates, PartialDate } from './dates.ts';

/** No date is longer than this in any language; what is longer need not be looked at. */
const LONGEST_DATE = 60;

/** A date as people and their programs write it, read; or `null` when it is none, so that its text is kept. */
export function readDate(text: string): PartialDate | null {
  const value = text.trim();
  if (value.length > LONGEST_DATE) return null;
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(value) ?? /^(\d{4})-(\d{2})-(\d{2})[T ]\d{2}:\d{2}/.exec(value);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const monthYear = /^(\d{1,2})[-/.](\d{4})$/.exec(value);
  if (monthYear) return dateOf(monthYear[2], monthYear[1]);
  const full = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(value);
  if (full) return dayAndMonth(Number(full[1]), Number(full[3]), full[2] === '.', full[4]);
  const eastern = /^(\d{4})\s?[年년](?:\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?)?$/.exec(value);
  if (eastern) return dateOf(eastern[1], eastern[2], eastern[3]);
  return readNamedMonth(value);
}

export const isPresent = (text: string): boolean => PRESENT_WORDS.has(normal(text));

/**
 * When something was, from one or two texts. What is not a date stays readable in `raw`, as `start – end`.
 * With `ongoing`, a start without an end means that it goes on: JSON Resume's convention for whatever has an `endDate`.
 */
export function datesOf(start: string | null, end: string | null, ongoing: boolean): Dates | null {
  if (start !== null && end === null && start.length <= 2 * LONGEST_DATE) {
    const range = /^(.*\S)\s+[–—～〜-]\s+(\S.*)$/s.exec(start.trim());
    if (range?.[1] && range[2]) return datesOf(range[1], range[2], ongoing);
    const written = wordedRange(start.trim()) ?? sinceDate(start.trim());
    if (written) return written;
  }
  const from = start === null ? null : readDate(start);
  const present = end === null ? ongoing && from !== null : isPresent(end);
  const to = end === null || present ? null : readDate(end);
  const readable = (start === null || from !== null) && (end === null || present || to !== null);
  if (readable) return from === null && to === null && !present ? null : { start: from, end: to, present };
  const first = from ?? start?.trim() ?? null;
  const raw = end === null ? (first ?? '') : `${first === null ? '' : `${first} `}– ${to ?? end.trim()}`;
  return { start: from, end: to, present, raw };
}

/** `2019-2021`, `2019–now`, and two dates with a word between them: only when both are certain, for a dash may be a part of one. */
function wordedRange(text: string): Dates | null {
  const parts =
    /^(.*\S)\s+(?:to|until|till|bis|à|au|a|al|hasta|até)\s+(\S.*)$/isu.exec(text) ??
    /^(\S*\d{4}|\D+\s\d{4})\s?[–—-]\s?(\D*\d{4}|\D+)$/u.exec(text);
  const from = parts?.[1] === undefined ? null : readDate(parts[1]);
  if (from === null || parts?.[2] === undefined) return null;
  const present = isPresent(parts[2]);
  const end = present ? null : readDate(parts[2]);
  return present || end !== null ? { start: from, end, present } : null;
}

/** `since March 2020`, `seit 2019`: it goes on. */
function sinceDate(text: string): Dates | null {
  const [word = '', ...rest] = text.split(/\s+/);
  const from = SINCE_WORDS.has(normal(word)) ? readDate(rest.join(' ')) : null;
  return from === null ? null : { start: from, end: null, present: true };
}

const normal = (text: string) => text.trim().normalize('NFC').toLowerCase();

function dateOf(year: string | undefined, month?: string, day?: string): PartialDate | null {
  const parts = [year, month, day].filter((part) => part !== undefined).map((part) => part.padStart(2, '0'));
  const date = PartialDate.safeParse(parts.join('-'));
  return date.success ? date.data : null;
}

/** `03/04/2019` is March to some and April to others: it is not guessed, unless only one reading is possible. */
function dayAndMonth(first: number, second: number, dayFirst: boolean, year: string | undefined): PartialDate | null {
  if (dayFirst || first > 12 || first === second) return dateOf(year, String(second), String(first));
  return second > 12 ? dateOf(year, String(first), String(second)) : null;
}

/** `May 2019`, `1. Mai 2019`, `May 1, 2019`, `mayo de 2019`. */
function readNamedMonth(value: string): PartialDate | null {
  const words = normal(value)
    .split(/[\s,./-]+/)
    .filter((word) => word !== '' && word !== 'de' && word !== 'of');
  const monthAt = words.findIndex((word) => MONTHS.has(word));
  const month = MONTHS.get(words[monthAt] ?? '');
  const others = words.filter((_, index) => index !== monthAt);
  const year = others.at(-1);
  if (month === undefined || year === undefined || !/^\d{4}$/.test(year) || others.length > 2) return null;
  if (others.length === 1) return dateOf(year, String(month));
  const day = /^(\d{1,2})(?:st|nd|rd|th|er)?$/.exec(others[0] ?? '');
  return day ? dateOf(year, String(month), day[1]) : null;
}

import type { Dates } from '#protocol/dates';
import type { JsonRecord } from '../cursor.ts';
import { datesIn } from './dates-in.ts';
import type { TextLine } from './lines.ts';

/** A longer line is somebody's words, not a title. */
const LONGEST_TITLE = 110;
const MOST_TITLES = 4;

/** An entry of a section: short lines at its head, a time, and the rest. */
export interface TextEntry {
  titles: string[];
  dates: Dates | null;
  body: TextLine[];
}

/**
 * The entries of a section. A new one begins with a heading, or with a short line after a gap or after a list, or with a second time.
 * No line is in two of them, and none is in none.
 */
export function entriesOf(lines: readonly TextLine[]): TextEntry[] {
  const hasHeadings = lines.some(({ heading }) => heading !== undefined);
  const entries: TextEntry[] = [];
  let last: TextLine | null = null;
  for (const line of lines) {
    const entry = entries.at(-1);
    const isShort = line.list === undefined && line.text.length <= LONGEST_TITLE;
    const found = isShort ? datesIn(line.text) : null;
    const isNew =
      !entry ||
      line.heading !== undefined ||
      (!hasHeadings &&
        isShort &&
        ((line.isFirst && entry.dates !== null && !endsSentence(line.text)) ||
          (last?.list !== undefined && !endsSentence(line.text)) ||
          (found !== null && entry.dates !== null)));
    const to: TextEntry = isNew ? { titles: [], dates: null, body: [] } : entry;
    if (isNew) entries.push(to);
    const isHead =
      isShort &&
      to.body.length === 0 &&
      to.titles.length < MOST_TITLES &&
      (line.heading !== undefined || !endsSentence(line.text) || isNew);
    if (isHead && found && to.dates === null) {
      to.dates = found.dates;
      to.titles.push(...titlesOf(found.rest));
    } else if (isHead) to.titles.push(...titlesOf(line.text));
    else to.body.push(line);
    last = line;
  }
  return entries;
}

const COMPANY = /\b(?:Inc|Ltd|Co|Corp|LLC|e\.V|S\.A|S\.L|Dr|Dipl|Sc)\.$/;
const endsSentence = (text: string): boolean => /[\p{L}\d)][.!?]$/u.test(text) && text.split(/\s+/).length > 2 && !COMPANY.test(text);

/** "Engineer | Acme | Berlin", "Engineer at Acme", "Engineer — Acme". */
const titlesOf = (text: string): string[] =>
  text
    .split(/\s+[|·•–—]\s+|\s+-\s+|\s*\t\s*|\s{3,}|\s+(?:at|bei|chez)\s+(?=\p{Lu})/u)
    .map((part) => part.replace(/^[\s,;]+|[\s,;]+$/g, ''))
    .filter((part) => part !== '');

/** A word of a school's name, in the languages that headings are known in. */
export const SCHOOL =
  /universi|hochschule|college|school|schule|gymnasium|institut|academ|akademie|école|ecole|lycée|escuela|colegio|facultad|faculdade|escola|polytech|politéc|\bTU\b|\bETH\b|\bMIT\b/i;

/** Dates in the fields of a JSON Resume. */
export function span(dates: Dates | null): JsonRecord {
  if (!dates) return {};
  const end = dates.present ? 'present' : dates.end;
  return { ...(dates.start ? { startDate: dates.start } : {}), ...(end ? { endDate: end } : {}) };
}

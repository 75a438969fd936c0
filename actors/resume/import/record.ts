import type { Dates } from '#protocol/dates';
import type { Extra } from '#protocol/document';
import { type Json, jsonBytes } from '#protocol/json';
import type { Line, Prose } from '#protocol/prose';
import { REGISTER_MAX_BYTES } from '#protocol/registers';
import { datesOf } from '#protocol/written-dates';
import { Cursor, type Found, isBlank, isRecord, type JsonRecord } from './cursor.ts';
import { readRich, richText } from './html.ts';
import type { Keeper, Kept } from './keep.ts';
import { fitProse } from './prose.ts';
import { childPath, type Report } from './report.ts';
import { cleanText, oneLine, splitAt } from './text.ts';

const SHORT = 500;
const LONG = 4_000;
const URL_LENGTH = 2_000;
const KEYWORD_LENGTH = 200;
const KEYWORDS = 200;
const KEYWORDS_BYTES = REGISTER_MAX_BYTES - 1_000;
const RAW_DATE_LENGTH = 200;
/** Opened by a click these run a program or read the reader's files. */
const DANGEROUS_SCHEME = /^(?:javascript|vbscript|data|file|blob):/i;

/** What all records of one file share. */
export interface Importing {
  report: Report;
  keeper: Keeper;
  /** The format writes prose as HTML: nobody needs to be told. */
  isHtml?: true;
}

/**
 * Reads the fields of one record by the names that files use for them. What cannot be read as its field should be, and what is
 * left at the end, goes to the record's bag, and the report says so.
 */
export class RecordReader {
  readonly cursor: Cursor;
  /** How many fields said something. */
  placed = 0;
  private readonly to: Importing;
  private readonly unknown: Kept[] = [];
  private readonly overflow: Kept[] = [];

  constructor(record: JsonRecord, path: string, to: Importing) {
    this.cursor = new Cursor(record, path);
    this.to = to;
  }

  short(...names: string[]): string | undefined {
    return this.text(this.cursor.take(...names), SHORT);
  }

  long(...names: string[]): string | undefined {
    return this.text(this.cursor.take(...names), LONG);
  }

  /** A place written as text, or as an object of its parts. */
  place(...names: string[]): string | undefined {
    const found = this.cursor.take(...names);
    if (!found || !isRecord(found.value)) return this.text(found, SHORT);
    const isWord = (part: Json) => (typeof part === 'string' || typeof part === 'number') && !isBlank(part);
    const entries = Object.entries(found.value);
    const parts = entries.filter(([, part]) => isWord(part)).map(([, part]) => part);
    const others = entries.filter(([, part]) => !isWord(part) && !isBlank(part));
    if (parts.length === 0) return this.text(found, SHORT);
    this.to.report.info(found.path, 'The parts of this place were joined to one text');
    if (others.length > 0)
      this.keepAside({ ...found, value: Object.fromEntries(others) }, 'These parts of a place are no text; they are kept aside');
    return this.text({ ...found, value: parts.join(', ') }, SHORT);
  }

  /** Kept as typed. It becomes a link only where it is a safe one; that is decided where it is shown. */
  url(...names: string[]): string | undefined {
    const found = this.cursor.take(...names);
    return found ? this.urlIn(found) : undefined;
  }

  urlIn(found: Found): string | undefined {
    const text = this.scalar(found);
    if (text === null) return undefined;
    const url = this.fit(found, oneLine(this.clean(found, text)), URL_LENGTH);
    if (url !== undefined && DANGEROUS_SCHEME.test(url.replace(/\s/g, '')))
      this.to.report.warn(found.path, 'This is not an address that may be followed; it is kept as text');
    return url;
  }

  keywords(...names: string[]): string[] | undefined {
    const found = this.cursor.take(...names);
    if (!found) return undefined;
    const out: string[] = [];
    const beyond: Json[] = [];
    let bytes = 0;
    for (const entry of this.entries(found)) {
      const text = this.scalar(entry);
      if (text === null) continue;
      const word = this.fit(entry, oneLine(this.plain(entry, text)), KEYWORD_LENGTH);
      if (word === undefined) continue;
      bytes += jsonBytes(word) + 1;
      if (out.length < KEYWORDS && bytes <= KEYWORDS_BYTES) out.push(word);
      else beyond.push(word);
    }
    if (beyond.length > 0) this.keepEnd(found, beyond, `More than fits here; the last ${beyond.length} are kept aside`);
    return out.length > 0 ? out : undefined;
  }

  /** Paragraphs from the first names, then list lines from the others. */
  prose(paragraphs: readonly string[], bullets: readonly string[]): Prose | undefined {
    const lines: Line[] = [];
    const all: Found[] = [];
    for (const [names, list] of [
      [paragraphs, false],
      [bullets, true],
    ] as const) {
      for (const found of this.cursor.takeAll(...names)) {
        all.push(found);
        const whole = Array.isArray(found.value) ? this.arrayEntries(found, found.value) : [found];
        for (const entry of whole) lines.push(...this.lines(entry, list));
      }
    }
    const last = all.at(-1);
    if (!last || lines.length === 0) return undefined;
    this.placed += 1;
    const { prose, rest, plainEnd } = fitProse(lines);
    if (plainEnd) this.to.report.warn(last.path, 'A line had too many changes of style; its end is plain');
    if (rest !== '') this.keepEnd(last, rest, 'Longer than fits here; its end is kept aside');
    return prose.length > 0 ? prose : undefined;
  }

  /** From a start and an end. `ongoing`: a start alone means that it goes on. */
  dates(start: readonly string[], end: readonly string[], ongoing: boolean): Dates | undefined {
    const from = this.cursor.take(...start);
    const to = this.cursor.take(...end);
    const [fromText, toText] = [this.dateText(from), this.dateText(to)];
    if (fromText === null && toText === null) return undefined;
    const dates = datesOf(fromText, toText, ongoing && to === null);
    if (!dates) return undefined;
    this.placed += 1;
    if (dates.raw === undefined) return dates;
    const unread = from && dates.start === null ? from : (to ?? from);
    if (unread) this.to.report.warn(unread.path, 'This is not a date we can read; it is kept as text');
    const { head, rest } = splitAt(dates.raw, RAW_DATE_LENGTH);
    if (unread && rest !== '') this.keepEnd(unread, rest, 'Longer than fits here; its end is kept aside');
    return { ...dates, raw: head };
  }

  /** Puts a value into the record's bag under its own name. */
  keepAside(found: Found, message: string, severity: 'info' | 'warn' = 'warn'): void {
    this.to.report[severity](found.path, message);
    this.unknown.push(found);
  }

  /** Puts a value that needs no remark into the record's bag, under its own name. */
  keep(found: Found): void {
    this.unknown.push(found);
  }

  /** The record's bag. Called last: what nobody has read is in it. */
  extra(): Extra | undefined {
    for (const found of this.cursor.rest()) {
      this.unknown.push(found);
      this.to.report.info(found.path, 'There is no field for this here; it is kept with the résumé');
    }
    return this.to.keeper.bag(this.unknown, this.overflow);
  }

  /** What would go to the record's bag, for a record that has none of its own. */
  leftover(): JsonRecord {
    return Object.fromEntries([...this.cursor.rest(), ...this.unknown, ...this.overflow].map(({ key, value }) => [key, value]));
  }

  private lines(entry: Found, list: boolean): Line[] {
    const text = this.scalar(entry);
    if (text === null) return [];
    const rich = readRich(text);
    this.say(entry, rich);
    if (!list) return rich.lines;
    return rich.lines.map((line): Line => ({ ...line, list: line.list ?? 'bullet' }));
  }

  private text(found: Found | null, max: number): string | undefined {
    const text = found && this.scalar(found);
    if (!found || text === null) return undefined;
    const plain = this.plain(found, text);
    return this.fit(found, max > SHORT ? plain.trim() : oneLine(plain), max);
  }

  private dateText(found: Found | null): string | null {
    const text = found && this.scalar(found);
    if (!found || text === null) return null;
    const line = oneLine(this.clean(found, text));
    return line === '' ? null : line;
  }

  /** A value as text; `null` when it is none, and then it is in the bag. */
  private scalar(found: Found): string | null {
    const { value } = found;
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') {
      this.to.report.info(found.path, `A ${typeof value} was read as text`);
      return String(value);
    }
    if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object' || entry === null)) {
      this.to.report.info(found.path, 'A list was read as one text');
      return value.filter((entry) => entry !== null).join(', ');
    }
    if (value !== null) this.keepAside(found, 'This could not be read as text; it is kept aside');
    return null;
  }

  /** The entries of a list; a text is taken apart at its commas. */
  private entries(found: Found): Found[] {
    if (Array.isArray(found.value)) return this.arrayEntries(found, found.value);
    if (typeof found.value !== 'string') return [found];
    this.to.report.info(found.path, 'A text was read as a list');
    return found.value.split(/[,;•|\n\r]+/).map((value) => ({ ...found, value }));
  }

  private arrayEntries(found: Found, values: readonly Json[]): Found[] {
    return values
      .map((value, index) => ({ key: `${found.key}.${index}`, path: childPath(found.path, index), value }))
      .filter((entry) => !isBlank(entry.value));
  }

  private plain(found: Found, text: string): string {
    const rich = readRich(text);
    this.say(found, rich);
    return richText(rich);
  }

  private say(found: Found, rich: ReturnType<typeof readRich>): void {
    if (rich.converted && !this.to.isHtml) this.to.report.info(found.path, 'HTML was converted to text with styles');
    if (rich.removed) this.to.report.warn(found.path, 'Characters that are not text were removed');
    for (const target of rich.unsafeLinks) {
      this.overflow.push({ key: `${found.key}.link`, path: found.path, value: target });
      this.to.report.warn(found.path, 'A link that may not be followed was made plain text');
    }
  }

  private clean(found: Found, raw: string): string {
    const { text, removed } = cleanText(raw);
    if (removed) this.to.report.warn(found.path, 'Characters that are not text were removed');
    return text;
  }

  /** The text, or its head where the field is too short for it. */
  private fit(found: Found, text: string, max: number): string | undefined {
    if (text === '') return undefined;
    this.placed += 1;
    const { head, rest } = splitAt(text, max);
    if (rest !== '') this.keepEnd(found, rest, 'Longer than fits here; its end is kept aside');
    return head;
  }

  private keepEnd(found: Found, value: Json, message: string): void {
    this.to.report.warn(found.path, message);
    this.overflow.push({ key: found.key, path: found.path, value });
  }
}

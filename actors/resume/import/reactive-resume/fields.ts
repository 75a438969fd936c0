import { Dates } from '#protocol/dates';
import type { Prose } from '#protocol/prose';
import { type Found, isBlank, isRecord } from '../cursor.ts';
import { defined } from '../defined.ts';
import { type Importing, RecordReader } from '../record.ts';

/** What several kinds of record have in Reactive Resume, by the names of v4, v5 and v6. */

/** A person's words: HTML in all versions. v4 has a short line before them. */
export const prose = (r: RecordReader): Prose | undefined => r.prose(['description', 'summary', 'content'], []);

/** Their own ids, and colours of icons, come along in the bag. */
export function keepTheirs(r: RecordReader): void {
  for (const found of r.cursor.takeAll('id', 'iconColor')) r.keep(found);
}

/** v4 says what is shown, later versions what is hidden. */
export function hidden(r: RecordReader): true | undefined {
  const isHidden = flag(r, 'hidden');
  const isVisible = flag(r, 'visible');
  return isHidden === true || isVisible === false ? true : undefined;
}

export function flag(r: RecordReader, name: string): boolean | undefined {
  if (typeof r.cursor.peek(name) !== 'boolean') return undefined;
  return r.cursor.take(name)?.value === true;
}

/** 1 to 5; 0 is none, and so it is here. */
export function rating(r: RecordReader): number | undefined {
  const value = r.cursor.peek('level');
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 5) return undefined;
  r.cursor.take('level');
  return value === 0 ? undefined : value;
}

export function website(r: RecordReader, to: Importing): { url?: string; urlLabel?: string } {
  const found = r.cursor.take('website', 'url');
  if (!found) return {};
  if (!isRecord(found.value)) return defined({ url: r.urlIn(found) });
  const inner = new RecordReader(found.value, found.path, to);
  const read = defined({ url: inner.url('url', 'href'), urlLabel: inner.short('label') });
  if (inner.cursor.peek('inlineLink') === false) inner.cursor.take('inlineLink');
  const left = inner.leftover();
  if (Object.keys(left).length > 0) r.keep({ ...found, key: 'website', value: left });
  return read;
}

/** v6 has dates in parts; before, they are one text, which is what is read when the parts say nothing. */
export function dates(r: RecordReader): Dates | undefined {
  const found = r.cursor.take('dates');
  const parts = found && datesIn(found);
  if (found && parts === undefined) r.keepAside(found, 'These dates could not be read; they are kept aside');
  const written = r.dates(['period', 'date'], [], false);
  return parts ?? written;
}

/** Null when they say nothing, undefined when they are none. */
function datesIn({ value }: Found): Dates | null | undefined {
  if (!isRecord(value)) return undefined;
  const { start = null, end = null, present = false, raw = null, ...others } = value;
  const at = (date: typeof start) => (isBlank(date) ? null : date);
  const read = Dates.safeParse({ start: at(start), end: at(end), present, ...(isBlank(raw) ? {} : { raw }) });
  if (!read.success || Object.keys(others).length > 0) return undefined;
  const { raw: text, ...rest } = read.data;
  if (rest.start === null && rest.end === null && !rest.present && text === undefined) return null;
  return text === undefined ? rest : { ...rest, raw: text };
}

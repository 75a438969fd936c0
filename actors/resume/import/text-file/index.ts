import { DEFAULT_DESIGN, type Item, type ResumeDocument, SECTION_KINDS, type Section, type SectionKind } from '#protocol/document';
import type { ImportNote } from '#protocol/http';
import type { LocalId } from '#protocol/ids';
import { defined } from '../defined.ts';
import { type NotImported, titleOf } from '../jsonresume.ts';
import { splitAt } from '../text.ts';
import { entriesOf } from './entries.ts';
import { readHead } from './head.ts';
import { sectionNamed } from './headings.ts';
import { entryItem, lineOf, type Making, proseOf, wordItems } from './items.ts';
import { looksLikeMarkdown, markdownLines, plainLines, type TextLine } from './lines.ts';

export interface ImportedText {
  format: 'markdown' | 'text';
  document: ResumeDocument;
  report: ImportNote[];
  unplaced: string[];
}

/** Characters of a text that are read: dozens of pages. */
export const TEXT_MAX_LENGTH = 100_000;
const MOST_ITEMS = 1_000;
const MOST_SECTIONS = 60;

/**
 * A document from a text, plain or in Markdown: sections are told by their headings, entries by gaps and times. Nothing is invented: every
 * word is in a field, in a section under its own heading, or among what is unplaced. Refused when there is no word in it.
 */
export function importText(source: string, ids: () => LocalId, as: 'markdown' | 'text' | null = null): ImportedText | NotImported {
  const format = as ?? (looksLikeMarkdown(source) ? 'markdown' : 'text');
  const lines = format === 'markdown' ? markdownLines(source) : plainLines(source);
  if (lines.length === 0) return { refused: 'no words' };
  const { head, parts } = partsOf(lines);
  const making: Making & { left: number } = { ids, unplaced: [], left: MOST_ITEMS };
  const { basics, intro, unplaced } = readHead(head, ids);
  making.unplaced.push(...unplaced);
  const sections: Section[] = [];
  const summary = [...intro, ...parts.filter(({ kind }) => kind === 'summary').flatMap((part) => part.lines)];
  const [named, ...others] = parts.filter(({ kind }) => kind === 'summary').map(({ title }) => title);
  const prose = proseOf(summary.map(lineOf), making);
  making.unplaced.push(...[...(prose || named === undefined ? [] : [named]), ...others]);
  if (prose) sections.push({ id: ids(), kind: 'summary', items: [], ...defined({ title: named }) });
  for (const part of parts) {
    if (part.kind === 'summary') continue;
    if (sections.length === MOST_SECTIONS) making.unplaced.push([part.title, ...part.lines.map(({ text }) => text)].join('\n'));
    else sections.push({ id: ids(), kind: part.kind, title: splitAt(part.title, 500).head, items: itemsOf(part, making) });
  }
  const whole = { ...basics, ...defined({ summary: prose }) };
  const document: ResumeDocument = { schema: 1, title: titleOf(whole), basics: whole, sections, design: DEFAULT_DESIGN };
  const report: ImportNote[] = [
    { path: '', message: 'A text does not say what is what: please look whether everything stands where it belongs', severity: 'info' },
    ...(parts.length === 0 ? [{ path: '', message: 'No headings of sections were found in it', severity: 'warning' } as const] : []),
    ...(making.unplaced.length > 0
      ? [
          {
            path: '',
            message: `${making.unplaced.length} pieces of text found no place; they are listed as unplaced`,
            severity: 'warning',
          } as const,
        ]
      : []),
  ];
  return { format, document, report, unplaced: making.unplaced };
}

interface Part {
  kind: SectionKind;
  title: string;
  lines: TextLine[];
}

/** What stands above the first section, and the sections. A heading that nobody knows begins a section of one's own. */
function partsOf(lines: readonly TextLine[]): { head: TextLine[]; parts: Part[] } {
  const head: TextLine[] = [];
  const parts: Part[] = [];
  const level = Math.min(
    ...lines.filter((line) => line.heading !== undefined && sectionNamed(line.text) !== null).map(({ heading = 9 }) => heading),
  );
  for (const line of lines) {
    const kind = line.list === undefined ? sectionNamed(line.text) : null;
    const isOwn =
      kind === null &&
      line.heading !== undefined &&
      line.heading <= level &&
      (parts.length > 0 || (level > 1 && line.heading === level && level !== Number.POSITIVE_INFINITY));
    const last = parts.at(-1);
    if (kind !== null || isOwn) parts.push({ kind: kind ?? 'custom', title: line.text, lines: [] });
    else if (last) last.lines.push(line);
    else head.push(line);
  }
  return { head, parts };
}

function itemsOf({ kind, lines }: Part, making: Making & { left: number }): Item[] {
  const item = SECTION_KINDS[kind] ?? 'custom';
  const all =
    item === 'skill' || item === 'language' || item === 'interest'
      ? lines.flatMap((line) => wordItems(item, line, making))
      : item === 'reference' || item === 'profile' || item === 'letter'
        ? lines.map((line): Item => ({ id: making.ids(), kind: item, ...defined({ summary: proseOf([lineOf(line)], making) }) }))
        : entriesOf(lines).map((entry) => entryItem(item, entry, making));
  const items = all.slice(0, making.left);
  if (items.length < all.length) making.unplaced.push(...lines.slice(-(all.length - items.length)).map(({ text }) => text));
  making.left -= items.length;
  return items;
}

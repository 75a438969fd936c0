import { DEFAULT_DESIGN, Locale, type ResumeDocument, type Section } from '#protocol/document';
import type { ImportNote } from '#protocol/http';
import type { LocalId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import { JSON_RESUME_SCHEMA } from '../../formats/jsonresume.ts';
import { importBasics, localeHints } from './basics.ts';
import { Cursor, type Found, isRecord, type JsonRecord } from './cursor.ts';
import { defined } from './defined.ts';
import { detectFormat } from './detect.ts';
import { type Holder, Keeper } from './keep.ts';
import type { Importing } from './record.ts';
import { Report } from './report.ts';
import { PROFILES, SectionBuilder, SOURCES, splitList } from './sections.ts';
import { splitAt } from './text.ts';

export interface Imported {
  document: ResumeDocument;
  report: ImportNote[];
}
export interface NotImported {
  refused: string;
}

const TITLE_LENGTH = 500;
/** Sections whose entries are short words: there a text means several of them. */
const WORD_LISTS: ReadonlySet<string> = new Set(['skills', 'languages', 'interests']);

/**
 * A document from a JSON Resume (1.3.1, tolerant of older drafts and of what people's files really hold). A bad field is a line
 * of the report, never a refusal; only a file in which nothing is recognisable is refused. Pure: `ids` gives each section and
 * item its id.
 */
export function importJsonResume(input: Json, ids: () => LocalId): Imported | NotImported {
  if (!isRecord(input) || detectFormat(input) !== 'jsonresume') return { refused: 'not a JSON Resume' };
  if (input.$schema === JSON_RESUME_SCHEMA) {
    const { $schema, ...rest } = input;
    return readJsonResume(rest, true, ids);
  }
  return readJsonResume(input, typeof input.$schema === 'string', ids);
}

function readJsonResume(input: JsonRecord, saysSo: boolean, ids: () => LocalId): Imported | NotImported {
  const report = new Report();
  const to: Importing = { report, keeper: new Keeper(report, 'jsonresume') };
  const root = new Cursor(input, '');
  const builder = new SectionBuilder(to, ids);

  const found = root.take('basics');
  const { record, misplaced } = basicsRecord(found);
  const { basics, profiles, placed } = importBasics(record, 'basics', to);
  if (misplaced) {
    report.warn(misplaced.path, 'This is not an object; it is kept aside');
    to.keeper.aside(misplaced.path, misplaced.value);
  }

  const sections: Section[] = basics.summary ? [{ id: ids(), kind: 'summary', items: [] }] : [];
  const add = (section: Section | null) => {
    if (section) sections.push(section);
  };
  add(builder.build(PROFILES, profiles));
  for (const source of SOURCES) {
    const lists = root.takeAll(...source.keys);
    add(builder.build(source, WORD_LISTS.has(source.section) ? lists.map(splitList) : lists));
  }

  const blank = isRecord(input.basics) || saysSo;
  if (placed + builder.placed === 0 && !blank) return { refused: 'not a JSON Resume' };

  for (const unknown of root.rest().filter(({ key }) => key !== 'meta' && key !== '$schema'))
    report.info(unknown.path, 'There is no section for this here; it is kept with the résumé');
  const extra = to.keeper.bag(root.rest(), []);
  const design = { ...DEFAULT_DESIGN, ...defined({ locale: localeOf(input) }) };
  const document: ResumeDocument = { schema: 1, title: titleOf(basics), basics, sections, design, ...defined({ extra }) };
  to.keeper.settle(holdersOf(document));
  return { document, report: report.lines() };
}

function basicsRecord(found: Found | null): { record: JsonRecord; misplaced?: Found } {
  if (!found) return { record: {} };
  if (isRecord(found.value)) return { record: found.value };
  const [first] = Array.isArray(found.value) ? found.value : [];
  if (Array.isArray(found.value) && found.value.length === 1 && isRecord(first)) return { record: first };
  return { record: {}, misplaced: found };
}

export function titleOf({ name, headline }: ResumeDocument['basics']): string {
  const title = [name, headline].filter((part) => part !== undefined).join(' – ');
  return title === '' ? 'Imported résumé' : splitAt(title, TITLE_LENGTH).head;
}

function localeOf(input: JsonRecord): string | undefined {
  for (const { value } of localeHints(input)) {
    const locale = typeof value === 'string' ? Locale.safeParse(value.trim().replaceAll('_', '-')) : null;
    if (locale?.success) return locale.data;
  }
  return undefined;
}

/** Every bag of the document, the most general first. */
export function holdersOf(document: ResumeDocument): Holder[] {
  return [document, document.basics, ...document.sections, document.design, ...document.sections.flatMap((section) => section.items)];
}

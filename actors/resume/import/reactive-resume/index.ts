import type { ResumeDocument, Section } from '#protocol/document';
import type { LocalId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import { designOf } from '../../../formats/reactive-design.ts';
import { placesIn } from '../../../formats/reactive-layout.ts';
import { type Found, isBlank, isRecord, type JsonRecord } from '../cursor.ts';
import { defined } from '../defined.ts';
import { detectFormat } from '../detect.ts';
import { holdersOf, type Imported, type NotImported, titleOf } from '../jsonresume.ts';
import { Keeper, type Kept } from '../keep.ts';
import { type Importing, RecordReader } from '../record.ts';
import { Report } from '../report.ts';
import { SectionBuilder } from '../sections.ts';
import { readBasics } from './basics.ts';
import { itemBuilders } from './items.ts';
import { asVersion5 } from './metadata.ts';
import { headingOf, rawSections, readSection } from './sections.ts';

/**
 * A document from a file of Reactive Resume v4, v5 or v6; they do not say which, so every name of a field is tried. A bad field is a
 * line of the report, never a refusal. What has no place here is kept in the bags under its own name, so that an export can put it
 * back. Pure: `ids` gives each section and item its id.
 */
export function importReactiveResume(input: Json, ids: () => LocalId): Imported | NotImported {
  if (!isRecord(input) || detectFormat(input) !== 'reactive-resume') return { refused: 'not a Reactive Resume' };
  const report = new Report();
  const to: Importing = { report, keeper: new Keeper(report, 'reactive-resume'), isHtml: true };
  const root = new RecordReader(input, '', to);
  const kept: Kept[] = [];
  const keep = (key: string, value: JsonRecord, path = key) => {
    if (Object.keys(value).length > 0) kept.push({ key, path, value });
  };

  const { basics, picture } = readBasics(recordOf(root, 'basics'), to, ids);
  const photo = takeRecord(root, 'picture') ?? picture;
  if (photo && isRecord(photo.value)) {
    keep('picture', photo.value, photo.path);
    if (!isBlank(photo.value.url ?? null))
      report.info(photo.path, 'Photos are not fetched from elsewhere; upload yours once, the address is kept');
  } else if (photo) to.keeper.aside(photo.path, photo.value);

  const found = takeRecord(root, 'sections');
  const sections = found && isRecord(found.value) ? new RecordReader(found.value, found.path, to) : null;
  const summary = summaryOf(takeRecord(root, 'summary') ?? sections?.cursor.take('summary') ?? null, to, ids);
  const reading = { builder: new SectionBuilder(to, ids), builders: itemBuilders(to, ids), to, ids };
  const read = new Map<string, Section>();
  if (summary.section) read.set('summary', summary.section);
  else keep('summary', summary.left);
  const empty: JsonRecord = {};
  const custom = root.cursor.take('customSections');
  for (const raw of rawSections(sections, custom)) {
    const section = readSection(raw, reading);
    if ('kept' in section) {
      if (Object.keys(section.kept).length > 0) empty[raw.key] = section.kept;
    } else read.set(read.has(raw.key) || raw.key === '' ? section.id : raw.key, section);
  }
  for (const stray of strayIn(custom)) to.keeper.aside(stray.path, stray.value);
  keep('sections', { ...empty, ...sections?.leftover() });

  const metadata = asVersion5(recordOf(root, 'metadata'));
  const { ordered, sidebar } = inOrder(read, metadata);
  if (Object.keys(metadata).length > 0)
    report.info('metadata', 'The design was taken over as far as it has a counterpart here; all of it is kept');
  const theirs = Object.entries(metadata).map(([key, value]) => ({ key, path: `metadata.${key}`, value }));
  const design = {
    ...designOf(metadata),
    ...(sidebar.length > 0 ? { sidebarSections: sidebar } : {}),
    ...defined({ extra: to.keeper.bag(theirs, []) }),
  };

  for (const unknown of root.cursor.rest()) report.info(unknown.path, 'There is no place for this here; it is kept with the résumé');
  const extra = to.keeper.bag([...kept, ...root.cursor.rest()], []);
  const whole = { ...basics, ...defined({ summary: summary.prose }) };
  const document: ResumeDocument = { schema: 1, title: titleOf(whole), basics: whole, sections: ordered, design, ...defined({ extra }) };
  to.keeper.settle(holdersOf(document));
  return { document, report: report.lines() };
}

/** A value that should be a record, and is; others stay where they are. */
function takeRecord(r: RecordReader, key: string): Found | null {
  return isRecord(r.cursor.peek(key)) ? r.cursor.take(key) : null;
}

function recordOf(r: RecordReader, key: string): JsonRecord {
  const found = takeRecord(r, key);
  return found && isRecord(found.value) ? found.value : {};
}

/** The summary's prose, the section that it stands in when there is any, and what else it says. */
function summaryOf(found: Found | null, to: Importing, ids: () => LocalId) {
  const r = new RecordReader(found && isRecord(found.value) ? found.value : {}, found?.path ?? 'summary', to);
  const prose = r.prose(['content'], []);
  for (const id of r.cursor.takeAll('id')) if (id.value !== 'summary') r.keep(id);
  const fields = headingOf(r);
  if (!prose) return { left: { ...fields, ...r.leftover() } };
  const section: Section = { id: ids(), kind: 'summary', items: [], ...fields, ...defined({ extra: r.extra() }) };
  return { prose, section, left: {} };
}

function strayIn(custom: Found | null): Found[] {
  if (!custom) return [];
  if (!Array.isArray(custom.value)) return [custom];
  return custom.value.flatMap((value, i) => (isRecord(value) ? [] : [{ key: String(i), path: `${custom.path}.${i}`, value }]));
}

/** In the order of the layout; what it does not name comes last. */
function inOrder(read: ReadonlyMap<string, Section>, metadata: JsonRecord): { ordered: Section[]; sidebar: LocalId[] } {
  const places = placesIn(metadata).filter(({ key }) => read.has(key));
  const placed = new Set(places.map(({ key }) => key));
  const at = (key: string): Section[] => {
    const section = read.get(key);
    return section ? [section] : [];
  };
  return {
    ordered: [...places.flatMap(({ key }) => at(key)), ...[...read].filter(([key]) => !placed.has(key)).map(([, section]) => section)],
    sidebar: places.filter(({ inSidebar }) => inSidebar).flatMap(({ key }) => at(key).map(({ id }) => id)),
  };
}

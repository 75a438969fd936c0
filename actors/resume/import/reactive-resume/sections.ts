import { SECTION_KINDS, type Section, type SectionKind } from '#protocol/document';
import type { LocalId } from '#protocol/ids';
import { type Found, isRecord, type JsonRecord } from '../cursor.ts';
import { defined } from '../defined.ts';
import type { ItemBuilder } from '../items.ts';
import { type Importing, RecordReader } from '../record.ts';
import { childPath } from '../report.ts';
import type { SectionBuilder } from '../sections.ts';
import { flag, hidden } from './fields.ts';
import type { itemBuilders } from './items.ts';

/** A section as the file has it. `key` is what its layout calls it. */
export interface RawSection {
  key: string;
  kind: SectionKind;
  found: Found;
  /** One that the user added: its id and type are kept, for they tell it from the others. */
  isCustom: boolean;
}

/** Their types that are called otherwise here. A "summary" of one's own is prose without a place of its own. */
const TYPES: Readonly<Record<string, SectionKind>> = { 'cover-letter': 'letter', summary: 'custom', custom: 'custom' };
const isKind = (name: string): name is SectionKind => Object.hasOwn(SECTION_KINDS, name);

/** All sections of a file but the summary, in the order of the file. What is none is left in `sections`. */
export function rawSections(sections: RecordReader | null, custom: Found | null): RawSection[] {
  const own: RawSection[] = [];
  for (const kind of Object.keys(SECTION_KINDS)) {
    if (!isKind(kind) || kind === 'summary' || kind === 'custom' || kind === 'letter') continue;
    if (!isRecord(sections?.cursor.peek(kind))) continue;
    const found = sections?.cursor.take(kind);
    if (found) own.push({ key: kind, kind, found, isCustom: false });
  }
  return [...own, ...version4(sections), ...version5(custom)];
}

function version5(custom: Found | null): RawSection[] {
  if (!custom || !Array.isArray(custom.value)) return [];
  return custom.value.flatMap((value, index): RawSection[] => {
    if (!isRecord(value)) return [];
    const type = typeof value.type === 'string' ? value.type : '';
    const kind = TYPES[type] ?? (isKind(type) ? type : 'custom');
    const found = { key: String(index), path: childPath(custom.path, index), value };
    return [{ key: typeof value.id === 'string' ? value.id : '', kind, found, isCustom: true }];
  });
}

/** `sections.custom` has them by id; the layout calls them `custom.<id>`. */
function version4(sections: RecordReader | null): RawSection[] {
  const custom = sections?.cursor.peek('custom');
  if (!isRecord(custom) || !Object.values(custom).every((value) => isRecord(value))) return [];
  const path = childPath(sections?.cursor.path ?? '', 'custom');
  sections?.cursor.take('custom');
  return Object.entries(custom).map(([id, value]) => ({
    key: `custom.${id}`,
    kind: 'custom' as const,
    found: { key: id, path: childPath(path, id), value },
    isCustom: true,
  }));
}

export interface ReadSections {
  builder: SectionBuilder;
  builders: ReturnType<typeof itemBuilders>;
  to: Importing;
  ids: () => LocalId;
}

/** A section with its items. Without any, only its heading and the like, for the file's own sake. */
export function readSection(raw: RawSection, { builder, builders, to, ids }: ReadSections): Section | { kept: JsonRecord } {
  const r = new RecordReader(isRecord(raw.found.value) ? raw.found.value : {}, raw.found.path, to);
  const items = r.cursor.take('items');
  const id = r.cursor.take('id');
  // In v4 every section says its own name as its id.
  if (id && raw.isCustom) r.keep(id);
  for (const found of r.cursor.takeAll('type')) r.keep(found);
  const fields = headingOf(r);
  const built = items
    ? builder.build({ section: raw.kind, build: builderFor(raw.kind, builders), keys: [], lead: leadOf(raw.kind), known: [] }, [items])
    : null;
  if (built) return { ...built, ...fields, ...defined({ extra: r.extra() }) };
  return raw.isCustom
    ? { id: ids(), kind: raw.kind, items: [], ...fields, ...defined({ extra: r.extra() }) }
    : { kept: { ...fields, ...r.leftover() } };
}

type Heading = Pick<Section, 'title' | 'icon' | 'columns' | 'hidden' | 'showHeading' | 'keepTogether' | 'startOnNewPage'>;

/** What a section says of itself; what is as usual is not said. */
export function headingOf(r: RecordReader): { [K in keyof Heading]: Exclude<Heading[K], undefined> } {
  return defined({
    title: r.short('title', 'name'),
    icon: r.short('icon'),
    columns: columnsOf(r),
    hidden: hidden(r),
    showHeading: flag(r, 'showHeading') === false ? false : undefined,
    keepTogether: flag(r, 'keepTogether') || undefined,
    startOnNewPage: flag(r, 'startOnNewPage') || undefined,
  });
}

function columnsOf(r: RecordReader): number | undefined {
  const value = r.cursor.peek('columns');
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 4) return undefined;
  r.cursor.take('columns');
  return value === 1 ? undefined : value;
}

function builderFor(kind: SectionKind, builders: ReadSections['builders']): ItemBuilder {
  return builders[SECTION_KINDS[kind] ?? 'custom'];
}

/** The field that an entry means which is just a text. */
function leadOf(kind: SectionKind): string {
  const LEADS: Partial<Record<SectionKind, string>> = {
    profiles: 'username',
    experience: 'company',
    education: 'school',
    languages: 'language',
    awards: 'title',
    certifications: 'title',
    publications: 'title',
    volunteer: 'organization',
    letter: 'content',
    custom: 'title',
  };
  return LEADS[kind] ?? 'name';
}

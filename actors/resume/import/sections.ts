import type { Item, Section, SectionKind } from '#protocol/document';
import type { LocalId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import { type Found, isBlank, isRecord, type JsonRecord } from './cursor.ts';
import { BUILD, type ItemBuilder } from './items.ts';
import { type Importing, RecordReader } from './record.ts';
import { childPath } from './report.ts';
import { writtenBytes } from './text.ts';

/** A section of our document and where a file has its records. */
export interface Source {
  section: SectionKind;
  build: ItemBuilder;
  /** Names of the list, the standard's first. */
  keys: readonly string[];
  /** The field that an entry means which is just a text. */
  lead: string;
  /** Fields that tell a single record from an object of several. */
  known: readonly string[];
}

/** In the order of a résumé. Profiles are read from `basics`. */
export const PROFILES: Source = {
  section: 'profiles',
  build: BUILD.profile,
  keys: ['profiles'],
  lead: 'url',
  known: ['network', 'username', 'url'],
};
export const SOURCES: readonly Source[] = [
  {
    section: 'experience',
    build: BUILD.experience,
    keys: ['work'],
    lead: 'name',
    known: ['name', 'company', 'position', 'startDate', 'summary'],
  },
  { section: 'education', build: BUILD.education, keys: ['education'], lead: 'institution', known: ['institution', 'area', 'studyType'] },
  { section: 'projects', build: BUILD.project, keys: ['projects'], lead: 'name', known: ['name', 'description', 'url'] },
  { section: 'skills', build: BUILD.skill, keys: ['skills'], lead: 'name', known: ['name', 'level', 'keywords'] },
  {
    section: 'certifications',
    build: BUILD.certification,
    keys: ['certificates', 'certifications'],
    lead: 'name',
    known: ['name', 'title', 'issuer'],
  },
  { section: 'publications', build: BUILD.publication, keys: ['publications'], lead: 'name', known: ['name', 'title', 'publisher'] },
  { section: 'awards', build: BUILD.award, keys: ['awards'], lead: 'title', known: ['title', 'awarder', 'date'] },
  { section: 'volunteer', build: BUILD.volunteer, keys: ['volunteer'], lead: 'organization', known: ['organization', 'position'] },
  { section: 'languages', build: BUILD.language, keys: ['languages'], lead: 'language', known: ['language', 'fluency'] },
  { section: 'interests', build: BUILD.interest, keys: ['interests', 'hobbies'], lead: 'name', known: ['name', 'keywords'] },
  { section: 'references', build: BUILD.reference, keys: ['references'], lead: 'reference', known: ['name', 'reference'] },
];

/** So that a document keeps within the actor's limits of registers and bytes, with room for its bags. */
const MAX_ITEMS = 1_000;
const ITEMS_BYTES = 900_000;
/** What storing one field adds to its value: its path. */
const FIELD_BYTES = 50;

/** Builds sections from lists of records, within one document's limits. */
export class SectionBuilder {
  /** How many fields of the file found a place. */
  placed = 0;
  private readonly to: Importing;
  private readonly ids: () => LocalId;
  private items = 0;
  private bytes = 0;

  constructor(to: Importing, ids: () => LocalId) {
    this.to = to;
    this.ids = ids;
  }

  /** The section of `source`, or `null` when the file has nothing for it. */
  build(source: Source, lists: readonly Found[]): Section | null {
    const items = lists.flatMap((list) => this.entries(source, list).flatMap((entry) => this.item(source, entry)));
    return items.length > 0 ? { id: this.ids(), kind: source.section, items } : null;
  }

  private entries(source: Source, list: Found): Found[] {
    const { value } = list;
    if (Array.isArray(value)) return value.map((entry, index) => ({ key: String(index), path: childPath(list.path, index), value: entry }));
    if (!isRecord(value)) return [list];
    if (source.known.some((key) => Object.hasOwn(value, key))) {
      this.to.report.info(list.path, 'One entry was read where a list should be');
      return [list];
    }
    this.to.report.warn(list.path, 'This is not a list; it is kept aside');
    this.to.keeper.aside(list.path, value);
    return [];
  }

  private item(source: Source, entry: Found): Item[] {
    const record = this.record(source, entry);
    if (!record) return [];
    if (this.items >= MAX_ITEMS) return this.tooMany(entry);
    const reader = new RecordReader(record, entry.path, this.to);
    const item = source.build(reader, this.ids());
    const fields = Object.keys(item).length + 3 + (item.kind === 'experience' ? item.roles.length * 5 : 0);
    const bytes = writtenBytes(item) + FIELD_BYTES * fields;
    if (this.bytes + bytes > ITEMS_BYTES) return this.tooMany(entry);
    this.items += 1;
    this.bytes += bytes;
    this.placed += reader.placed;
    return [item];
  }

  /** An entry as a record; a text stands for its leading field. */
  private record(source: Source, entry: Found): JsonRecord | null {
    const { value } = entry;
    if (isRecord(value)) {
      if (Object.keys(value).length > 0) return value;
      this.to.report.info(entry.path, 'An empty entry was passed over');
      return null;
    }
    if (isBlank(value)) return null;
    if (!Array.isArray(value)) {
      this.to.report.info(entry.path, `A ${typeof value} was read as an entry with this ${source.lead}`);
      return { [source.lead]: value };
    }
    this.to.report.warn(entry.path, 'This is not an entry of a list; it is kept aside');
    this.to.keeper.aside(entry.path, value);
    return null;
  }

  private tooMany(entry: Found): Item[] {
    this.to.report.warn(entry.path, 'The résumé is full; this entry is kept aside');
    this.to.keeper.aside(entry.path, entry.value);
    return [];
  }
}

/** Text that stands where a list of short entries should is taken apart at its commas. */
export function splitList(found: Found): Found {
  const value: Json = typeof found.value === 'string' ? found.value.split(/[,;\n\r]+/).map((part) => part.trim()) : found.value;
  return { ...found, value };
}

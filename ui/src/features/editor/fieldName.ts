import type { ResumeDocument } from '#protocol/document';
import { type Path, parsePath } from '#protocol/registers';
import { ITEM_FORMS, SECTION_WORDS } from './kinds.ts';
import { newName, sentenceOf } from './sentence.ts';
import { whereIs } from './where.ts';
import { fieldWords as w } from './words.ts';

/** Read where they are shown: they speak the language of that moment. */
export const BASICS_WORDS: Readonly<Record<string, string>> = {
  get name() {
    return w().basics.name;
  },
  get headline() {
    return w().basics.headline;
  },
  get email() {
    return w().basics.email;
  },
  get phone() {
    return w().basics.phone;
  },
  get url() {
    return w().basics.url;
  },
  get urlLabel() {
    return w().basics.urlLabel;
  },
  get location() {
    return w().basics.location;
  },
  get contacts() {
    return w().basics.contacts;
  },
  get photo() {
    return w().basics.photo;
  },
};

/** At most so much of a name, in UTF-16 units; without a limit all of it. */
const short = (name: string, most: number): string => (name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name);

/** A register in words: "Position of “Lead engineer · Acme”". Names of items and sections are cut at `most`. */
export function fieldName(document: ResumeDocument, path: Path, most = Number.POSITIVE_INFINITY): string {
  const { places } = w();
  const parsed = parsePath(path);
  if (!parsed) return places.resume;
  switch (parsed.area) {
    case 'meta':
      return places.title;
    case 'design':
      return places.design;
    case 'basics':
      return BASICS_WORDS[parsed.field] ?? places.you;
    case 'sec': {
      const section = document.sections.find(({ id }) => id === parsed.id);
      return section ? places.section(short(section.title || SECTION_WORDS[section.kind].title, most)) : places.someSection;
    }
    case 'prose':
      return parsed.owner === 'basics' ? w().labels.summary : places.textOf(itemName(document, path, most));
    case 'item': {
      const item = itemAt(document, path);
      const field = item && ITEM_FORMS[item.kind].find((candidate) => 'field' in candidate && candidate.field === parsed.field);
      return places.fieldOf((field && 'label' in field ? field.label : undefined) ?? places.someField, itemName(document, path, most));
    }
  }
}

/** The item or the section that a register is of; names are cut at `most`. */
export function thingName(document: ResumeDocument, path: Path, most: number): string {
  if (parsePath(path)?.area !== 'item') return fieldName(document, path, most);
  const where = whereIs(document, path);
  const item = itemAt(document, path);
  const thing = item?.kind === 'experience' && where?.role ? item.roles.find(({ id }) => id === where.role) : item;
  if (!thing) return w().places.someItem;
  return w().places.item(short(sentenceOf(thing, document.design.locale) || newName(thing.kind), most));
}

function itemAt(document: ResumeDocument, path: Path) {
  const where = whereIs(document, path);
  return document.sections.find(({ id }) => id === where?.section)?.items.find(({ id }) => id === where?.item);
}

function itemName(document: ResumeDocument, path: Path, most: number): string {
  const item = itemAt(document, path);
  if (!item) return w().places.someItem;
  return w().places.item(short(sentenceOf(item, document.design.locale) || newName(item.kind), most));
}

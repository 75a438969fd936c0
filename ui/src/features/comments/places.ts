import type { Item, ResumeDocument } from '#protocol/document';
import { itemPath, parsePath, prosePath, sectionPath } from '#protocol/registers';
import { BASICS_WORDS } from '../editor/fieldName.ts';
import { ITEM_FORMS, SECTION_WORDS } from '../editor/kinds.ts';
import { newName, sentenceOf } from '../editor/sentence.ts';
import { w } from './words.ts';

/** What something is about, in words. */
export interface PlaceName {
  /** The field, or the whole part: "Position", "Experience". */
  field: string;
  /** Where it is: "Lead engineer · Acme". */
  part: string | null;
  /** It is not in the résumé any more. */
  isGone: boolean;
}

const SUMMARY = prosePath('basics');
const BASICS = ['name', 'headline', 'email', 'phone', 'url', 'urlLabel', 'location', 'contacts'];

const fieldsOf = (item: Item): string[] =>
  ITEM_FORMS[item.kind].map((field) => {
    if (field.type === 'prose') return prosePath(item.id);
    return itemPath(item.id, 'field' in field ? field.field : field.type);
  });

const pathsOfItem = (item: Item): string[] => [
  `item/${item.id}`,
  ...fieldsOf(item),
  ...(item.kind === 'experience' ? item.roles.flatMap(pathsOfItem) : []),
];

/** Everything that can be talked about, in the order in which it is read. */
export function pathsInOrder(document: ResumeDocument): string[] {
  const sections = document.sections.flatMap((section) => [
    `sec/${section.id}`,
    sectionPath(section.id, 'title'),
    ...(section.kind === 'summary' ? [SUMMARY] : []),
    ...section.items.flatMap(pathsOfItem),
  ]);
  const basics = ['basics', ...BASICS.map((field) => `basics/${field}`)];
  return ['meta/title', ...basics, ...(sections.includes(SUMMARY) ? [] : [SUMMARY]), ...sections];
}

/** Puts what is about parts of a document in the document's order; what is about none of it any more comes last, by time. */
export function inDocumentOrder<T>(
  list: readonly T[],
  document: ResumeDocument,
  pathOf: (one: T) => string,
  within: (a: T, b: T) => number,
) {
  const order = new Map(pathsInOrder(document).map((path, index) => [path, index]));
  const orderOf = (one: T) => order.get(pathOf(one)) ?? Number.MAX_SAFE_INTEGER;
  return list.toSorted((a, b) => orderOf(a) - orderOf(b) || within(a, b));
}

export function placeName(document: ResumeDocument, path: string): PlaceName {
  const here = (field: string, part: string | null = null): PlaceName => ({ field, part, isGone: false });
  if (path === 'basics') return here(w().place.you);
  if (path === SUMMARY) return here(w().place.summary);
  const [area, id = '', field] = path.split('/');
  if (area === 'meta') return here(w().place.title);
  if (area === 'design') return here(w().place.design);
  if (area === 'basics') return here(BASICS_WORDS[id] ?? w().place.you, w().place.you);
  if (area === 'sec') {
    const section = document.sections.find((one) => one.id === id);
    if (!section) return { field: w().place.section, part: null, isGone: true };
    const title = section.title?.trim() || SECTION_WORDS[section.kind].title;
    return field === 'title' ? here(w().place.heading, title) : here(title);
  }
  const parsed = parsePath(path);
  const item = itemWith(document, parsed?.area === 'prose' ? parsed.owner : id);
  if (!item) return { field: w().place.entry, part: null, isGone: true };
  const name = sentenceOf(item, document.design.locale) || newName(item.kind);
  if (field === undefined && area === 'item') return here(name);
  const form = ITEM_FORMS[item.kind].find((one) =>
    area === 'prose' ? one.type === 'prose' : ('field' in one ? one.field : one.type) === field,
  );
  return here((form && 'label' in form ? form.label : undefined) ?? (field === 'rating' ? w().place.levelInDots : w().place.field), name);
}

function itemWith(document: ResumeDocument, id: string): Item | undefined {
  for (const section of document.sections)
    for (const item of section.items) {
      if (item.id === id) return item;
      const role = item.kind === 'experience' ? item.roles.find((one) => one.id === id) : undefined;
      if (role) return role;
    }
  return undefined;
}

/** Whether what is about `path` is about the item `id` or a part of it. */
export const isAboutItem = (path: string, item: Item): boolean =>
  path.split('/')[1]?.replace(/\.summary$/, '') === item.id ||
  (item.kind === 'experience' && item.roles.some((role) => isAboutItem(path, role)));

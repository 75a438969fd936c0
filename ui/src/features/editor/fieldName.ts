import type { ResumeDocument } from '#protocol/document';
import { type Path, parsePath } from '#protocol/registers';
import { ITEM_FORMS, SECTION_WORDS } from './kinds.ts';
import { newName, sentenceOf } from './sentence.ts';
import { whereIs } from './where.ts';

export const BASICS_WORDS: Record<string, string> = {
  name: 'Name',
  headline: 'Headline',
  email: 'E-mail',
  phone: 'Phone',
  url: 'Website',
  urlLabel: 'Website',
  location: 'Place',
  contacts: 'Other contacts',
  photo: 'Photo',
};

/** A register in words: "Position of “Lead engineer · Acme”". */
export function fieldName(document: ResumeDocument, path: Path): string {
  const parsed = parsePath(path);
  if (!parsed) return 'the résumé';
  switch (parsed.area) {
    case 'meta':
      return 'Title';
    case 'design':
      return 'Design';
    case 'basics':
      return BASICS_WORDS[parsed.field] ?? 'You';
    case 'sec': {
      const section = document.sections.find(({ id }) => id === parsed.id);
      return section ? `the section “${section.title || SECTION_WORDS[section.kind].title}”` : 'a section';
    }
    case 'prose':
      return parsed.owner === 'basics' ? 'Summary' : `the text of ${itemName(document, path)}`;
    case 'item': {
      const item = itemAt(document, path);
      const field = item && ITEM_FORMS[item.kind].find((candidate) => 'field' in candidate && candidate.field === parsed.field);
      return `${(field && 'label' in field ? field.label : undefined) ?? 'A field'} of ${itemName(document, path)}`;
    }
  }
}

function itemAt(document: ResumeDocument, path: Path) {
  const where = whereIs(document, path);
  return document.sections.find(({ id }) => id === where?.section)?.items.find(({ id }) => id === where?.item);
}

function itemName(document: ResumeDocument, path: Path): string {
  const item = itemAt(document, path);
  return item ? `“${sentenceOf(item, document.design.locale) || newName(item.kind)}”` : 'an entry';
}

import { Dates } from '#protocol/dates';
import { ItemKind, SECTION_KINDS, SectionKind } from '#protocol/document';
import type { Place, PlaceChange, Touched, Version } from '#protocol/history';
import type { Json } from '#protocol/json';
import { Photo } from '#protocol/photo';
import { sayDates } from '../../text/dates.ts';
import { BASICS_WORDS } from '../editor/fieldName.ts';
import { ITEM_FORMS, SECTION_WORDS } from '../editor/kinds.ts';
import { sayMoment } from './when.ts';

const DESIGN_WORDS: Record<string, string> = {
  template: 'Template',
  primaryColor: 'Accent',
  textColor: 'Colour of the text',
  backgroundColor: 'Colour of the paper',
  bodyFont: 'Font',
  bodySize: 'Size',
  bodyLineHeight: 'Line height',
  headingFont: 'Font of headings',
  headingSize: 'Size of headings',
  headingCase: 'Letters of headings',
  headingRule: 'Rule of headings',
  spacing: 'White space',
  bullet: 'Bullets',
  datePlace: 'Place of dates',
  skillStyle: 'Skills',
  levelMark: 'Marks of levels',
  contactIcons: 'Signs before contacts',
  sidebarWidth: 'Width of the sidebar',
  sidebarSections: 'Sections in the sidebar',
  photoShape: 'Shape of the photo',
  photoSize: 'Size of the photo',
  photoBorder: 'Border of the photo',
  runningHeader: 'Name on later pages',
  fitPages: 'Fit to pages',
  pageWidth: 'Width of the paper',
  pageHeight: 'Height of the paper',
  pageFormat: 'Paper',
  marginX: 'Margins left and right',
  marginY: 'Margins above and below',
  pageNumbers: 'Page numbers',
  dateFormat: 'Dates',
  locale: 'Language of the résumé',
  direction: 'Direction',
  hyphenate: 'Divided words',
};
const SECTION_FIELD_WORDS: Record<string, string> = {
  title: 'Title',
  icon: 'Icon',
  columns: 'Columns',
  showHeading: 'Heading',
  keepTogether: 'Kept together',
  startOnNewPage: 'Begins a page',
};
const EVERYWHERE: Record<string, string> = {
  hidden: 'Hidden',
  extra: 'From the imported file',
  rating: 'Level',
  summary: 'Text',
  icon: 'Icon',
};

/** What a part of the résumé is called: by its own words, else by what it is. */
export function sayPlace({ part, kind, name }: Place): string {
  switch (part) {
    case 'document':
      return 'Résumé';
    case 'basics':
      return 'About you';
    case 'design':
      return 'Design';
    case 'section': {
      const known = SectionKind.safeParse(kind).data;
      return name || (known ? SECTION_WORDS[known].title : 'A section');
    }
    case 'item': {
      return name || capital(nameless(kind));
    }
  }
}

/** "a job", "an award": something that says nothing of itself. */
function nameless(kind: Place['kind']): string {
  const section = kind === null ? undefined : SectionKind.options.find((one) => SECTION_KINDS[one] === kind);
  const word = kind === 'role' ? 'role' : section ? SECTION_WORDS[section].item : 'entry';
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
}
const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** What a field is called in the form. */
export function sayField({ part, kind }: Pick<Place, 'part' | 'kind'>, field: string): string {
  const known = part === 'item' ? ItemKind.safeParse(kind).data : undefined;
  const form = known
    ? ITEM_FORMS[known].find((one) => ('field' in one ? one.field === field : fieldOfType[one.type] === field))
    : undefined;
  if (form && 'label' in form) return form.label;
  const words =
    part === 'basics'
      ? { ...BASICS_WORDS, summary: 'Summary' }
      : part === 'design'
        ? DESIGN_WORDS
        : part === 'section'
          ? SECTION_FIELD_WORDS
          : {};
  return (words as Record<string, string>)[field] ?? (part === 'document' && field === 'title' ? 'Title' : (EVERYWHERE[field] ?? 'Other'));
}
const fieldOfType: Record<string, string> = { dates: 'dates', prose: 'summary', rating: 'rating' };

/** "Added Lead engineer at Acme", "Lead engineer at Acme: Position, When", "Moved Skills". */
export function sayTouched(touched: Touched): string {
  const name = touched.part === 'item' && touched.name === '' ? nameless(touched.kind) : sayPlace(touched);
  if (touched.act === 'added') return `Added ${name}`;
  if (touched.act === 'removed') return `Removed ${name}`;
  const fields = [...new Set(touched.fields.map((field) => sayField(touched, field)))];
  if (fields.length === 0) return `Moved ${name}`;
  const said = fields.slice(0, 3).join(', ') + (fields.length > 3 ? ' and more' : '');
  if (touched.part === 'basics' || touched.part === 'document') return said;
  return `${capital(name)}: ${said}${touched.moved ? ', moved' : ''}`;
}

/** At most `most` lines, and how many parts beyond those. */
export function sayAll(touched: readonly Touched[], more: number, most: number): { lines: string[]; more: number } {
  const lines = touched.slice(0, most).map(sayTouched);
  return { lines, more: more + touched.length - lines.length };
}

/** "Sent to Acme", or the moment of a version that has no name. */
export const sayVersion = (version: Version, now: number): string => version.label ?? sayMoment(version.at, now);

/** What happened to a part, for the head of its card. */
export function sayAct(change: PlaceChange, sectionOf: (id: string) => string): string {
  if (change.act === 'added') return 'Added';
  if (change.act === 'removed') return 'Removed';
  if (!change.moved) return 'Changed';
  const { before, after } = change;
  const elsewhere = before?.parent !== after?.parent;
  const moved =
    elsewhere && before?.parent && after?.parent
      ? `Moved from ${sectionOf(before.parent)} to ${sectionOf(after.parent)}`
      : `Moved from place ${(before?.index ?? 0) + 1} to ${(after?.index ?? 0) + 1}`;
  return change.fields.length > 0 ? `${moved}, and changed` : moved;
}

/** A value as a line of text; empty for nothing. */
export function sayValue(field: string, value: Json, locale: string): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (field === 'extra') return 'Fields that this app does not show';
  const photo = field === 'photo' ? Photo.safeParse(value).data : undefined;
  if (photo) return sayPhoto(photo);
  const dates = field === 'dates' ? Dates.safeParse(value).data : undefined;
  if (dates) return sayDates(dates, locale);
  return partsOf(value).join(', ');
}

/** Pictures are told apart by their first signs, where words do not. */
function sayPhoto({ key, alt, crop }: Photo): string {
  const cut = crop ? `, cut at ${Math.round(crop.x * 100)} % and ${Math.round(crop.y * 100)} %, size ${Math.round(crop.zoom * 100)} %` : '';
  return `${alt?.trim() || 'A photo'} (${key.slice(0, 6)})${cut}`;
}

const partsOf = (value: Json): string[] =>
  value === null || value === ''
    ? []
    : typeof value === 'object'
      ? Array.isArray(value)
        ? value.map((part) => partsOf(part).join(' ')).filter((part) => part !== '')
        : Object.entries(value).flatMap(([key, part]) => (key === 'id' || key === 'icon' ? [] : partsOf(part)))
      : [String(value)];

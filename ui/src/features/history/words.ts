import { Dates } from '#protocol/dates';
import { ItemKind, SectionKind } from '#protocol/document';
import type { Place, PlaceChange, Touched } from '#protocol/history';
import type { Json } from '#protocol/json';
import { Photo } from '#protocol/photo';
import { history } from '../../i18n/en/history.ts';
import { words } from '../../i18n/words.ts';
import { sayDates } from '../../text/dates.ts';
import { BASICS_WORDS } from '../editor/fieldName.ts';
import { ITEM_FORMS, SECTION_WORDS } from '../editor/kinds.ts';

export const w = words('history', history);

/** What a part of the résumé is called: by its own words, else by what it is. */
export function sayPlace({ part, kind, name }: Place): string {
  switch (part) {
    case 'document':
      return w().parts.document;
    case 'basics':
      return w().parts.basics;
    case 'design':
      return w().parts.design;
    case 'section': {
      const known = SectionKind.safeParse(kind).data;
      return name || (known ? SECTION_WORDS[known].title : w().parts.section);
    }
    case 'item': {
      return name || capital(nameless(kind));
    }
  }
}

/** "a job", "an award": something that says nothing of itself. */
function nameless(kind: Place['kind']): string {
  const known = ItemKind.safeParse(kind).data;
  return known ? w().parts.nameless[known] : w().parts.entry;
}
const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** What a field is called in the form. */
export function sayField({ part, kind }: Pick<Place, 'part' | 'kind'>, field: string): string {
  const known = part === 'item' ? ItemKind.safeParse(kind).data : undefined;
  const form = known
    ? ITEM_FORMS[known].find((one) => ('field' in one ? one.field === field : fieldOfType[one.type] === field))
    : undefined;
  if (form && 'label' in form) return form.label;
  return fieldsOf(part)[field] ?? (part === 'document' && field === 'title' ? w().fields.title : (everywhere()[field] ?? w().fields.other));
}
type Names = Readonly<Record<string, string>>;
const everywhere = (): Names => w().fields.everywhere;
function fieldsOf(part: Place['part']): Names {
  if (part === 'basics') return { ...BASICS_WORDS, summary: w().fields.summary };
  return part === 'design' ? w().fields.design : part === 'section' ? w().fields.section : {};
}
const fieldOfType: Record<string, string> = { dates: 'dates', prose: 'summary', rating: 'rating' };

/** "Added Lead engineer · Acme", "Lead engineer · Acme: Position, When", "Moved Skills". */
export function sayTouched(touched: Touched): string {
  const name = touched.part === 'item' && touched.name === '' ? nameless(touched.kind) : sayPlace(touched);
  const say = w().touched;
  if (touched.act === 'added') return say.added(name);
  if (touched.act === 'removed') return say.removed(name);
  const fields = [...new Set(touched.fields.map((field) => sayField(touched, field)))];
  if (fields.length === 0) return say.moved(name);
  const listed = say.listed(fields.slice(0, 3));
  const said = fields.length > 3 ? say.andMore(listed) : listed;
  if (touched.part === 'basics' || touched.part === 'document') return said;
  return touched.moved ? say.changedAndMoved(capital(name), said) : say.changed(capital(name), said);
}

/** At most `most` lines, and how many parts beyond those. */
export function sayAll(touched: readonly Touched[], more: number, most: number): { lines: string[]; more: number } {
  const lines = touched.slice(0, most).map(sayTouched);
  return { lines, more: more + touched.length - lines.length };
}

/** What happened to a part, for the head of its card. */
export function sayAct(change: PlaceChange, sectionOf: (id: string) => string): string {
  const say = w().act;
  if (change.act === 'added') return say.added;
  if (change.act === 'removed') return say.removed;
  if (!change.moved) return say.changed;
  const { before, after } = change;
  const elsewhere = before?.parent !== after?.parent;
  const moved =
    elsewhere && before?.parent && after?.parent
      ? say.movedBetween(sectionOf(before.parent), sectionOf(after.parent))
      : say.movedPlace((before?.index ?? 0) + 1, (after?.index ?? 0) + 1);
  return change.fields.length > 0 ? say.andChanged(moved) : moved;
}

/** A value as a line of text; empty for nothing. */
export function sayValue(field: string, value: Json, locale: string): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? w().values.yes : w().values.no;
  if (field === 'extra') return w().values.extra;
  const photo = field === 'photo' ? Photo.safeParse(value).data : undefined;
  if (photo) return sayPhoto(photo);
  const dates = field === 'dates' ? Dates.safeParse(value).data : undefined;
  if (dates) return sayDates(dates, locale);
  return partsOf(value).join(', ');
}

/** Pictures are told apart by their first signs, where words do not. */
function sayPhoto({ key, alt, crop }: Photo): string {
  const name = alt?.trim() || w().values.photo;
  const sign = key.slice(0, 6);
  const percent = (part: number) => Math.round(part * 100);
  return crop ? w().values.photoCut(name, sign, percent(crop.x), percent(crop.y), percent(crop.zoom)) : w().values.photoOf(name, sign);
}

const partsOf = (value: Json): string[] =>
  value === null || value === ''
    ? []
    : typeof value === 'object'
      ? Array.isArray(value)
        ? value.map((part) => partsOf(part).join(' ')).filter((part) => part !== '')
        : Object.entries(value).flatMap(([key, part]) => (key === 'id' || key === 'icon' ? [] : partsOf(part)))
      : [String(value)];

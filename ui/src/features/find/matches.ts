import type { Item, ResumeDocument, RoleItem, Section } from '#protocol/document';
import { proseText } from '#protocol/prose';
import { itemPath, type Path, prosePath, sectionPath } from '#protocol/registers';
import { formatDates } from '../../text/dates.ts';
import { fold, foldWithPlaces } from '../../text/fold.ts';
import { ITEM_FORMS, sectionTitle } from '../editor/kinds.ts';

/** One place where the text was found: UTF-16 units of the field's text. */
export interface Match {
  path: Path;
  start: number;
  end: number;
}

/** So many are counted at most. */
export const MATCHES_MAX = 999;

/** Where a text stands in the résumé, in the order of the form; capitals and accents do not count. Hidden parts are looked through, too. */
export function matchesOf(document: ResumeDocument, query: string): Match[] {
  const wanted = fold(query.trim());
  if (wanted === '') return [];
  const matches: Match[] = [];
  for (const [path, text] of textsOf(document)) {
    const { text: folded, at } = foldWithPlaces(text);
    for (let from = folded.indexOf(wanted); from >= 0; from = folded.indexOf(wanted, from + wanted.length)) {
      const last = at[from + wanted.length - 1] ?? 0;
      // To the end of the character that the last unit comes from, with the accents that follow it.
      matches.push({ path, start: at[from] ?? 0, end: at.find((place) => place > last) ?? text.length });
      if (matches.length >= MATCHES_MAX) return matches;
    }
  }
  return matches;
}

type Text = readonly [path: Path, text: string];

/** Every text of the résumé that a person has written, by the field that shows it. */
function* textsOf({ basics, sections }: ResumeDocument): Generator<Text> {
  for (const field of ['name', 'headline', 'email', 'phone', 'url', 'urlLabel'] as const) yield [`basics/${field}`, basics[field] ?? ''];
  for (const part of Object.values(basics.location ?? {})) if (part) yield ['basics/location', part];
  for (const { label, text } of basics.contacts ?? []) yield ['basics/contacts', `${label} ${text}`];
  if (!sections.some(({ kind }) => kind === 'summary')) yield [prosePath('basics'), proseText(basics.summary ?? [])];
  for (const section of sections) yield* textsOfSection(section, proseText(basics.summary ?? []));
}

function* textsOfSection(section: Section, summary: string): Generator<Text> {
  yield [sectionPath(section.id, 'title'), sectionTitle(section)];
  if (section.kind === 'summary') yield [prosePath('basics'), summary];
  for (const item of section.items) {
    yield* textsOfItem(item);
    if (item.kind === 'experience') for (const role of item.roles) yield* textsOfItem(role);
  }
}

function* textsOfItem(item: Item | RoleItem): Generator<Text> {
  const values = new Map<string, unknown>(Object.entries(item));
  for (const form of ITEM_FORMS[item.kind]) {
    if (form.type === 'prose') yield [prosePath(item.id), proseText(item.summary ?? [])];
    else if (form.type === 'dates') yield [itemPath(item.id, 'dates'), 'dates' in item ? formatDates(item.dates) : ''];
    else if ('field' in form) {
      const value = values.get(form.field);
      if (typeof value === 'string') yield [itemPath(item.id, form.field), value];
      // Word by word: what begins in one and ends in the next stands nowhere.
      else if (Array.isArray(value)) for (const word of value) yield [itemPath(item.id, form.field), String(word)];
    }
  }
}

import type { Dates } from '#protocol/dates';
import type { Design, Item, RoleItem } from '#protocol/document';
import type { Json } from '#protocol/json';
import type { Prose } from '#protocol/prose';
import { formatDates } from '#render/templates/dates';
import { htmlOf } from './html.ts';
import { filled, type JsonRecord, unknownOf, withUnknown } from './json.ts';

export const REACTIVE = 'reactive-resume';

type Fields = { [key: string]: Json | undefined };
type WordsOfDates = Pick<Design, 'dateFormat' | 'locale'>;

/** An item as one of Reactive Resume's: all fields that theirs must have, ours that theirs has not under our own names. */
export function itemRecord(item: Item, design: WordsOfDates): JsonRecord {
  const own = filled({ id: item.id, hidden: item.hidden === true, ...fieldsOf(item, design) });
  const unknown = unknownOf(item.extra, REACTIVE);
  return withUnknown(typeof unknown.id === 'string' ? { ...own, id: unknown.id } : own, unknown);
}

function fieldsOf(item: Item, design: WordsOfDates): Fields {
  const span = (dates: Dates | undefined, name: 'period' | 'date'): Fields => ({
    [name]: formatDates(dates, design),
    dates: datesRecord(dates),
  });
  switch (item.kind) {
    case 'profile':
      return {
        icon: item.icon ?? '',
        network: item.network ?? '',
        username: item.username ?? '',
        ...website(item),
        ...extraProse(item.summary),
      };
    case 'experience':
      return {
        company: item.organization ?? '',
        position: item.position ?? '',
        location: item.location ?? '',
        ...span(item.dates, 'period'),
        ...website(item),
        description: paragraphs(item.description) + htmlOf(item.summary),
        roles: item.roles.map((role) => roleRecord(role, design)),
      };
    case 'role':
      return roleFields(item, design);
    case 'education':
      return {
        school: item.institution ?? '',
        degree: item.studyType ?? '',
        area: item.area ?? '',
        grade: item.score ?? '',
        location: item.location ?? '',
        courses: item.courses,
        ...span(item.dates, 'period'),
        ...website(item),
        description: htmlOf(item.summary),
      };
    case 'project':
      return {
        name: item.name ?? '',
        roles: item.roles,
        keywords: item.keywords,
        entity: item.entity,
        type: item.type,
        ...span(item.dates, 'period'),
        ...website(item),
        description: htmlOf(item.summary),
      };
    case 'skill':
      return {
        icon: item.icon ?? '',
        name: item.name ?? '',
        proficiency: item.level ?? '',
        level: item.rating ?? 0,
        keywords: item.keywords ?? [],
        ...extraProse(item.summary),
      };
    case 'language':
      return { language: item.language ?? '', fluency: item.fluency ?? '', level: item.rating ?? 0, ...extraProse(item.summary) };
    case 'interest':
      return { icon: item.icon ?? '', name: item.name ?? '', keywords: item.keywords ?? [], ...extraProse(item.summary) };
    case 'award':
      return {
        title: item.title ?? '',
        awarder: item.awarder ?? '',
        ...span(item.dates, 'date'),
        ...website(item),
        description: htmlOf(item.summary),
      };
    case 'certification':
      return {
        title: item.title ?? '',
        issuer: item.issuer ?? '',
        ...span(item.dates, 'date'),
        ...website(item),
        description: htmlOf(item.summary),
      };
    case 'publication':
      return {
        title: item.title ?? '',
        publisher: item.publisher ?? '',
        ...span(item.dates, 'date'),
        ...website(item),
        description: htmlOf(item.summary),
      };
    case 'volunteer':
      return {
        organization: item.organization ?? '',
        position: item.position,
        location: item.location ?? '',
        ...span(item.dates, 'period'),
        ...website(item),
        description: htmlOf(item.summary),
      };
    case 'reference':
      return {
        name: item.name ?? '',
        position: item.position ?? '',
        phone: item.phone ?? '',
        ...website(item),
        description: htmlOf(item.summary),
      };
    case 'custom':
      // They have no section of any kind: their own upgrade makes such entries jobs, and so do we.
      return {
        company: item.title ?? '',
        position: item.subtitle ?? '',
        location: item.location ?? '',
        keywords: item.keywords,
        ...span(item.dates, 'period'),
        ...website(item),
        description: htmlOf(item.summary),
        roles: [],
      };
    case 'letter':
      return { recipient: paragraphs(item.recipient), dates: datesRecord(item.dates), content: htmlOf(item.summary) };
  }
}

function roleRecord(role: RoleItem, design: WordsOfDates): JsonRecord {
  const unknown = unknownOf(role.extra, REACTIVE);
  const own = filled({ id: role.id, hidden: role.hidden ? true : undefined, ...roleFields(role, design) });
  return withUnknown(typeof unknown.id === 'string' ? { ...own, id: unknown.id } : own, unknown);
}

const roleFields = (role: RoleItem, design: WordsOfDates): Fields => ({
  position: role.position ?? '',
  location: role.location,
  period: formatDates(role.dates, design),
  dates: datesRecord(role.dates),
  description: htmlOf(role.summary),
});

export const website = (of: { url?: string | undefined; urlLabel?: string | undefined }): Fields => ({
  website: { url: of.url ?? '', label: of.urlLabel ?? '' },
});

const datesRecord = (dates: Dates | undefined): JsonRecord | undefined => (dates ? filled({ ...dates }) : undefined);

/** Their short entries have no prose; ours may. */
const extraProse = (summary: Prose | undefined): Fields => (summary ? { description: htmlOf(summary) } : {});

const paragraphs = (text: string | undefined): string =>
  htmlOf((text ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [{ spans: [{ text: line }] }])));

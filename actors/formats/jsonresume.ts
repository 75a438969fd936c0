import type { Dates } from '#protocol/dates';
import type { Basics, Item, ResumeDocument, SectionKind } from '#protocol/document';
import type { Json } from '#protocol/json';
import { lineText, type Prose } from '#protocol/prose';
import { filled, isRecord, type JsonRecord, unknownOf, withUnknown } from './json.ts';

const JSON_RESUME = 'jsonresume';
/** What every file of ours says, and an import need not keep. */
export const JSON_RESUME_SCHEMA = 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json';

/** Their name for the list of each kind of section. Profiles are of the basics; our other kinds have no place there. */
const LISTS: readonly (readonly [SectionKind, string])[] = [
  ['experience', 'work'],
  ['education', 'education'],
  ['projects', 'projects'],
  ['skills', 'skills'],
  ['certifications', 'certificates'],
  ['publications', 'publications'],
  ['awards', 'awards'],
  ['volunteer', 'volunteer'],
  ['languages', 'languages'],
  ['interests', 'interests'],
  ['references', 'references'],
];

/**
 * A JSON Resume (1.3.1): the words without their styles, list lines as highlights. What an import from such a file has kept is put
 * back to its place. Hidden entries are in it.
 */
export function jsonResumeOf({ basics, sections, design, extra }: ResumeDocument): JsonRecord {
  const records = (kind: SectionKind): JsonRecord[] =>
    sections.filter((section) => section.kind === kind).flatMap(({ items }) => items.flatMap(recordsOf));
  const profiles = records('profiles');
  const lists = LISTS.map(([kind, name]): [string, JsonRecord[]] => [name, records(kind)]).filter(([, list]) => list.length > 0);
  const file: JsonRecord = {
    basics: { ...basicsRecord(basics), ...(profiles.length > 0 ? { profiles } : {}) },
    ...Object.fromEntries(lists),
  };
  const unknown = unknownOf(extra, JSON_RESUME);
  const meta = saysLanguage(unknown.meta, design.locale) || design.locale === 'en' ? {} : { meta: { language: design.locale } };
  return withUnknown(withUnknown({ ...file, ...meta }, unknown), { $schema: JSON_RESUME_SCHEMA });
}

const saysLanguage = (meta: Json | undefined, locale: string): boolean =>
  isRecord(meta) && typeof meta.language === 'string' && meta.language.replaceAll('_', '-') === locale;

function basicsRecord(basics: Basics): JsonRecord {
  const own = filled({
    name: basics.name,
    label: basics.headline,
    email: basics.email,
    phone: basics.phone,
    url: basics.url,
    summary: textOf(basics.summary),
    location: basics.location ? filled({ ...basics.location }) : undefined,
  });
  return withUnknown(own, unknownOf(basics.extra, JSON_RESUME));
}

/** Positions within one employment are each an entry of their own there. */
function recordsOf(item: Item): JsonRecord[] {
  const own = withUnknown(filled(fieldsOf(item)), unknownOf(item.extra, JSON_RESUME));
  if (item.kind !== 'experience' || item.roles.length === 0) return [own];
  const roles = item.roles.map((role) =>
    withUnknown(
      filled({
        name: item.organization,
        position: role.position,
        location: role.location ?? item.location,
        ...span(role.dates),
        ...prose(role.summary, 'summary'),
      }),
      unknownOf(role.extra, JSON_RESUME),
    ),
  );
  return item.position || item.dates || item.summary ? [own, ...roles] : roles;
}

type Fields = { [key: string]: Json | undefined };

function fieldsOf(item: Item): Fields {
  switch (item.kind) {
    case 'profile':
      return { network: item.network, username: item.username, url: item.url, ...prose(item.summary, 'summary') };
    case 'experience':
      return {
        name: item.organization,
        position: item.position,
        location: item.location,
        description: item.description,
        url: item.url,
        ...span(item.dates),
        ...prose(item.summary, 'summary'),
      };
    case 'role':
      return { position: item.position, location: item.location, ...span(item.dates), ...prose(item.summary, 'summary') };
    case 'education':
      return {
        institution: item.institution,
        area: item.area,
        studyType: item.studyType,
        score: item.score,
        location: item.location,
        url: item.url,
        courses: item.courses,
        ...span(item.dates),
        ...prose(item.summary, 'summary'),
      };
    case 'project':
      return {
        name: item.name,
        url: item.url,
        roles: item.roles,
        keywords: item.keywords,
        entity: item.entity,
        type: item.type,
        ...span(item.dates),
        ...prose(item.summary, 'description'),
      };
    case 'skill':
      return { name: item.name, level: item.level, keywords: item.keywords, ...prose(item.summary, 'summary') };
    case 'language':
      return { language: item.language, fluency: item.fluency, ...prose(item.summary, 'summary') };
    case 'interest':
      return { name: item.name, keywords: item.keywords, ...prose(item.summary, 'summary') };
    case 'award':
      return { title: item.title, awarder: item.awarder, url: item.url, ...day(item.dates, 'date'), ...prose(item.summary, 'summary') };
    case 'certification':
      return { name: item.title, issuer: item.issuer, url: item.url, ...day(item.dates, 'date'), ...prose(item.summary, 'summary') };
    case 'publication':
      return {
        name: item.title,
        publisher: item.publisher,
        url: item.url,
        ...day(item.dates, 'releaseDate'),
        ...prose(item.summary, 'summary'),
      };
    case 'volunteer':
      return {
        organization: item.organization,
        position: item.position,
        location: item.location,
        url: item.url,
        ...span(item.dates),
        ...prose(item.summary, 'summary'),
      };
    case 'reference':
      return { name: item.name, position: item.position, phone: item.phone, url: item.url, ...prose(item.summary, 'reference') };
    case 'custom':
      return {
        name: item.title,
        description: item.subtitle,
        location: item.location,
        keywords: item.keywords,
        url: item.url,
        ...span(item.dates),
        ...prose(item.summary, 'summary'),
      };
    case 'letter':
      return { recipient: item.recipient, ...day(item.dates, 'date'), ...prose(item.summary, 'summary') };
  }
}

/** A start without an end goes on, there. Text that is no date is said as it is. */
function span(dates: Dates | undefined): Fields {
  if (!dates) return {};
  const { start, end, raw } = dates;
  if (raw === undefined) return { startDate: start ?? undefined, endDate: end ?? undefined };
  const [from = '', ...rest] = raw.split(' – ');
  return from === start && rest.length > 0 ? { startDate: start, endDate: rest.join(' – ') } : { startDate: raw };
}

const day = (dates: Dates | undefined, name: string): Fields => ({
  [name]: dates ? (dates.raw ?? ([dates.start, dates.end].filter((date) => date !== null).join(' – ') || undefined)) : undefined,
});

/** Paragraphs and lists apart, as they are there. */
function prose(lines: Prose | undefined, name: string): Fields {
  const paragraphs = (lines ?? []).filter(({ list }) => list === undefined);
  const highlights = (lines ?? []).filter(({ list }) => list !== undefined).map(lineText);
  return { [name]: textOf(paragraphs), highlights: highlights.length > 0 ? highlights : undefined };
}

const textOf = (lines: Prose | undefined): string | undefined => (lines && lines.length > 0 ? lines.map(lineText).join('\n') : undefined);

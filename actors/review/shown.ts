import type { Dates } from '#protocol/dates';
import type { ExperienceItem, Item, ResumeDocument, Section } from '#protocol/document';
import { lineText, type Prose } from '#protocol/prose';
import { itemPath, type Path, prosePath, sectionPath } from '#protocol/registers';

/** A line of prose, with where it stands; of the summary `item` is null. */
export interface ShownLine {
  path: Path;
  text: string;
  isBullet: boolean;
  item: Item | null;
}

/** A line of text of any field. */
export interface ShownText {
  path: Path;
  text: string;
  /** The section's id, or the head of the résumé. */
  section: 'basics' | string;
}

/** What the pages show, by the questions that rules ask: hidden sections and items are left out. */
export interface Shown {
  document: ResumeDocument;
  /** The language of the résumé, without its region: "pt". */
  language: string;
  sections: Section[];
  /** Roles stand beside the job that they belong to. */
  items: { item: Item; section: Section }[];
  jobs: ExperienceItem[];
  /** Prose in which the person tells of their work: neither letters nor what others have written. */
  lines: ShownLine[];
  /** Everything that is written, line by line. */
  texts: ShownText[];
}

/** What others wrote, and what is written to others. */
const NOT_ONES_OWN: ReadonlySet<Item['kind']> = new Set(['reference', 'letter']);

export function readShown(document: ResumeDocument): Shown {
  const sections = document.sections.filter(({ hidden }) => !hidden);
  const items = sections.flatMap((section) =>
    section.items
      .filter(({ hidden }) => !hidden)
      .flatMap((item) => [item, ...(item.kind === 'experience' ? item.roles.filter(({ hidden }) => !hidden) : [])])
      .map((item) => ({ item, section })),
  );
  const summary = isSummaryShown(document) ? (document.basics.summary ?? []) : [];
  return {
    document,
    language: (document.design.locale.split('-')[0] ?? '').toLowerCase(),
    sections,
    items,
    jobs: items.flatMap(({ item }) => (item.kind === 'experience' ? [item] : [])),
    lines: [
      ...linesOf('basics', summary, null),
      ...items.flatMap(({ item }) => (NOT_ONES_OWN.has(item.kind) ? [] : linesOf(item.id, item.summary ?? [], item))),
    ],
    texts: textsOf(document, sections, items, summary),
  };
}

/** Whether there is anything to advise on: a new résumé has but its writer's name. */
export const isBegun = ({ items, lines }: Shown): boolean => items.length > 0 || lines.length > 0;

/** The summary is one field of the résumé; a section of that kind says where it stands, and may be hidden. */
export function isSummaryShown({ sections }: ResumeDocument): boolean {
  const places = sections.filter(({ kind }) => kind === 'summary');
  return places.length === 0 || places.some(({ hidden }) => !hidden);
}

function linesOf(owner: string, prose: Prose, item: Item | null): ShownLine[] {
  return prose
    .map((line) => ({ path: prosePath(owner), text: lineText(line), isBullet: line.list !== undefined, item }))
    .filter(({ text }) => text.trim() !== '');
}

/** Of an item these are no words of the person. */
const NOT_WORDS: ReadonlySet<string> = new Set(['id', 'kind', 'url', 'icon', 'extra']);

function textsOf(document: ResumeDocument, sections: Section[], items: Shown['items'], summary: Prose): ShownText[] {
  const { basics } = document;
  const texts: ShownText[] = [];
  const say = (section: string, path: Path, text: string | undefined) => {
    for (const line of (text ?? '').split(/[\n\r\u2028\u2029]/)) if (line.trim() !== '') texts.push({ section, path, text: line });
  };
  for (const field of ['name', 'headline', 'urlLabel'] as const) say('basics', `basics/${field}`, basics[field]);
  for (const part of Object.values(basics.location ?? {})) say('basics', 'basics/location', part);
  for (const contact of basics.contacts ?? []) {
    say('basics', 'basics/contacts', contact.label);
    say('basics', 'basics/contacts', contact.text);
  }
  const summarySection = sections.find(({ kind }) => kind === 'summary')?.id ?? 'basics';
  for (const line of summary) say(summarySection, prosePath('basics'), lineText(line));
  for (const section of sections) say(section.id, sectionPath(section.id, 'title'), section.title);
  for (const { item, section } of items) {
    for (const [field, value] of Object.entries(item)) {
      if (NOT_WORDS.has(field)) continue;
      if (typeof value === 'string') say(section.id, itemPath(item.id, field), value);
      else if (Array.isArray(value) && field !== 'summary')
        for (const word of value) if (typeof word === 'string') say(section.id, itemPath(item.id, field), word);
    }
    for (const line of item.summary ?? []) say(section.id, prosePath(item.id), lineText(line));
  }
  return texts;
}

/** When an item was; of a job without dates of its own, that of its roles together. */
export const datesOf = (item: Item): Dates | undefined => ('dates' in item ? item.dates : undefined);

/** What an item is called where one has to be told from another; empty when it says nothing. */
export function nameOf(item: Item): string {
  const parts = (() => {
    switch (item.kind) {
      case 'experience':
        return [item.position || item.roles[0]?.position, item.organization];
      case 'volunteer':
        return [item.position, item.organization];
      case 'role':
        return [item.position];
      case 'education':
        return [[item.studyType, item.area].filter(Boolean).join(' '), item.institution];
      case 'project':
      case 'skill':
      case 'interest':
      case 'reference':
        return [item.name];
      case 'language':
        return [item.language];
      case 'award':
      case 'certification':
      case 'publication':
      case 'custom':
        return [item.title];
      case 'profile':
        return [item.network];
      case 'letter':
        return [item.recipient?.split('\n', 1)[0]];
    }
  })();
  return parts
    .map((part) => part?.trim() ?? '')
    .filter(Boolean)
    .join(', ');
}

import type { Basics, Location, ResumeDocument, Section, SectionKind } from '#protocol/document';
import { sectionPath } from '#protocol/registers';
import type { IconKind } from '../icons.ts';
import { entryOf } from './entries.ts';
import { type Entry, type Fact, fact, type ProseContent, present, proseContent, urlFact } from './facts.ts';
import { sectionTitle } from './labels.ts';
import { displayUrl, emailTarget, linkTarget, phoneTarget } from './links.ts';

/**
 * What a résumé says, without how it looks: hidden things gone, empty ones too, each fact with the register it comes
 * from. Every template works from this, so none can forget a field.
 */
export interface Content {
  name: Fact | null;
  headline: Fact | null;
  contacts: Fact[];
  sections: SectionContent[];
}

export interface SectionContent {
  id: string;
  kind: SectionKind;
  title: Fact | null;
  keepTogether: boolean;
  startOnNewPage: boolean;
  /** How many short lines (skills, languages, interests) stand beside each other. */
  columns: number;
  /** Of a summary section. */
  summary: ProseContent | null;
  entries: Entry[];
}

export function contentOf(document: ResumeDocument): Content {
  const { basics } = document;
  const sections = document.sections.filter((section) => !section.hidden);
  const inHeader = sections.filter((section) => belongsInHeader(section, document.design.locale));
  // The summary is one text: a second section for it has nothing to show.
  const summarySection = sections.find((section) => section.kind === 'summary');
  return {
    name: fact(basics.name, 'basics/name'),
    headline: fact(basics.headline, 'basics/headline'),
    contacts: [
      ...contactsOf(basics),
      ...inHeader.flatMap((section) => entriesOf(document, section).flatMap(profileContact).map(as('person'))),
    ],
    sections: [
      ...unplacedSummary(document),
      ...sections
        .filter((section) => !inHeader.includes(section))
        .map((section) => sectionContent(document, section, section === summarySection)),
    ].filter((section) => section.summary !== null || section.entries.length > 0),
  };
}

const as =
  (icon: IconKind) =>
  (shown: Fact): Fact => ({ ...shown, icon });

function contactsOf(basics: Basics): Fact[] {
  const custom = (basics.contacts ?? []).map(({ label, text, link }): Fact | null => {
    const shown = fact(text.trim() || displayUrl(link) || label, 'basics/contacts', linkTarget(link));
    const named = label.trim();
    return shown && named && shown.text !== named ? { ...shown, label: { text: named, field: 'basics/contacts' } } : shown;
  });
  return [
    ...[fact(basics.email, 'basics/email', emailTarget(basics.email ?? ''))].filter(present).map(as('mail')),
    ...[fact(basics.phone, 'basics/phone', phoneTarget(basics.phone ?? ''))].filter(present).map(as('phone')),
    ...[fact(locationText(basics.location), 'basics/location')].filter(present).map(as('place')),
    ...[urlFact(basics.url, basics.urlLabel, 'basics/url')].filter(present).map(as('web')),
    ...custom.filter(present).map((shown) => as(shown.href ? 'web' : 'note')(shown)),
  ];
}

/** The free text first, then whatever parts it does not already hold. */
export function locationText(location: Location | undefined): string {
  if (!location) return '';
  const { text = '', address = '', postalCode = '', city = '', region = '', countryCode = '' } = location;
  const town = [postalCode, city].filter((part) => part.trim() && !text.includes(part)).join(' ');
  const rest = [address, town, region, countryCode].filter((part) => part.trim() && !text.includes(part));
  return [text, ...rest].filter((part) => part.trim()).join(', ');
}

/** Profiles stand with the contact details, unless the user gave them a title or wrote about them. */
function belongsInHeader(section: Section, locale: string): boolean {
  if (section.kind !== 'profiles') return false;
  const title = section.title?.trim() ?? '';
  return (
    ['', sectionTitle('profiles', '', 'en'), sectionTitle('profiles', '', locale)].includes(title) &&
    section.items.every((item) => item.kind === 'profile' && !proseContent(item.summary, item.id))
  );
}

function profileContact({ title, facts }: Entry): Fact[] {
  const [network] = title;
  const [first, ...others] = facts;
  if (!network || !first) return [...title, ...facts];
  return [{ ...first, label: { text: network.text, field: network.field } }, ...others];
}

function sectionContent(document: ResumeDocument, section: Section, holdsSummary: boolean): SectionContent {
  const title =
    section.showHeading === false
      ? null
      : fact(sectionTitle(section.kind, section.title, document.design.locale), sectionPath(section.id, 'title'));
  return {
    id: section.id,
    kind: section.kind,
    title,
    keepTogether: section.keepTogether ?? false,
    startOnNewPage: section.startOnNewPage ?? false,
    columns: section.columns ?? 1,
    summary: holdsSummary ? proseContent(document.basics.summary, 'basics') : null,
    entries: entriesOf(document, section),
  };
}

function entriesOf(document: ResumeDocument, section: Section): Entry[] {
  return section.items.filter((item) => !item.hidden).flatMap((item) => entryOf(item, document.design) ?? []);
}

/** A summary without a section to stand in comes first, without a heading. */
function unplacedSummary({ basics, sections }: ResumeDocument): SectionContent[] {
  if (sections.some((section) => section.kind === 'summary')) return [];
  const summary = proseContent(basics.summary, 'basics');
  return [{ id: 'summary', kind: 'summary', title: null, keepTogether: false, startOnNewPage: false, columns: 1, summary, entries: [] }];
}

import type { Dates } from '#protocol/dates';
import type { Design, Item } from '#protocol/document';
import { itemPath } from '#protocol/registers';
import { formatDates, formatFullDate } from './dates.ts';
import { type Entry, type Fact, fact, present, proseContent, urlFact } from './facts.ts';
import { gradeLabel } from './labels.ts';
import { phoneTarget } from './links.ts';

/** An item as an entry, or null when it says nothing. Each kind names all its fields here and nowhere else. */
export function entryOf(item: Item, design: Design): Entry | null {
  const entry = { ...EMPTY, kind: item.kind, ...partsOf(item, design), summary: proseContent(item.summary, item.id) };
  const saysSomething =
    entry.summary !== null ||
    entry.dates !== null ||
    [entry.title, entry.facts, entry.description, entry.keywords, entry.roles].some((parts) => parts.length > 0);
  return saysSomething ? entry : null;
}

const EMPTY: Omit<Entry, 'kind'> = {
  shape: 'entry',
  title: [],
  dates: null,
  facts: [],
  description: [],
  summary: null,
  keywords: [],
  rating: 0,
  roles: [],
};

function partsOf(item: Item, design: Design): Partial<Entry> {
  const own = (text: string | undefined, field: string, href?: string | null): Fact | null => fact(text, itemPath(item.id, field), href);
  const url = (of: { url?: string; urlLabel?: string }): Fact | null => urlFact(of.url, of.urlLabel, itemPath(item.id, 'url'));
  const dates = (of: { dates?: Dates }): Fact | null => own(formatDates(of.dates, design), 'dates');
  const grade = (score: string | undefined): Fact | null => {
    const shown = own(score, 'score');
    const label = gradeLabel(score, design.locale);
    return shown && label ? { ...shown, label: { text: label, field: shown.field } } : shown;
  };
  const words = (list: readonly string[] | undefined, field: string): Fact[] =>
    (list ?? []).map((word) => own(word, field)).filter(present);
  const paragraphs = (text: string | undefined, field: string): Fact[] => words(text?.split(/\r\n|[\n\r\u2028\u2029]/), field);

  switch (item.kind) {
    case 'experience': {
      const organization = own(item.organization, 'organization');
      const position = own(item.position, 'position');
      // With roles of its own, the employer is the heading and the roles stand beneath.
      const [title, second] =
        item.roles.length > 0 ? [organization ?? position, organization && position] : [position ?? organization, position && organization];
      return {
        title: facts(title),
        dates: dates(item),
        facts: facts(prominent(second), own(item.location, 'location'), url(item)),
        description: paragraphs(item.description, 'description'),
        roles: item.roles.filter((role) => !role.hidden).flatMap((role) => entryOf(role, design) ?? []),
      };
    }
    case 'role':
      return { title: facts(own(item.position, 'position')), dates: dates(item), facts: facts(own(item.location, 'location')) };
    case 'education': {
      const degree = facts(own(item.studyType, 'studyType'), own(item.area, 'area'));
      const institution = own(item.institution, 'institution');
      return {
        title: degree.length > 0 ? degree : facts(institution),
        dates: dates(item),
        facts: facts(degree.length > 0 ? prominent(institution) : null, own(item.location, 'location'), grade(item.score), url(item)),
        keywords: words(item.courses, 'courses'),
      };
    }
    case 'project':
      return {
        title: facts(own(item.name, 'name')),
        dates: dates(item),
        facts: facts(own(item.roles?.join(', '), 'roles'), own(item.entity, 'entity'), own(item.type, 'type'), url(item)),
        keywords: words(item.keywords, 'keywords'),
      };
    case 'skill':
      return {
        shape: 'line',
        title: facts(own(item.name, 'name')),
        facts: facts(own(item.level, 'level'), item.level?.trim() ? null : own(ratingText(item.rating), 'rating')),
        rating: item.rating ?? 0,
        keywords: words(item.keywords, 'keywords'),
      };
    case 'language':
      return {
        shape: 'line',
        title: facts(own(item.language, 'language')),
        facts: facts(own(item.fluency, 'fluency'), item.fluency?.trim() ? null : own(ratingText(item.rating), 'rating')),
        rating: item.rating ?? 0,
      };
    case 'interest':
      return { shape: 'line', title: facts(own(item.name, 'name')), keywords: words(item.keywords, 'keywords') };
    case 'profile':
      return {
        shape: 'line',
        title: facts(own(item.network, 'network')),
        facts: profileFacts(own(item.username, 'username'), url(item), item.urlLabel),
      };
    case 'award':
      return {
        title: facts(own(item.title, 'title')),
        dates: dates(item),
        facts: facts(prominent(own(item.awarder, 'awarder')), url(item)),
      };
    case 'certification':
      return { title: facts(own(item.title, 'title')), dates: dates(item), facts: facts(prominent(own(item.issuer, 'issuer')), url(item)) };
    case 'publication':
      return {
        title: facts(own(item.title, 'title')),
        dates: dates(item),
        facts: facts(prominent(own(item.publisher, 'publisher')), url(item)),
      };
    case 'volunteer': {
      const position = own(item.position, 'position');
      const organization = own(item.organization, 'organization');
      return {
        title: facts(position ?? organization),
        dates: dates(item),
        facts: facts(position && prominent(organization), own(item.location, 'location'), url(item)),
      };
    }
    case 'reference':
      return {
        title: facts(own(item.name, 'name')),
        facts: facts(prominent(own(item.position, 'position')), own(item.phone, 'phone', phoneTarget(item.phone ?? '')), url(item)),
      };
    case 'custom':
      return {
        title: facts(own(item.title, 'title')),
        dates: dates(item),
        facts: facts(prominent(own(item.subtitle, 'subtitle')), own(item.location, 'location'), url(item)),
        keywords: words(item.keywords, 'keywords'),
      };
    case 'letter':
      return {
        shape: 'letter',
        dates: own(formatFullDate(item.dates, design), 'dates'),
        description: paragraphs(item.recipient, 'recipient'),
      };
  }
}

const prominent = (part: Fact | null | undefined): Fact | null => (part ? { ...part, prominent: true } : null);

const facts = (...parts: (Fact | null)[]): Fact[] => parts.filter(present);

/** For a rating that has no words: "4/5". 0 means that none is shown. */
const ratingText = (rating: number | undefined): string => (rating ? `${rating}/5` : '');

/** A user name stands for its address, which it links to; a label the user wrote is shown all the same. */
function profileFacts(username: Fact | null, url: Fact | null, label: string | undefined): Fact[] {
  if (!username || !url) return facts(username, url);
  const name = url.href ? { ...username, href: url.href } : username;
  return label?.trim() || !url.href ? [name, url] : [name];
}

import { type Basics, type ResumeDocument, SECTION_KINDS, type Section, type SectionKind } from '#protocol/document';
import type { Json } from '#protocol/json';
import { locationText } from '#render/templates/content';
import { htmlOf } from './html.ts';
import { filled, isRecord, type JsonRecord, joined, unknownOf, withUnknown } from './json.ts';
import { DEFAULT_METADATA, withDesign } from './reactive-design.ts';
import { itemRecord, REACTIVE, website } from './reactive-items.ts';
import { withPlaces } from './reactive-layout.ts';

/**
 * A file of Reactive Resume v5 that v6 reads, too: dates are said in both ways. What an import from there has kept is put back to its
 * place. Hidden things are in it, as hidden. The photo is not: it would have to be an address that others may fetch.
 */
export function reactiveResumeOf(document: ResumeDocument): JsonRecord {
  const { basics, sections, design } = document;
  const unknown = unknownOf(document.extra, REACTIVE);
  const summary = sections.find((section) => section.kind === 'summary');
  const { own, custom, places } = placed(sections.filter((section) => section.kind !== 'summary' || section === summary));
  const kept = isRecord(unknown.sections) ? unknown.sections : {};
  const lists = Object.fromEntries(
    OWN_KINDS.map((kind): [string, Json] => {
      const section = own.get(kind);
      if (section) return [kind, sectionRecord(section, design)];
      const left = kept[kind];
      return [kind, { ...EMPTY, ...(isRecord(left) ? left : {}), items: [] }];
    }),
  );
  const theirs = unknownOf(design.extra, REACTIVE);
  const inSidebar = new Set(design.sidebarSections);
  const metadata = withPlaces(
    withDesign(joined(theirs, DEFAULT_METADATA), design),
    places.map(({ key, section }) => ({ key, inSidebar: inSidebar.has(section.id), isTheirs: isTheirs(section) })),
  );
  const file = {
    picture: joined(isRecord(unknown.picture) ? unknown.picture : {}, EMPTY_PICTURE),
    basics: basicsRecord(basics),
    summary: {
      ...EMPTY,
      ...(isRecord(unknown.summary) ? unknown.summary : {}),
      ...(summary ? heading(summary) : {}),
      content: htmlOf(basics.summary),
    },
    sections: withUnknown(lists, kept),
    customSections: custom.map(({ section, key }) => customRecord(section, key, design)),
    metadata,
  };
  return withUnknown(file, unknown);
}

const OWN_KINDS: readonly SectionKind[] = [
  'profiles',
  'experience',
  'education',
  'projects',
  'skills',
  'languages',
  'interests',
  'awards',
  'certifications',
  'publications',
  'volunteer',
  'references',
];
const EMPTY = { title: '', columns: 1, hidden: false } as const;
const EMPTY_PICTURE: JsonRecord = {
  hidden: false,
  url: '',
  size: 80,
  rotation: 0,
  aspectRatio: 1,
  borderRadius: 0,
  borderColor: 'rgba(0, 0, 0, 0.5)',
  borderWidth: 0,
  shadowColor: 'rgba(0, 0, 0, 0.5)',
  shadowWidth: 0,
};

interface Placed {
  key: string;
  section: Section;
}

/** The first section of each kind has a place of its own there; others, and what came as one of the user's own, stand beside. */
function placed(sections: readonly Section[]) {
  const own = new Map<SectionKind, Section>();
  const custom: Placed[] = [];
  const places = sections.map((section): Placed => {
    const theirs = unknownOf(section.extra, REACTIVE);
    const isOwn = section.kind === 'summary' || (OWN_KINDS.includes(section.kind) && theirs.type === undefined && !own.has(section.kind));
    if (isOwn && isUniform(section)) {
      own.set(section.kind, section);
      return { key: section.kind, section };
    }
    const key = typeof theirs.id === 'string' && theirs.id !== '' ? theirs.id : section.id;
    custom.push({ key, section });
    return { key, section };
  });
  return { own, custom, places };
}

/** Whether it came from a file of theirs. */
const isTheirs = ({ extra, items }: Section): boolean =>
  [{ extra }, ...items].some((holder) => Object.keys(unknownOf(holder.extra, REACTIVE)).length > 0);

/** Their sections hold entries of one kind only. */
const isUniform = (section: Section): boolean => section.items.every((item) => item.kind === SECTION_KINDS[section.kind]);

function basicsRecord(basics: Basics): JsonRecord {
  const own = filled({
    name: basics.name ?? '',
    headline: basics.headline ?? '',
    email: basics.email ?? '',
    phone: basics.phone ?? '',
    location: locationText(basics.location),
    ...website(basics),
    customFields: (basics.contacts ?? []).map(({ label, ...contact }) => (label === '' ? contact : { ...contact, name: label })),
  });
  return withUnknown(own, unknownOf(basics.extra, REACTIVE));
}

function heading(section: Section): JsonRecord {
  return withUnknown(
    filled({
      title: section.title ?? '',
      icon: section.icon,
      columns: section.columns ?? 1,
      hidden: section.hidden === true,
      showHeading: section.showHeading === false ? false : undefined,
      keepTogether: section.keepTogether || undefined,
      startOnNewPage: section.startOnNewPage || undefined,
    }),
    unknownOf(section.extra, REACTIVE),
  );
}

const sectionRecord = (section: Section, design: ResumeDocument['design']): JsonRecord => ({
  ...heading(section),
  items: section.items.map((item) => itemRecord(item, design)),
});

function customRecord(section: Section, key: string, design: ResumeDocument['design']): JsonRecord {
  const theirs = unknownOf(section.extra, REACTIVE).type;
  const type = typeof theirs === 'string' ? theirs : typeOf(section);
  const items = section.items.map((item) => {
    const record = itemRecord(item, design);
    if (type !== 'summary') return record;
    return { ...filled({ id: record.id, hidden: record.hidden }), content: record.description ?? '', ...unknownOf(item.extra, REACTIVE) };
  });
  return { ...sectionRecord(section, design), id: key, type, items };
}

function typeOf(section: Section): string {
  if (section.kind === 'letter') return 'cover-letter';
  return OWN_KINDS.includes(section.kind) && isUniform(section) ? section.kind : 'experience';
}

import { type ItemKind, SECTION_KINDS, type Section, type SectionKind } from '#protocol/document';
import type { fields, ItemWords } from '../../i18n/en/fields.ts';
import { ADDRESS_START } from '../../text/address.ts';
import { fieldWords as w } from './words.ts';

interface SectionWords {
  readonly title: string;
  /** What one of its items is: "job". */
  readonly item: string;
}

/** Read where they are shown: they speak the language of that moment. */
const section = (kind: SectionKind): SectionWords => ({
  get title() {
    return w().sections[kind];
  },
  get item() {
    const held = SECTION_KINDS[kind];
    return held === null ? '' : w().items[held].name;
  },
});

/** What each kind of section is called, in the order in which they are offered. */
export const SECTION_WORDS: Readonly<Record<SectionKind, SectionWords>> = {
  summary: section('summary'),
  experience: section('experience'),
  education: section('education'),
  projects: section('projects'),
  skills: section('skills'),
  languages: section('languages'),
  certifications: section('certifications'),
  awards: section('awards'),
  publications: section('publications'),
  volunteer: section('volunteer'),
  interests: section('interests'),
  profiles: section('profiles'),
  references: section('references'),
  custom: section('custom'),
  letter: section('letter'),
};

/** "job", "a job", "New job", "Add a job". */
export const itemWords = (kind: ItemKind): ItemWords => w().items[kind];

export const ADDABLE_SECTIONS = Object.keys(SECTION_WORDS).filter((kind): kind is SectionKind => kind in SECTION_KINDS);

/** The heading that a person has given a section, else the usual one of its kind. */
export const sectionTitle = (named: Section): string => named.title?.trim() || SECTION_WORDS[named.kind].title;

/** With what a résumé usually begins. */
export const USUAL_SECTIONS: readonly SectionKind[] = ['summary', 'experience', 'education', 'skills', 'languages'];

interface Labelled {
  /** In the language of the moment at which it is read. */
  readonly label: string;
}
interface Filled extends Labelled {
  readonly placeholder: string | undefined;
}
interface TextOptions {
  readonly half?: true;
  readonly inputmode?: 'tel' | 'url' | 'email';
}
export type FormField =
  | ({ readonly type: 'text'; readonly field: string } & TextOptions & Filled)
  | ({ readonly type: 'long'; readonly field: string } & Filled)
  | ({ readonly type: 'dates'; readonly single?: true } & Labelled)
  | ({ readonly type: 'keywords'; readonly field: string } & Filled)
  | { readonly type: 'rating'; readonly half?: true }
  | ({ readonly type: 'prose' } & Filled);

type Label = keyof typeof fields.labels;
type Example = keyof typeof fields.examples | typeof ADDRESS_START;

const exampleOf = (example: Example | undefined): string | undefined =>
  example === ADDRESS_START ? example : example && w().examples[example];

const text = (field: string, label: Label, example?: Example, options: TextOptions = {}): FormField => ({
  type: 'text',
  field,
  ...options,
  get label() {
    return w().labels[label];
  },
  get placeholder() {
    return exampleOf(example);
  },
});
const half = (field: string, label: Label, example?: Example): FormField => text(field, label, example, { half: true });
const listed = (type: 'long' | 'keywords', field: string, label: Label, example?: Example): FormField => ({
  type,
  field,
  get label() {
    return w().labels[label];
  },
  get placeholder() {
    return exampleOf(example);
  },
});
const about = (label: Label, example?: Example): FormField => ({
  type: 'prose',
  get label() {
    return w().labels[label];
  },
  get placeholder() {
    return exampleOf(example);
  },
});
const PERIOD: FormField = {
  type: 'dates',
  get label() {
    return w().labels.when;
  },
};
const DAY: FormField = {
  type: 'dates',
  single: true,
  get label() {
    return w().labels.date;
  },
};
const LINK: readonly FormField[] = [text('url', 'link', ADDRESS_START, { half: true, inputmode: 'url' }), half('urlLabel', 'shownAs')];

/** The form of an item, by its kind, in the order in which people think of it. */
export const ITEM_FORMS: Record<ItemKind, readonly FormField[]> = {
  experience: [
    half('position', 'position', 'position'),
    half('organization', 'organization', 'organization'),
    PERIOD,
    text('location', 'place'),
    about('whatYouDid', 'didThere'),
    listed('long', 'description', 'aboutOrganization'),
    ...LINK,
  ],
  role: [text('position', 'position'), PERIOD, text('location', 'place'), about('whatYouDid')],
  education: [
    text('institution', 'school'),
    half('studyType', 'degree', 'degree'),
    half('area', 'subject', 'subject'),
    PERIOD,
    half('score', 'grade'),
    half('location', 'place'),
    listed('keywords', 'courses', 'courses'),
    about('more'),
    ...LINK,
  ],
  project: [
    text('name', 'name'),
    PERIOD,
    about('whatItIs', 'project'),
    listed('keywords', 'keywords', 'keywords'),
    listed('keywords', 'roles', 'yourRoles'),
    half('entity', 'forWhom'),
    half('type', 'projectKind', 'projectKind'),
    ...LINK,
  ],
  skill: [
    text('name', 'skill', 'skill'),
    listed('keywords', 'keywords', 'keywords', 'skillKeywords'),
    half('level', 'levelInWords', 'level'),
    { type: 'rating', half: true },
    about('more'),
  ],
  language: [half('language', 'language'), half('fluency', 'howWell', 'fluency'), { type: 'rating' }, about('more')],
  interest: [text('name', 'interest'), listed('keywords', 'keywords', 'keywords'), about('more')],
  award: [text('title', 'award'), text('awarder', 'givenBy'), DAY, about('whatFor'), ...LINK],
  certification: [text('title', 'certification'), text('issuer', 'issuedBy'), DAY, about('more'), ...LINK],
  publication: [text('title', 'title'), text('publisher', 'publishedBy'), DAY, about('aboutPublication'), ...LINK],
  volunteer: [
    half('position', 'position'),
    half('organization', 'organization'),
    PERIOD,
    text('location', 'place'),
    about('whatYouDid'),
    ...LINK,
  ],
  profile: [half('network', 'network', 'network'), half('username', 'userName'), ...LINK, about('more')],
  reference: [
    half('name', 'name'),
    half('position', 'position'),
    text('phone', 'phone', undefined, { inputmode: 'tel' }),
    about('whatTheySay'),
    ...LINK,
  ],
  custom: [
    text('title', 'title'),
    text('subtitle', 'subtitle'),
    PERIOD,
    text('location', 'place'),
    about('text'),
    listed('keywords', 'keywords', 'keywords'),
    ...LINK,
  ],
  letter: [listed('long', 'recipient', 'to'), DAY, about('letter')],
};

import { z } from 'zod';
import { Dates } from './dates.ts';
import { NOT_TEXT } from './field-issues.ts';
import { LocalId } from './ids.ts';
import { Json, jsonBytes } from './json.ts';
import { Locale } from './locale.ts';
import { Photo } from './photo.ts';
import { Prose } from './prose.ts';
import { hasOnlyText } from './text.ts';

export { Locale } from './locale.ts';

/**
 * The résumé: one definition, from which the registers, the importers, the forms and the pages infer their types.
 * A document holds only what is alive, in order; how it is stored and merged is `registers.ts`.
 */
export const DOCUMENT_SCHEMA_VERSION = 1;

const text = (max: number) => z.string().max(max).refine(hasOnlyText, NOT_TEXT);

export const ShortText = text(500);
export const LongText = text(4_000);
/** What a person typed as an address: kept as typed, followed only when it is a safe link. */
export const Url = text(2_000);
export const Keywords = z.array(text(200)).max(200);
/** A level of 0 (none shown) to 5. */
export const Rating = z.number().int().min(0).max(5);

/** Unknown fields of an imported file, by format, so that they survive import, editing and export. */
export const Extra = z.record(z.string().max(200), Json).refine((bag) => jsonBytes(bag) <= 32_768, { message: 'more than 32 KiB' });
export type Extra = z.infer<typeof Extra>;

export const Location = z.strictObject({
  address: ShortText.optional(),
  postalCode: ShortText.optional(),
  city: ShortText.optional(),
  region: ShortText.optional(),
  countryCode: ShortText.optional(),
  text: ShortText.optional(),
});
export type Location = z.infer<typeof Location>;

export const ContactField = z.strictObject({ id: LocalId, label: ShortText, text: ShortText, link: Url, icon: ShortText });
export type ContactField = z.infer<typeof ContactField>;

export const BASICS_FIELDS = {
  name: ShortText,
  headline: ShortText,
  email: ShortText,
  phone: ShortText,
  url: Url,
  urlLabel: ShortText,
  location: Location,
  contacts: z.array(ContactField).max(30),
  photo: Photo,
  extra: Extra,
} as const;

export const SECTION_FIELDS = {
  title: ShortText,
  icon: ShortText,
  columns: z.number().int().min(1).max(4),
  hidden: z.boolean(),
  showHeading: z.boolean(),
  keepTogether: z.boolean(),
  startOnNewPage: z.boolean(),
  extra: Extra,
} as const;

const every = { hidden: z.boolean(), extra: Extra } as const;
const linked = { url: Url, urlLabel: ShortText } as const;

/** The fields of an item by its kind. Every kind also has one prose field, `summary` (see `PROSE_FIELDS`). */
export const ITEM_FIELDS = {
  profile: { ...every, ...linked, network: ShortText, username: ShortText, icon: ShortText },
  experience: {
    ...every,
    ...linked,
    organization: ShortText,
    position: ShortText,
    location: ShortText,
    description: LongText,
    dates: Dates,
  },
  /** A role within an experience: placed under that item, not under a section. */
  role: { ...every, position: ShortText, location: ShortText, dates: Dates },
  education: {
    ...every,
    ...linked,
    institution: ShortText,
    area: ShortText,
    studyType: ShortText,
    score: ShortText,
    location: ShortText,
    courses: Keywords,
    dates: Dates,
  },
  project: { ...every, ...linked, name: ShortText, roles: Keywords, keywords: Keywords, entity: ShortText, type: ShortText, dates: Dates },
  skill: { ...every, name: ShortText, level: ShortText, rating: Rating, keywords: Keywords, icon: ShortText },
  language: { ...every, language: ShortText, fluency: ShortText, rating: Rating },
  interest: { ...every, name: ShortText, keywords: Keywords, icon: ShortText },
  award: { ...every, ...linked, title: ShortText, awarder: ShortText, dates: Dates },
  certification: { ...every, ...linked, title: ShortText, issuer: ShortText, dates: Dates },
  publication: { ...every, ...linked, title: ShortText, publisher: ShortText, dates: Dates },
  volunteer: { ...every, ...linked, organization: ShortText, position: ShortText, location: ShortText, dates: Dates },
  reference: { ...every, ...linked, name: ShortText, position: ShortText, phone: ShortText },
  custom: { ...every, ...linked, title: ShortText, subtitle: ShortText, location: ShortText, keywords: Keywords, dates: Dates },
  letter: { ...every, recipient: LongText, dates: Dates },
} as const;
export type ItemKind = keyof typeof ITEM_FIELDS;
export const ItemKind = z.enum(Object.keys(ITEM_FIELDS) as [ItemKind, ...ItemKind[]]);

/** Each kind of section and the kind of item that "add" makes in it; `null` where it has no items of its own. */
export const SECTION_KINDS = {
  summary: null,
  profiles: 'profile',
  experience: 'experience',
  education: 'education',
  projects: 'project',
  skills: 'skill',
  languages: 'language',
  interests: 'interest',
  awards: 'award',
  certifications: 'certification',
  publications: 'publication',
  volunteer: 'volunteer',
  references: 'reference',
  custom: 'custom',
  letter: 'letter',
} as const satisfies Record<string, ItemKind | null>;
export type SectionKind = keyof typeof SECTION_KINDS;
export const SectionKind = z.enum(Object.keys(SECTION_KINDS) as [SectionKind, ...SectionKind[]]);

const Colour = z.string().regex(/^#[0-9a-f]{6}$/i);
const FontFamily = z.string().regex(/^[A-Za-z0-9 ]{1,60}$/);
export const TemplateId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/**
 * How the pages look. All of it may be absent, which means: as the template has it. So choosing another template is one
 * register, and what a person has set stays. Lengths are PDF points (1/72 inch).
 */
export const LOOK_FIELDS = {
  primaryColor: Colour,
  textColor: Colour,
  backgroundColor: Colour,
  bodyFont: FontFamily,
  bodySize: z.number().min(6).max(16),
  bodyLineHeight: z.number().min(1).max(2.2),
  headingFont: FontFamily,
  headingSize: z.number().min(7).max(28),
  headingCase: z.enum(['written', 'upper']),
  headingRule: z.enum(['none', 'hairline', 'line', 'short', 'bar']),
  marginX: z.number().min(12).max(140),
  marginY: z.number().min(12).max(140),
  /** A factor: 1 is the template's own white space. */
  spacing: z.number().min(0.5).max(1.8),
  bullet: z.enum(['disc', 'dash', 'square', 'angle']),
  /** Beside the title at the line's end, in a column of their own at its start, or beneath it. */
  datePlace: z.enum(['end', 'start', 'under']),
  skillStyle: z.enum(['lines', 'tags']),
  /** How a level of 1 to 5 is drawn beside its words. */
  levelMark: z.enum(['none', 'squares', 'bar']),
  /** Small signs before contact details. */
  contactIcons: z.boolean(),
  /** A part of the page's width. */
  sidebarWidth: z.number().min(0.2).max(0.45),
  photoShape: z.enum(['square', 'rounded', 'circle']),
  photoSize: z.number().min(30).max(180),
  photoBorder: z.number().min(0).max(6),
  /** Name and page at the head of each page but the first. */
  runningHeader: z.boolean(),
  /** At most so many pages, by smaller spaces, margins and letters; 0 is as many as it takes. */
  fitPages: z.number().int().min(0).max(20),
} as const;

const PAGE_FIELDS = {
  template: TemplateId,
  pageFormat: z.enum(['A4', 'Letter', 'custom']),
  pageNumbers: z.boolean(),
  dateFormat: z.enum(['MMM YYYY', 'MMMM YYYY', 'MM/YYYY', 'YYYY-MM', 'YYYY']),
  locale: Locale,
  direction: z.enum(['auto', 'ltr', 'rtl']),
} as const;

const CHOICE_FIELDS = {
  /** Of `custom` paper, in points. */
  pageWidth: z.number().min(200).max(2_000),
  pageHeight: z.number().min(200).max(2_000),
  /** Ids of the sections that stand in the sidebar, where a template has one; absent: those of the kinds that suit it. */
  sidebarSections: z.array(LocalId).max(200),
  /** Whether words of running text may be divided at line ends, by the rules of the language; absent: they are not. */
  hyphenate: z.boolean(),
} as const;

export const DESIGN_FIELDS = { ...PAGE_FIELDS, ...CHOICE_FIELDS, ...LOOK_FIELDS, extra: Extra } as const;

/** Facts about the résumé as a whole that belong to no page. */
export const META_FIELDS = { title: ShortText, extra: Extra } as const;

const Basics = z.strictObject({ ...BASICS_FIELDS, summary: Prose }).partial();
export type Basics = z.infer<typeof Basics>;

export const Design = z
  .strictObject(PAGE_FIELDS)
  .extend(z.strictObject({ ...CHOICE_FIELDS, ...LOOK_FIELDS, extra: Extra }).partial().shape);
export type Design = z.infer<typeof Design>;
/** Every value of the look; a template or a person may give some. */
export type Look = { [K in keyof typeof LOOK_FIELDS]: z.infer<(typeof LOOK_FIELDS)[K]> };

type FieldsOf<F extends Record<string, z.ZodType>> = { [K in keyof F]?: z.infer<F[K]> };
type ItemOf<K extends ItemKind> = FieldsOf<(typeof ITEM_FIELDS)[K]> & {
  id: LocalId;
  kind: K;
  summary?: Prose;
};

export type RoleItem = ItemOf<'role'>;
export type ExperienceItem = ItemOf<'experience'> & { roles: RoleItem[] };
export type Item = ExperienceItem | { [K in Exclude<ItemKind, 'experience'>]: ItemOf<K> }[Exclude<ItemKind, 'experience'>];
export type ItemByKind<K extends ItemKind> = Extract<Item, { kind: K }>;

export type Section = FieldsOf<typeof SECTION_FIELDS> & { id: LocalId; kind: SectionKind; items: Item[] };

export interface ResumeDocument {
  schema: typeof DOCUMENT_SCHEMA_VERSION;
  title: string;
  basics: Basics;
  sections: Section[];
  design: Design;
  extra?: Extra;
}

/** A résumé that nobody has designed. What it does not say of the look is the template's. */
export const DEFAULT_DESIGN: Design = {
  template: 'classic',
  pageFormat: 'A4',
  pageNumbers: true,
  dateFormat: 'MMM YYYY',
  locale: 'en',
  direction: 'auto',
};

import { type ItemKind, SECTION_KINDS, type Section, type SectionKind } from '#protocol/document';

/** What each kind of section is called, and what one of its items is. */
export const SECTION_WORDS: Record<SectionKind, { title: string; item: string }> = {
  summary: { title: 'Summary', item: '' },
  experience: { title: 'Experience', item: 'job' },
  education: { title: 'Education', item: 'school' },
  projects: { title: 'Projects', item: 'project' },
  skills: { title: 'Skills', item: 'skill' },
  languages: { title: 'Languages', item: 'language' },
  certifications: { title: 'Certifications', item: 'certification' },
  awards: { title: 'Awards', item: 'award' },
  publications: { title: 'Publications', item: 'publication' },
  volunteer: { title: 'Volunteering', item: 'role' },
  interests: { title: 'Interests', item: 'interest' },
  profiles: { title: 'Profiles', item: 'profile' },
  references: { title: 'References', item: 'reference' },
  custom: { title: 'Own section', item: 'entry' },
  letter: { title: 'Letter', item: 'letter' },
};

export const ADDABLE_SECTIONS = Object.keys(SECTION_WORDS).filter((kind): kind is SectionKind => kind in SECTION_KINDS);

/** The heading that a person has given a section, else the usual one of its kind. */
export const sectionTitle = (section: Section): string => section.title?.trim() || SECTION_WORDS[section.kind].title;

/** With what a résumé usually begins. */
export const USUAL_SECTIONS: readonly SectionKind[] = ['summary', 'experience', 'education', 'skills', 'languages'];

export type FormField =
  | { type: 'text'; field: string; label: string; placeholder?: string; half?: true; inputmode?: 'tel' | 'url' | 'email' }
  | { type: 'long'; field: string; label: string; placeholder?: string }
  | { type: 'dates'; label: string; single?: true }
  | { type: 'keywords'; field: string; label: string; placeholder?: string }
  | { type: 'rating'; half?: true }
  | { type: 'prose'; label: string; placeholder?: string };

const text = (field: string, label: string, placeholder?: string): FormField => ({
  type: 'text',
  field,
  label,
  ...(placeholder ? { placeholder } : {}),
});
const half = (field: string, label: string, placeholder?: string): FormField => ({
  type: 'text',
  field,
  label,
  half: true,
  ...(placeholder ? { placeholder } : {}),
});
const LINK: readonly FormField[] = [
  { type: 'text', field: 'url', label: 'Link', placeholder: 'https://', half: true, inputmode: 'url' },
  half('urlLabel', 'Shown as'),
];
const PERIOD: FormField = { type: 'dates', label: 'When' };
const DAY: FormField = { type: 'dates', label: 'Date', single: true };
const about = (label: string, placeholder?: string): FormField => ({ type: 'prose', label, ...(placeholder ? { placeholder } : {}) });

/** The form of an item, by its kind, in the order in which people think of it. */
export const ITEM_FORMS: Record<ItemKind, readonly FormField[]> = {
  experience: [
    half('position', 'Position', 'Lead engineer'),
    half('organization', 'Organisation', 'Acme'),
    PERIOD,
    text('location', 'Place'),
    about('What you did', '- What you did, and what came of it'),
    { type: 'long', field: 'description', label: 'About the organisation' },
    ...LINK,
  ],
  role: [text('position', 'Position'), PERIOD, text('location', 'Place'), about('What you did')],
  education: [
    text('institution', 'School'),
    half('studyType', 'Degree', 'BSc'),
    half('area', 'Subject', 'Computer science'),
    PERIOD,
    half('score', 'Grade'),
    half('location', 'Place'),
    { type: 'keywords', field: 'courses', label: 'Courses' },
    about('More'),
    ...LINK,
  ],
  project: [
    text('name', 'Name'),
    PERIOD,
    about('What it is', '- What it does, and your part in it'),
    { type: 'keywords', field: 'keywords', label: 'Keywords' },
    { type: 'keywords', field: 'roles', label: 'Your roles' },
    half('entity', 'For whom'),
    half('type', 'Kind', 'Application, talk, …'),
    ...LINK,
  ],
  skill: [
    text('name', 'Skill', 'Web development'),
    { type: 'keywords', field: 'keywords', label: 'Keywords', placeholder: 'TypeScript, HTML, …' },
    half('level', 'Level in words', 'Advanced'),
    { type: 'rating', half: true },
    about('More'),
  ],
  language: [half('language', 'Language'), half('fluency', 'How well', 'Fluent'), { type: 'rating' }, about('More')],
  interest: [text('name', 'Interest'), { type: 'keywords', field: 'keywords', label: 'Keywords' }, about('More')],
  award: [text('title', 'Award'), text('awarder', 'Given by'), DAY, about('What for'), ...LINK],
  certification: [text('title', 'Certification'), text('issuer', 'Issued by'), DAY, about('More'), ...LINK],
  publication: [text('title', 'Title'), text('publisher', 'Published by'), DAY, about('What it is about'), ...LINK],
  volunteer: [
    half('position', 'Position'),
    half('organization', 'Organisation'),
    PERIOD,
    text('location', 'Place'),
    about('What you did'),
    ...LINK,
  ],
  profile: [half('network', 'Network', 'GitHub'), half('username', 'User name'), ...LINK, about('More')],
  reference: [
    half('name', 'Name'),
    half('position', 'Position'),
    { type: 'text', field: 'phone', label: 'Phone', inputmode: 'tel' },
    about('What they say'),
    ...LINK,
  ],
  custom: [
    text('title', 'Title'),
    text('subtitle', 'Subtitle'),
    PERIOD,
    text('location', 'Place'),
    about('Text'),
    { type: 'keywords', field: 'keywords', label: 'Keywords' },
    ...LINK,
  ],
  letter: [{ type: 'long', field: 'recipient', label: 'To' }, DAY, about('Letter')],
};

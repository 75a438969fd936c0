import type { SectionKind } from '#protocol/document';

/** Headings for sections that the user has not named. */
const SECTION_TITLES: Readonly<Record<SectionKind, string>> = {
  summary: 'Summary',
  profiles: 'Profiles',
  experience: 'Experience',
  education: 'Education',
  projects: 'Projects',
  skills: 'Skills',
  languages: 'Languages',
  interests: 'Interests',
  awards: 'Awards',
  certifications: 'Certifications',
  publications: 'Publications',
  volunteer: 'Volunteering',
  references: 'References',
  custom: '',
  letter: '',
};

/** A section of no fixed meaning has no title but the user's own. */
export function sectionTitle(kind: SectionKind, title: string | undefined): string {
  return title?.trim() || SECTION_TITLES[kind];
}

const GRADE: Readonly<Record<string, string>> = {
  en: 'Grade',
  de: 'Note',
  fr: 'Note',
  es: 'Nota',
  it: 'Voto',
  pt: 'Nota',
  nl: 'Cijfer',
  pl: 'Ocena',
  sv: 'Betyg',
};

/** What to say before a grade that is a bare number, which alone says nothing; null when it speaks for itself. */
export function gradeLabel(score: string | undefined, locale: string): string | null {
  const isNumber = /^[\d\s.,/%]+$/.test(score?.trim() ?? '');
  return isNumber ? (GRADE[locale.toLowerCase().split('-')[0] ?? ''] ?? null) : null;
}

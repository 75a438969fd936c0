import type { Dates } from '#protocol/dates';
import { type Basics, DEFAULT_DESIGN, type Design, type ItemByKind, type ResumeDocument, type Section } from '#protocol/document';
import { type Prose, proseFromText } from '#protocol/prose';

export const bullets = (...texts: string[]): Prose => texts.flatMap((text) => proseFromText(text, 'bullet'));
export const paragraphs = (...texts: string[]): Prose => texts.flatMap((text) => proseFromText(text));
/** "2019-03 – 2020-01"; without an end it goes on. */
export const from = (start: string, end?: string): Dates => ({ start, end: end ?? null, present: end === undefined });

type Without<T> = Partial<Omit<T, 'kind'>>;
export const job = (given: Without<ItemByKind<'experience'>>): ItemByKind<'experience'> => ({
  id: 'j1',
  roles: [],
  ...given,
  kind: 'experience',
});
export const school = (given: Without<ItemByKind<'education'>>): ItemByKind<'education'> => ({ id: 'e1', ...given, kind: 'education' });
export const skill = (given: Without<ItemByKind<'skill'>>): ItemByKind<'skill'> => ({ id: 'k1', ...given, kind: 'skill' });
export const section = (kind: Section['kind'], ...items: Section['items']): Section => ({ id: kind, kind, items });
export const work = (...items: Section['items']): Section => section('experience', ...items);

/** A résumé of these parts, in English unless the design says otherwise. */
export const resume = (parts: { basics?: Basics; sections?: Section[]; design?: Partial<Design> }): ResumeDocument => ({
  schema: 1,
  title: 'A résumé',
  basics: parts.basics ?? {},
  sections: parts.sections ?? [],
  design: { ...DEFAULT_DESIGN, ...parts.design },
});

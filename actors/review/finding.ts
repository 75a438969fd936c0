import type { Path } from '#protocol/registers';

/** What must be put right, and what is for the person to think about. What is in order is a list of its own (see `Advice`). */
export type Severity = 'fix' | 'consider';

/** The closed list of rules, with what each says beside its place. Words for people are the interface's. */
export interface Facts {
  'contact-missing': { field: 'name' | 'email' | 'phone' | 'city' };
  'email-invalid': { quote: string };
  'link-invalid': { quote: string; isScheme: boolean };
  'summary-missing': object;
  'summary-long': { characters: number; most: number };
  'section-missing': { kind: 'experience' | 'education' };
  'dates-order': { name: string };
  'dates-future': { name: string };
  'dates-precision': { years: number; months: number };
  'jobs-overlap': { one: string; other: string; months: number };
  'jobs-gap': { before: string; after: string; months: number };
  'first-person': { quote: string; word: string };
  'weak-opening': { quote: string; words: string };
  'bullet-long': { quote: string; characters: number; most: number };
  'paragraph-long': { quote: string; characters: number };
  'numbers-missing': { name: string; bullets: number };
  'bullet-twice': { quote: string };
  'pages-many': { pages: number; most: number };
  'section-order': { kind: 'summary' | 'interests' | 'references' };
  'skill-empty': object;
  'skills-many': { count: number; most: number };
  'spaces-double': { quote: string };
  'space-before-comma': { quote: string };
  'quotes-mixed': { quote: string; marks: 'quotes' | 'apostrophes' };
}
export type RuleId = keyof Facts;

/** One thing that a rule has found. `place` is the field to go to; `null` where the résumé has none for it yet. */
export type Finding = { [R in RuleId]: { rule: R; severity: Severity; place: Path | null; facts: Facts[R] } }[RuleId];

/** What makes a finding the same one when the text around it changes: lengths and counts do not. */
export function findingKey({ rule, place, facts }: Finding): string {
  const told = 'quote' in facts ? facts.quote : 'field' in facts ? facts.field : 'kind' in facts ? facts.kind : '';
  return `${rule} ${place ?? ''} ${told}`;
}

/** The text that a finding is about, where it has one. */
export const quotedBy = (finding: Finding): string | null => ('quote' in finding.facts ? finding.facts.quote : null);

const QUOTE_LENGTH = 60;

/** The beginning of a text, cut at a word, to show which one is meant. */
export function quoteOf(text: string): string {
  const whole = text.replace(/\s+/g, ' ').trim();
  if (whole.length <= QUOTE_LENGTH) return whole;
  // Whole characters: half of a pair is no text.
  const cut = [...whole.slice(0, QUOTE_LENGTH + 1)].slice(0, -1).join('');
  return `${cut.replace(/\s+\S*$/u, '') || cut}…`;
}

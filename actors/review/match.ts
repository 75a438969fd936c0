import type { ResumeDocument } from '#protocol/document';
import type { Path } from '#protocol/registers';
import { type Term, termsOf } from './match/terms.ts';
import { type Token, tokeniser } from './match/tokens.ts';
import { readShown, type ShownText } from './shown.ts';

/** Longest job description that is looked at, in UTF-16 units. */
export const JOB_MAX_LENGTH = 20_000;
/** Terms shown at most of either kind: beyond these nobody reads. */
const MOST_TERMS = 60;

export interface PresentTerm {
  text: string;
  weight: number;
  /** Where it is, and how often, in the order of the résumé; `section` is an id or the head of the résumé. */
  where: { section: 'basics' | string; count: number; place: Path }[];
}
export interface MissingTerm {
  text: string;
  weight: number;
}
export interface Match {
  /** The weightiest first. */
  present: PresentTerm[];
  missing: MissingTerm[];
  /** What each section has of it, in the order of the résumé; sections that have nothing are left out. */
  bySection: { section: 'basics' | string; terms: string[] }[];
}

/** Which terms of a job description the résumé shows and which it does not. A word in another form counts as another word. */
export function match(document: ResumeDocument, jobText: string): Match {
  const shown = readShown(document);
  const tokenise = tokeniser(shown.language || 'en');
  const terms = termsOf(jobText.slice(0, JOB_MAX_LENGTH), shown.language, tokenise);
  const places = indexOf(shown.texts, tokenise);
  const findings = terms.map((term) => ({ term, where: whereIs(term, places) }));
  const isNamePresent = (key: string) =>
    findings.some(({ term, where }) => term.isName && term.keys.length === 1 && term.keys[0] === key && where.length > 0);

  const present = findings.filter(({ where }) => where.length > 0);
  const missing = findings
    .filter(({ where }) => where.length === 0)
    // "React applications" is not missing where React is there.
    .filter(({ term }) => term.keys.length === 1 || !term.keys.some(isNamePresent))
    // Of what is missing, the name alone says it.
    .filter(
      ({ term }, _, all) =>
        term.keys.length === 1 ||
        !all.some(({ term: other }) => other.keys.length === 1 && other.isName && term.keys.includes(other.keys[0] ?? '')),
    );
  const shownTerms = byWeight(present).map(({ term: { text, weight }, where }) => ({ text, weight, where }));
  return {
    present: shownTerms,
    missing: byWeight(missing).map(({ term: { text, weight } }) => ({ text, weight })),
    bySection: ['basics', ...shown.sections.map(({ id }) => id)]
      .map((section) => ({
        section,
        terms: shownTerms.filter(({ where }) => where.some((one) => one.section === section)).map(({ text }) => text),
      }))
      .filter((one) => one.terms.length > 0),
  };
}

function byWeight<T extends { term: Term }>(found: readonly T[]): T[] {
  return found.toSorted((a, b) => b.term.weight - a.term.weight || Number(b.term.isName) - Number(a.term.isName)).slice(0, MOST_TERMS);
}

type Place = { text: ShownText; tokens: Token[]; at: number };
/** Where each word stands. */
type Index = ReadonlyMap<string, Place[]>;

function indexOf(texts: readonly ShownText[], tokenise: (line: string) => Token[]): Index {
  const index = new Map<string, Place[]>();
  for (const text of texts) {
    const tokens = tokenise(text.text);
    for (const [at, { key }] of tokens.entries()) {
      const places = index.get(key);
      if (places) places.push({ text, tokens, at });
      else index.set(key, [{ text, tokens, at }]);
    }
  }
  return index;
}

function whereIs({ keys }: Term, index: Index): PresentTerm['where'] {
  const where = new Map<string, PresentTerm['where'][number]>();
  for (const { text, tokens, at } of index.get(keys[0] ?? '') ?? []) {
    if (!keys.every((key, offset) => tokens[at + offset]?.key === key && (offset === 0 || !tokens[at + offset]?.isApart))) continue;
    const known = where.get(text.section);
    if (known) known.count += 1;
    else where.set(text.section, { section: text.section, count: 1, place: text.path });
  }
  return [...where.values()];
}

import { type Finding, quoteOf } from '../finding.ts';
import type { Rule } from '../rule.ts';
import type { ShownText } from '../shown.ts';

/** The text around a slip. */
const around = (text: string, index: number): string => quoteOf(text.slice(Math.max(0, text.lastIndexOf(' ', Math.max(0, index - 20)))));

/** A finding for each field, at its first slip. */
function slips(texts: readonly ShownText[], pattern: RegExp, rule: 'spaces-double' | 'space-before-comma'): Finding[] {
  const found = new Map<string, Finding>();
  for (const { path, text } of texts) {
    const index = text.search(pattern);
    if (index >= 0 && !found.has(path)) found.set(path, { rule, severity: 'fix', place: path, facts: { quote: around(text, index) } });
  }
  return [...found.values()];
}

export const spacesDouble: Rule = {
  id: 'spaces-double',
  check: ({ shown: { texts } }) => (texts.length === 0 ? null : slips(texts, /(?<=\S) {2,}(?=\S)/u, 'spaces-double')),
};

/** No language that we know of puts one there, not even French, which has them before other marks. */
export const spaceBeforeComma: Rule = {
  id: 'space-before-comma',
  check: ({ shown: { texts } }) => (texts.length === 0 ? null : slips(texts, /(?<=\S)[ \u00a0]+[,،、，]/u, 'space-before-comma')),
};

const MARKS = [
  // After a figure a straight mark is one of feet or inches.
  { marks: 'quotes', straight: /(?<!\d)"/u, curly: /[“”„]/u },
  { marks: 'apostrophes', straight: /(?<=\p{L})'(?=\p{L})/u, curly: /(?<=\p{L})’(?=\p{L})/u },
] as const;

/** Typewriter marks beside printed ones: shown at the first of those that are fewer. */
export const quotesMixed: Rule = {
  id: 'quotes-mixed',
  check: ({ shown: { texts } }) => {
    const used = MARKS.map(({ marks, straight, curly }) => ({
      marks,
      straight: texts.filter(({ text }) => straight.test(text)),
      curly: texts.filter(({ text }) => curly.test(text)),
    })).filter((kind) => kind.straight.length + kind.curly.length > 0);
    if (used.length === 0) return null;
    return used.flatMap(({ marks, straight, curly }): Finding[] => {
      const [odd] = straight.length <= curly.length ? straight : curly;
      if (straight.length === 0 || curly.length === 0 || !odd) return [];
      return [{ rule: 'quotes-mixed', severity: 'consider', place: odd.path, facts: { quote: quoteOf(odd.text), marks } }];
    });
  },
};

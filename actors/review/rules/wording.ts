import { type Finding, quoteOf } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { firstPersonIn } from '../words/first-person.ts';
import { weakOpeningOf } from '../words/openings.ts';

/** Said once for each field, with the first line that has it. */
const oncePerPlace = (findings: Finding[]): Finding[] =>
  [...new Map(findings.toReversed().map((finding) => [finding.place, finding])).values()].reverse();

export const firstPerson: Rule = {
  id: 'first-person',
  check: ({ shown: { language, lines } }) => {
    const find = firstPersonIn(language);
    if (!find || lines.length === 0) return null;
    const findings = lines.flatMap(({ path, text }): Finding[] => {
      const word = find(text);
      return word ? [{ rule: 'first-person', severity: 'consider', place: path, facts: { quote: quoteOf(text), word } }] : [];
    });
    return oncePerPlace(findings);
  },
};

export const weakOpening: Rule = {
  id: 'weak-opening',
  check: ({ shown: { language, lines } }) => {
    const find = weakOpeningOf(language);
    const told = lines.filter(({ item }) => item !== null);
    if (!find || told.length === 0) return null;
    return told.flatMap(({ path, text }): Finding[] => {
      const words = find(text);
      return words ? [{ rule: 'weak-opening', severity: 'consider', place: path, facts: { quote: quoteOf(text), words } }] : [];
    });
  },
};

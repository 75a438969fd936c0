import { describe, expect, it } from 'vitest';
import type { Facts, RuleId } from '#review/finding';
import { ar } from '../../i18n/ar/index.ts';
import { de } from '../../i18n/de/index.ts';
import { type Advice, check, type Said } from '../../i18n/en/check.ts';
import { es } from '../../i18n/es/index.ts';
import { fr } from '../../i18n/fr/index.ts';
import { ja } from '../../i18n/ja/index.ts';
import { pt } from '../../i18n/pt/index.ts';
import { zh } from '../../i18n/zh/index.ts';

/** What each rule may have to say; where a name may be missing, with and without it. */
const FACTS: { [R in RuleId]: Facts[R][] } = {
  'contact-missing': [{ field: 'name' }, { field: 'email' }, { field: 'phone' }, { field: 'city' }],
  'email-invalid': [{ quote: 'x' }],
  'link-invalid': [
    { quote: 'x', isScheme: true },
    { quote: 'x', isScheme: false },
  ],
  'summary-missing': [{}],
  'summary-long': [{ characters: 801, most: 700 }],
  'section-missing': [{ kind: 'experience' }, { kind: 'education' }],
  'section-order': [{ kind: 'summary' }, { kind: 'interests' }, { kind: 'references' }],
  'dates-order': [{ name: 'Acme' }, { name: '' }],
  'dates-future': [{ name: 'Acme' }, { name: '' }],
  'dates-precision': [{ years: 3, months: 4 }],
  'jobs-overlap': [
    { one: 'Acme', other: 'Bolt', months: 5 },
    { one: '', other: '', months: 1 },
  ],
  'jobs-gap': [
    { before: 'Acme', after: 'Bolt', months: 7 },
    { before: '', after: '', months: 2 },
  ],
  'first-person': [{ quote: 'x', word: 'Acme' }],
  'weak-opening': [{ quote: 'x', words: 'Acme' }],
  'bullet-long': [{ quote: 'x', characters: 301, most: 220 }],
  'paragraph-long': [{ quote: 'x', characters: 601 }],
  'numbers-missing': [
    { name: 'Acme', bullets: 6 },
    { name: '', bullets: 6 },
  ],
  'bullet-twice': [{ quote: 'x' }],
  'pages-many': [{ pages: 5, most: 2 }],
  'skill-empty': [{}],
  'skills-many': [{ count: 45, most: 30 }],
  'spaces-double': [{ quote: 'x' }],
  'space-before-comma': [{ quote: 'x' }],
  'quotes-mixed': [
    { quote: 'x', marks: 'quotes' },
    { quote: 'x', marks: 'apostrophes' },
  ],
};
const RULES = Object.keys(check.fine).filter((rule): rule is RuleId => rule in FACTS);

/** Everything that is said of a rule, with what it is about. */
function sayings<R extends RuleId>(rule: R, advice: Advice): { facts: Facts[R]; said: Said }[] {
  return FACTS[rule].map((facts) => ({ facts, said: advice[rule](facts) }));
}

/** What must be heard of a finding: its names, and its numbers as the language writes them. */
const heardOf = (facts: object, language: string): string[] =>
  Object.entries(facts)
    .filter(([name, value]) => name !== 'quote' && (typeof value === 'number' ? value > 2 : /^(?:Acme|Bolt)$/.test(String(value))))
    .map(([, value]) => (typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : String(value)));

describe.each(Object.entries({ en: { check }, de, fr, es, pt, zh, ja, ar }))('the advice in %s', (language, { check: own }) => {
  it('says why and what to do for each rule, with its names and numbers', () => {
    expect(RULES).toHaveLength(Object.keys(FACTS).length);
    for (const rule of RULES) {
      for (const { facts, said } of sayings(rule, own.advice)) {
        expect(said.reason, rule).not.toMatch(/undefined|NaN|\[object|!|^$/);
        expect(said.act, rule).not.toMatch(/undefined|NaN|\[object|!|^$/);
        for (const heard of heardOf(facts, language)) expect(said.reason, rule).toContain(heard);
      }
      expect(own.fine[rule]).not.toBe('');
    }
  });

  it('says each thing in words of its own', () => {
    if (language === 'en') return;
    for (const rule of RULES) {
      const english = sayings(rule, check.advice).map(({ said }) => said.reason);
      expect(
        sayings(rule, own.advice)
          .map(({ said }) => said.reason)
          .filter((reason) => english.includes(reason)),
      ).toEqual([]);
    }
  });
});

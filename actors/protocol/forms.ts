import type { Language } from './language.ts';

/** One form a plural category of the language (CLDR); `#` is the number. `other` is always there. */
export type Forms = { readonly other: string } & Partial<Record<Exclude<Intl.LDMLPluralRule, 'other'>, string>>;

/** What the catalogues of one language are written with. */
export function formsOf(language: Language) {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const lists = new Intl.ListFormat(language);
  return {
    /** "1 résumé", "2 résumés": the form that the language has for this number. */
    count: (number: number, forms: Forms): string => (forms[rules.select(number)] ?? forms.other).replaceAll('#', numbers.format(number)),
    /** "a, b and c". */
    list: (parts: readonly string[]): string => lists.format(parts),
  };
}

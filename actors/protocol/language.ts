import { z } from 'zod';

/** The languages that the apps, the mails and the server's own pages speak. A résumé has a language of its own (`design.locale`). */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'zh', 'ja', 'ar'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** What a browser or an account reports need not be a language tag. */
export const safeTags = (tags: readonly string[]): string[] => tags.filter((tag) => /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag));

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/** The first of `tags` (BCP 47, best first) that is spoken here; `null` when none is. */
export function spokenOf(tags: readonly string[]): Language | null {
  for (const tag of tags) {
    const known = LANGUAGES.find((language) => language === primary(tag));
    if (known) return known;
  }
  return null;
}

/** The same, and English when none is. */
export const speak = (tags: readonly string[]): Language => spokenOf(tags) ?? 'en';

/** How dates and numbers are written: as the reader's own region does it, where that region is of the language they read. */
export const regionOf = (language: Language, tags: readonly string[]): string =>
  safeTags(tags).find((tag) => primary(tag) === language) ?? language;

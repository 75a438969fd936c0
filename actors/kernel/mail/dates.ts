import { type Language, regionOf } from '#protocol/language';

/** As most of those who read the language write dates, where nobody has said which region they are of. */
const REGIONS: Partial<Record<string, string>> = { en: 'en-GB', pt: 'pt-BR' };

/** The locale of dates in a mail: of the first of `tags` (BCP 47) that is of its language. */
export function dateLocale(language: Language, tags: readonly string[]): string {
  const wanted = regionOf(language, tags);
  try {
    const [known = language] = Intl.getCanonicalLocales(wanted);
    return REGIONS[known] ?? known;
  } catch {
    // It looks like a tag and is none.
    return REGIONS[language] ?? language;
  }
}

/** “24 November 2026”, as `locale` writes it. `ms` since the epoch. */
export const dayIn = (ms: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(ms);

/** “24 November 2026 at 12:05 UTC”: without the reader's zone, times are said in UTC. */
export const timeIn = (ms: number, locale: string): string =>
  `${new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(ms)} UTC`;

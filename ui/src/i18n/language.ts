import type { Language } from '#protocol/language';

/** The languages of the interface. A résumé has a language of its own (`design.locale`), which has nothing to do with this one. */
export { directionOf, LANGUAGES, type Language, regionOf, safeTags, speak } from '#protocol/language';

/** As people who read the language call it: somebody who reads no other finds theirs. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  pt: 'Português',
  zh: '简体中文',
  ja: '日本語',
  ar: 'العربية',
};

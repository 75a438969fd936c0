import type { Language } from '#protocol/language';
import { ar } from './i18n/ar.ts';
import { de } from './i18n/de.ts';
import { en, type MailWords } from './i18n/en.ts';
import { es } from './i18n/es.ts';
import { fr } from './i18n/fr.ts';
import { ja } from './i18n/ja.ts';
import { pt } from './i18n/pt.ts';
import { zh } from './i18n/zh.ts';

export type { MailWords } from './i18n/en.ts';

const CATALOGUES: Readonly<Record<Language, MailWords>> = { en, de, fr, es, pt, zh, ja, ar };

/** What mails say in a language: one catalogue each in `i18n/`, of which English is the measure. */
export const mailWords = (language: Language): MailWords => CATALOGUES[language];

/** Titles, names and devices are people's own words: no line of them may end up as a line of ours. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 120);

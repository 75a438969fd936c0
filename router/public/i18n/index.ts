import type { Language } from '#protocol/language';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en, type PageWords } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { pt } from './pt.ts';
import { zh } from './zh.ts';

export type { PageWords } from './en.ts';

const CATALOGUES: Readonly<Record<Language, PageWords>> = { en, de, fr, es, pt, zh, ja, ar };

/** What public pages say around a résumé, in a language. */
export const pageWords = (language: Language): PageWords => CATALOGUES[language];

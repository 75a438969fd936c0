import { editor } from '../../i18n/en/editor.ts';
import { fields } from '../../i18n/en/fields.ts';
import { words } from '../../i18n/words.ts';

export const w = words('editor', editor);

/** What sections, items and their fields are called, also outside of the form. */
export const fieldWords = words('fields', fields);

/** The résumé's title, or what it is called without one. */
export const titleOr = (title: string): string => title || w().untitled;

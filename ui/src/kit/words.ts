import { shell } from '../i18n/en/shell.ts';
import { words } from '../i18n/words.ts';

/** What stands on every page, and what goes wrong on any. */
export const w = words('shell', shell);

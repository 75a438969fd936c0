import { imports } from '../../i18n/en/imports.ts';
import { words } from '../../i18n/words.ts';

export const w = words('imports', imports);

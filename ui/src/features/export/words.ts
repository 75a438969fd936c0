import { exports } from '../../i18n/en/exports.ts';
import { words } from '../../i18n/words.ts';

export const w = words('exports', exports);

import { landing } from '../../i18n/en/landing.ts';
import { words } from '../../i18n/words.ts';

export const w = words('landing', landing);

import { looking } from '../../i18n/en/looking.ts';
import { words } from '../../i18n/words.ts';

export const w = words('looking', looking);

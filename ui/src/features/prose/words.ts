import { prose } from '../../i18n/en/prose.ts';
import { words } from '../../i18n/words.ts';

export const w = words('prose', prose);

import { conflicts } from '../../i18n/en/conflicts.ts';
import { words } from '../../i18n/words.ts';

export const w = words('conflicts', conflicts);

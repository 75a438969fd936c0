import { copying } from '../../i18n/en/copying.ts';
import { words } from '../../i18n/words.ts';

export const w = words('copying', copying);

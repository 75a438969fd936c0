import { palette } from '../../i18n/en/palette.ts';
import { words } from '../../i18n/words.ts';

export const w = words('palette', palette);

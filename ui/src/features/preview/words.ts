import { preview } from '../../i18n/en/preview.ts';
import { words } from '../../i18n/words.ts';

export const w = words('preview', preview);

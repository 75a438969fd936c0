import { appeal } from '../../i18n/en/appeal.ts';
import { words } from '../../i18n/words.ts';

export const w = words('appeal', appeal);

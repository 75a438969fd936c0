import { security } from '../../i18n/en/security.ts';
import { words } from '../../i18n/words.ts';

export const w = words('security', security);

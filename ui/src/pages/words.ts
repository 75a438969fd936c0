import { auth } from '../i18n/en/auth.ts';
import { words } from '../i18n/words.ts';

export const w = words('auth', auth);

import { home } from '../../i18n/en/home.ts';
import { words } from '../../i18n/words.ts';

export const w = words('home', home);

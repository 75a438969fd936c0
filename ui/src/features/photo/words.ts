import { photo } from '../../i18n/en/photo.ts';
import { words } from '../../i18n/words.ts';

export const w = words('photo', photo);

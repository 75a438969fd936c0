import { phone } from '../../ui/src/i18n/en/phone.ts';
import { words } from '../../ui/src/i18n/words.ts';

/** The phone's own words. */
export const w = words('phone', phone);

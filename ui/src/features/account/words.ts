import { account } from '../../i18n/en/account.ts';
import { words } from '../../i18n/words.ts';

export const w = words('account', account);

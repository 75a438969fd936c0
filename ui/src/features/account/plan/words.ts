import { plan } from '../../../i18n/en/plan.ts';
import { words } from '../../../i18n/words.ts';

export const w = words('plan', plan);

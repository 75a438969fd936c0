import { person } from '../../../i18n/en/person.ts';
import { words } from '../../../i18n/words.ts';

/** The words of what makes an account a person's own: the photo, and proving that it is them. */
export const w = words('person', person);

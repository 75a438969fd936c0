import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const copying: Translation['copying'] = {
  choose: (entry) => `Sélectionner ${entry}`,
  bar: 'Entrées sélectionnées',
  chosen: (number) => count(number, { one: '# entrée sélectionnée', other: '# entrées sélectionnées' }),
  show: 'Afficher sur la page',
  hide: 'Masquer de la page',
  moveTo: 'Déplacer vers…',
  top: 'Au début',
  end: 'À la fin',
  copy: (keys) => `Copier (${keys})`,
  delete: 'Supprimer',
  chooseNone: 'Ne rien sélectionner',
  deleted: (number) => count(number, { one: '# entrée a été supprimée.', other: '# entrées ont été supprimées.' }),
  nowHidden: (number) => count(number, { one: '# entrée masquée de la page.', other: '# entrées masquées de la page.' }),
  nowShown: (number) => count(number, { one: '# entrée affichée sur la page.', other: '# entrées affichées sur la page.' }),
  moved: (number, section) => `${count(number, { one: '# entrée déplacée', other: '# entrées déplacées' })} vers ${section}.`,
  pasted: (number) => count(number, { one: '# entrée a été collée.', other: '# entrées ont été collées.' }),
  duplicated: 'Dupliqué.',
  copied: (number) => count(number, { one: '# entrée copiée.', other: '# entrées copiées.' }),
  notCopied: 'Ce navigateur n’a pas permis de copier.',
  notCopiedDetail: (keys) => `${keys} sur une entrée peut fonctionner.`,
  notPasted: 'Ces entrées n’ont pas pu être collées.',
  notPastedDetail: 'Copiez-les encore une fois, une par une s’il y en a beaucoup.',
};

import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const prose: Translation['prose'] = {
  toolbar: (label) => `Mise en forme : ${label}`,
  bold: 'Gras',
  italic: 'Italique',
  underline: 'Souligné',
  bullets: 'Liste à puces',
  numbers: 'Liste numérotée',
  link: 'Lien',
  withKeys: (words, keys) => `${words} (${keys})`,
  linkDialog: {
    add: 'Ajouter un lien',
    change: 'Modifier le lien',
    address: 'Adresse',
    text: 'Texte',
    textExample: 'Texte du lien',
    remove: 'Retirer',
    save: 'Enregistrer',
    notAnAddress: 'Un lien commence par https://, mailto: ou tel:',
  },
  tooLong: (n) => count(n, { other: 'Un texte peut avoir # caractères au plus.' }),
  tooManyLines: (n) => count(n, { other: 'Un texte peut avoir # lignes au plus.' }),
  tooManyStyles: 'Il y a trop de changements de style dans une ligne.',
};

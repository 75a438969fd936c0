import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const prose: Translation['prose'] = {
  toolbar: (label) => `${label} formatieren`,
  bold: 'Fett',
  italic: 'Kursiv',
  underline: 'Unterstrichen',
  bullets: 'Aufzählung',
  numbers: 'Nummerierte Liste',
  link: 'Link',
  withKeys: (words, keys) => `${words} (${keys})`,
  linkDialog: {
    add: 'Link hinzufügen',
    change: 'Link ändern',
    address: 'Adresse',
    text: 'Text',
    textExample: 'Was als Link zu lesen ist',
    remove: 'Entfernen',
    save: 'Speichern',
    notAnAddress: 'Ein Link beginnt mit https://, mailto: oder tel:',
  },
  tooLong: (n) => count(n, { other: 'Ein Text kann höchstens # Zeichen haben.' }),
  tooManyLines: (n) => count(n, { other: 'Ein Text kann höchstens # Zeilen haben.' }),
  tooManyStyles: 'In einer Zeile wechselt die Schrift zu oft.',
};

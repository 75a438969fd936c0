import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

export const copying: Translation['copying'] = {
  choose: (entry) => `${entry} auswählen`,
  bar: 'Ausgewählte Einträge',
  chosen: (number) => count(number, { one: '# Eintrag ausgewählt', other: '# Einträge ausgewählt' }),
  show: 'Auf der Seite zeigen',
  hide: 'Auf der Seite ausblenden',
  moveTo: 'Verschieben …',
  top: 'An den Anfang',
  end: 'Ans Ende',
  copy: (keys) => `Kopieren (${keys})`,
  delete: 'Löschen',
  chooseNone: 'Auswahl aufheben',
  deleted: (number) => count(number, { one: '# Eintrag wurde gelöscht.', other: '# Einträge wurden gelöscht.' }),
  nowHidden: (number) => count(number, { one: '# Eintrag auf der Seite ausgeblendet.', other: '# Einträge auf der Seite ausgeblendet.' }),
  nowShown: (number) => count(number, { one: '# Eintrag auf der Seite eingeblendet.', other: '# Einträge auf der Seite eingeblendet.' }),
  moved: (number, section) => `${count(number, { one: '# Eintrag', other: '# Einträge' })} nach ${section} verschoben.`,
  pasted: (number) => count(number, { one: '# Eintrag wurde eingefügt.', other: '# Einträge wurden eingefügt.' }),
  duplicated: 'Dupliziert.',
  copied: (number) => count(number, { one: '# Eintrag kopiert.', other: '# Einträge kopiert.' }),
  notCopied: 'Dieser Browser hat das Kopieren nicht erlaubt.',
  notCopiedDetail: (keys) => `${keys} auf einem Eintrag geht vielleicht.`,
  notPasted: 'Diese Einträge konnten nicht eingefügt werden.',
  notPastedDetail: 'Bitte noch einmal kopieren, bei vielen einzeln.',
};

import type { Translation } from '../translation.ts';

export const appeal: Translation['appeal'] = {
  title: 'Antwort zu Ihrer Seite',
  lead: 'Ihre öffentliche Seite wurde entfernt; die Mail sagt, warum. Ist das falsch, schreiben Sie es hier: einmal, an jemanden, der es sich noch einmal ansieht.',
  words: 'Was Sie sagen möchten',
  needsWords: 'Schreiben Sie, was Sie sagen möchten.',
  send: 'Senden',
  sentTitle: 'Ihre Antwort ist unterwegs',
  sentText: 'Jemand sieht sich Ihre Seite noch einmal an. Was daraus wird, erfahren Sie per Mail.',
  toResumes: 'Zu Ihren Lebensläufen',
};

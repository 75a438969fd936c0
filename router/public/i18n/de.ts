import { formsOf } from '#protocol/forms';
import type { PageWords } from './en.ts';

const { count } = formsOf('de');

export const de: PageWords = {
  resume: 'Lebenslauf',
  bar: { label: 'Diese Seite', download: 'PDF herunterladen', report: 'Melden' },
  back: 'Zurück zur Seite',
  tooOften: (seconds) =>
    count(seconds, {
      one: 'Das war zu oft. Versuchen Sie es in # Sekunde erneut.',
      other: 'Das war zu oft. Versuchen Sie es in # Sekunden erneut.',
    }),
  nothing: {
    title: 'Hier ist keine Seite',
    text: 'Vielleicht ist die Adresse falsch geschrieben, oder die Seite wurde wieder entfernt. Bitten Sie um einen neuen Link.',
  },
  expired: {
    title: 'Dieser Link ist abgelaufen',
    text: 'Die Seite war nur eine Zeit lang freigegeben, und die ist vorbei. Bitten Sie um einen neuen Link.',
  },
  busy: { title: 'Einen Moment, bitte', text: 'Gerade ist viel los. Versuchen Sie es gleich noch einmal.' },
  broken: {
    title: 'Etwas ist schiefgegangen',
    text: 'Der Fehler liegt bei uns, und nichts ging verloren. Versuchen Sie es gleich noch einmal.',
    support: (request) => `Für den Support: ${request}`,
  },
  password: {
    title: 'Diese Seite braucht ein Passwort',
    text: 'Wer Ihnen den Link geschickt hat, kann es Ihnen nennen.',
    label: 'Passwort',
    open: 'Seite öffnen',
    missing: 'Bitte geben Sie das Passwort ein.',
    wrong: 'Das ist nicht das Passwort.',
  },
  making: {
    title: 'Das PDF wird erstellt',
    text: 'Das dauert einige Sekunden. Der Download beginnt von selbst.',
    again: 'Jetzt noch einmal nachsehen',
  },
  notMade: {
    title: 'Das PDF konnte nicht erstellt werden',
    text: 'Sie können die Seite stattdessen drucken: Sie ist auch für Papier gestaltet.',
  },
  report: {
    title: 'Diese Seite melden',
    text: 'Unsere Moderation sieht sie sich an. Wir bewahren auf, was Sie schreiben, und nicht, wer Sie sind.',
    what: 'Was stimmt damit nicht?',
    reasons: {
      impersonation: 'Sie gibt sich als jemand anderes aus',
      'personal-data': 'Sie zeigt private Angaben von jemandem',
      spam: 'Sie ist Spam oder Betrug',
      offensive: 'Sie ist hasserfüllt oder obszön',
      other: 'Etwas anderes',
    },
    missing: 'Bitte wählen Sie aus, was nicht stimmt.',
    more: 'Mehr dazu (wenn Sie möchten)',
    send: 'Meldung senden',
  },
  reported: { title: 'Danke', text: 'Unsere Moderation hat Ihre Meldung und sieht sich die Seite an.' },
};

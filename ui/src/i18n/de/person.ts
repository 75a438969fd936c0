import type { Translation } from '../translation.ts';

export const person: Translation['person'] = {
  photo: {
    title: 'Foto',
    hint: 'Nur für Sie sichtbar, in Ihrem Menü.',
    add: 'Foto hinzufügen',
    replace: 'Ersetzen',
    remove: 'Entfernen',
    preparing: 'Wird verkleinert …',
    sending: 'Wird gesendet …',
    saved: 'Ihr Foto ist gespeichert.',
    removed: 'Ihr Foto ist entfernt.',
    stillThere: 'Ihr Foto ist noch da.',
    alt: 'Ihr Foto',
    unreadable: 'Diese Datei lässt sich hier nicht als Bild lesen. Wählen Sie JPEG, PNG oder WebP.',
    tooLarge: 'Diese Datei ist zu groß. Wählen Sie ein Bild unter 60 MB.',
  },
  confirm: {
    hint: 'Sie haben hier kein Passwort. Melden Sie sich dort noch einmal an, wo Sie herkommen, und wiederholen Sie dann die Änderung.',
    with: (provider) => `Weiter mit ${provider}`,
    signInAgain: 'Melden Sie sich ab und wieder an und ändern Sie es dann innerhalb von zehn Minuten.',
  },
  password: {
    none: 'Sie haben hier kein Passwort, sondern melden sich mit einem anderen Konto an. Sie können eines wählen.',
    choose: 'Passwort wählen',
  },
};

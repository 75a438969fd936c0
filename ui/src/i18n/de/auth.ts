import type { Translation } from '../translation.ts';

export const auth: Translation['auth'] = {
  name: 'Name',
  email: 'E-Mail',
  password: 'Passwort',
  newPassword: 'Neues Passwort',
  signIn: {
    title: 'Anmelden',
    oneMore: 'Noch ein Schritt',
    newHere: (link) => ['Neu hier? ', link],
    make: 'Konto anlegen',
    forgot: 'Passwort vergessen?',
    busy: 'Anmeldung läuft…',
    byPasskey: 'Mit Passkey anmelden',
    or: 'oder',
    by: (provider) => `Weiter mit ${provider}`,
    startOver: 'Von vorn beginnen',
  },
  signUp: {
    title: 'Konto anlegen',
    busy: 'Konto wird angelegt…',
    haveOne: (link) => ['Schon ein Konto? ', link],
  },
  forgotten: {
    title: 'Passwort vergessen',
    back: 'Zurück zur Anmeldung',
    explain: 'Wir senden Ihnen einen Link, mit dem Sie ein neues wählen.',
    send: 'Link senden',
    sent: (email) =>
      `Gibt es ein Konto mit ${email}, ist ein Link dorthin unterwegs. Er gilt 30 Minuten. Sehen Sie auch im Spam-Ordner nach.`,
  },
  reset: {
    title: 'Neues Passwort wählen',
    another: 'Neuen Link anfordern',
    done: 'Ihr Passwort ist geändert. Alle Sitzungen wurden beendet; bitte melden Sie sich neu an.',
    act: 'Passwort ändern',
  },
  mailed: {
    incomplete: 'Dieser Link ist nicht vollständig. Öffnen Sie ihn noch einmal aus der E-Mail, oder kopieren Sie ihn ganz.',
    toResumes: 'Zu Ihren Lebensläufen',
    confirmEmail: {
      title: 'Neue Adresse bestätigen',
      ask: 'Ihr Konto verwendet dann diese Adresse, auch zum Anmelden.',
      button: 'Diese Adresse verwenden',
      done: 'Ihre Adresse ist geändert.',
    },
    keepAccount: {
      title: 'Konto behalten',
      ask: 'Ihr Konto soll gelöscht werden. Sie können es sich noch anders überlegen.',
      button: 'Konto behalten',
      done: 'Ihr Konto bleibt. Alles ist, wie es war.',
    },
    verifyEmail: {
      title: 'Adresse bestätigen',
      ask: 'So wissen wir, dass die Adresse Ihnen gehört.',
      button: 'Adresse bestätigen',
      done: 'Danke, Ihre E-Mail-Adresse ist bestätigt.',
      otherwise: 'Einen neuen Link können Sie auf Ihrer Kontoseite anfordern.',
    },
  },
  join: {
    tab: 'Einladung zum Beitritt',
    title: (tenant) => `${tenant} beitreten`,
    forAddress: (email) => ['Die Einladung gilt für ', email, '. Wählen Sie einen Namen und ein Passwort, dann gehören Sie dazu.'],
    signedInAs: (email) => ['Sie sind angemeldet als ', email, ', mit dieser Adresse treten Sie bei.'],
    withYours: 'Ihr Konto zieht dorthin um, mit all Ihren Lebensläufen.',
    button: 'Beitreten',
    busy: 'Beitritt läuft …',
    spent:
      'Diese Einladung wurde bereits verwendet, zurückgezogen oder ist abgelaufen. Wenn Sie schon dazugehören, melden Sie sich an; sonst bitten Sie um eine neue.',
  },
  invite: {
    tab: 'Einladung',
    title: 'Sie sind zu einem Lebenslauf eingeladen',
    stranger:
      'Jemand möchte einen Lebenslauf mit Ihnen teilen. Melden Sie sich an oder legen Sie ein Konto an; danach kommen Sie hierher zurück, um anzunehmen.',
    signedInAs: (email) => ['Sie sind als ', email, ' angemeldet. Nehmen Sie an, öffnet sich der Lebenslauf und steht dann bei Ihren.'],
    accept: 'Annehmen',
    accepting: 'Wird angenommen…',
    another: 'Anderes Konto verwenden',
    spent: 'Diese Einladung wurde schon verwendet, zurückgenommen oder ist abgelaufen. Bitten Sie um eine neue.',
    shared: (title) => `„${title}“ ist mit Ihnen geteilt.`,
    roles: { viewer: 'Darf lesen.', commenter: 'Darf kommentieren.', editor: 'Darf bearbeiten.', owner: 'Inhaber/in.' },
  },
  oauth: {
    refused: 'Die andere Website hat Sie nicht angemeldet, oder es hat zu lange gedauert. Bitte versuchen Sie es noch einmal.',
    unverified:
      'Die andere Website hat keine Adresse von Ihnen geprüft. Legen Sie zuerst hier ein Konto an und verbinden Sie dann beide unter „Sicherheit“.',
    address_taken:
      'Mit Ihrer Adresse gibt es hier schon ein Konto. Melden Sie sich dort an und verbinden Sie dann beide unter „Sicherheit“.',
    connected_elsewhere: 'Jenes Konto ist hier mit jemand anderem verbunden.',
    not_connected: 'Jenes Konto ist nicht mit Ihrem verbunden. Bestätigen Sie mit einem, das es ist.',
    unproved: 'Bitte bestätigen Sie, dass Sie es sind, und verbinden Sie es noch einmal.',
    closed: 'Hier können keine neuen Konten angelegt werden.',
    failed: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  },
};

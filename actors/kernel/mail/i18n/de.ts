import { formsOf } from '#protocol/forms';
import type { MailWords } from './en.ts';

const { count } = formsOf('de');

export const de: MailWords = {
  hello: 'Guten Tag,',
  helloTo: (name) => `Guten Tag ${name},`,
  notYou: (link) => `Wenn Sie das nicht waren, wählen Sie sofort ein neues Passwort: ${link}`,
  quote: (words) => `„${words}“`,
  untitled: 'Lebenslauf ohne Titel',
  device: {
    on: (browser, system) => `${browser} auf ${system}`,
    with: (system) => `ein Gerät mit ${system}`,
    unknown: 'ein unbekanntes Gerät',
  },

  ignore: 'Wenn Sie nicht wissen, worum es geht, müssen Sie nichts tun.',
  suspended: {
    subject: 'Ihr Konto ist gesperrt',
    said: 'Ihr Konto bei Vitae wurde gesperrt. Sie können sich nicht anmelden, und Ihre öffentlichen Seiten sind nicht erreichbar. Der Grund:',
    foot: 'Wenn Sie das für einen Irrtum halten, antworten Sie auf diese E-Mail oder wenden Sie sich an die Betreiber.',
  },
  pageDown: {
    subject: 'Eine Ihrer öffentlichen Seiten wurde entfernt',
    said: (slug) => `Ihre öffentliche Seite „${slug}“ bei Vitae wurde entfernt. Der Lebenslauf selbst ist, wie er war. Der Grund:`,
    button: 'Antworten',
    foot: 'Sie können einmal antworten; dann sieht es sich noch jemand an.',
  },
  appealRefused: {
    subject: 'Ihre öffentliche Seite bleibt offline',
    said: (slug) =>
      `Ihre öffentliche Seite „${slug}“ bei Vitae wurde mit Ihrer Antwort noch einmal angesehen. Sie bleibt offline. Das ist der Grund:`,
  },
  pageBack: {
    subject: 'Ihre öffentliche Seite ist wieder da',
    said: (slug) => `Ihre öffentliche Seite „${slug}“ bei Vitae ist wieder da.`,
  },
  viewed: {
    subject: 'Jemand sieht sich Ihr Konto an',
    said: (byName, minutes) =>
      `${byName} hilft bei Vitae und sieht sich Ihr Konto an, höchstens ${minutes} Minuten lang. Ihre Lebensläufe sind dabei zu sehen wie für Sie, ändern lässt sich nichts.`,
    ask: 'Das ist der Grund:',
    foot: 'Solange es dauert, sehen Sie es in Vitae. Es endet sofort, wenn Sie Ihre anderen Sitzungen beenden. Haben Sie nicht damit gerechnet, fragen Sie dort nach, wo Vitae betrieben wird.',
  },
  restored: { subject: 'Ihr Konto ist wieder offen', said: 'Ihr Konto bei Vitae ist nicht mehr gesperrt. Alles ist, wie es war.' },
  founded: {
    subject: (name) => `${name} hat einen Platz bei Vitae`,
    said: (name) =>
      `„${name}“ hat einen eigenen Platz bei Vitae, und Sie sollen ihn verwalten. Legen Sie mit dieser Adresse ein Konto an und bestätigen Sie sie:`,
    button: 'Konto anlegen',
  },
  join: {
    subject: (tenant) => `${tenant} lädt Sie ein`,
    said: (tenant) => `„${tenant}“ lädt Sie ein, Ihren Lebenslauf gemeinsam zu schreiben. Folgen Sie dem Link, um Ihr Konto anzulegen:`,
    button: 'Beitreten',
    foot: 'Der Link funktioniert einmal, 30 Tage lang. Wenn Sie nicht wissen, worum es geht, müssen Sie nichts tun.',
  },
  exportedByStaff: {
    subject: 'Von Ihrem Konto wird eine Kopie erstellt',
    said: (byName) =>
      `${byName}, verantwortlich für Vitae bei Ihnen, erstellt eine Kopie von allem, was Ihr Konto enthält: Ihre Angaben und Ihre eigenen Lebensläufe mit Kommentaren und Dateien.`,
    ask: 'Der Grund dafür:',
    foot: 'An Ihrem Konto ändert sich nichts. Fragen Sie die Betreiber, wenn Sie das nicht erwartet haben.',
  },
  plans: {
    'payment-failed': {
      subject: 'Eine Zahlung für Ihren Tarif ist fehlgeschlagen',
      said: (plan, day) =>
        `die Zahlung für Ihren Tarif „${plan}“ bei Vitae ist fehlgeschlagen. Sie behalten den Tarif bis zum ${day}; bis dahin wird die Zahlung erneut versucht. Bitte prüfen Sie, ob Ihre Zahlungsart noch stimmt:`,
    },
    'plan-ended': {
      subject: 'Ihr Tarif ist beendet',
      said: (plan) =>
        `Ihr Tarif „${plan}“ bei Vitae ist beendet, weil er nicht bezahlt werden konnte. Nichts von Ihnen wurde gelöscht: Sie können alles wie bisher lesen und exportieren. Den Tarif können Sie jederzeit neu beginnen:`,
    },
    'trial-ends': {
      subject: (day) => `Ihr Probezeitraum endet am ${day}`,
      said: (plan, day) =>
        `der Probezeitraum Ihres Tarifs „${plan}“ bei Vitae endet am ${day}. Danach ist er kostenpflichtig, wenn Sie ihn nicht vorher beenden:`,
    },
    button: 'Tarif ansehen',
  },
  reviewWithdrawn: {
    subject: 'Die Durchsicht Ihres Lebenslaufs ist zurückgenommen',
    said: (title: string) =>
      `„${title}“ liegt im Papierkorb, deshalb sieht ihn niemand mehr durch. Holen Sie ihn zurück und bitten Sie neu darum, wenn Sie die Durchsicht noch möchten.`,
  },
  reviewed: {
    subject: (coach) => `${coach} hat Ihren Lebenslauf angesehen`,
    said: (coach, title) => `${coach} hat die Durchsicht Ihres Lebenslaufs „${title}“ abgeschlossen. Die Kommentare stehen darin.`,
  },

  verifyEmail: {
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    ask: 'bitte bestätigen Sie, dass diese Adresse Ihnen gehört:',
    button: 'Adresse bestätigen',
    foot: 'Der Link funktioniert einmal, 24 Stunden lang. Wenn Sie bei Vitae kein Konto angelegt haben, müssen Sie nichts tun.',
  },
  addressTaken: {
    subject: 'Sie haben bereits ein Konto',
    said: 'jemand, vielleicht Sie selbst, wollte diese Adresse bei Vitae gerade für ein weiteres Konto verwenden. Sie haben hier bereits ein Konto:',
    button: 'Anmelden',
    foot: 'Wenn Sie das nicht waren, müssen Sie nichts tun: Niemand hat Zugang zu Ihrem Konto erhalten.',
  },
  changeEmail: {
    subject: 'Bestätigen Sie Ihre neue E-Mail-Adresse',
    ask: 'bitte bestätigen Sie, dass Ihr Konto bei Vitae künftig diese Adresse haben soll:',
    button: 'Diese Adresse verwenden',
    foot: 'Der Link funktioniert einmal, 24 Stunden lang. Bis dahin ändert sich nichts.',
  },
  emailChanged: {
    subject: 'Ihre E-Mail-Adresse wurde geändert',
    said: 'Ihr Konto bei Vitae hat ab jetzt eine andere E-Mail-Adresse. An diese hier gehen keine E-Mails mehr.',
    foot: 'Wenn Sie das nicht waren, antworten Sie auf diese E-Mail oder bitten Sie die Betreiber um Hilfe.',
  },
  resetPassword: {
    subject: 'Wählen Sie ein neues Passwort',
    ask: 'jemand, hoffentlich Sie selbst, hat das Passwort Ihres Kontos bei Vitae vergessen. Hier können Sie ein neues wählen:',
    button: 'Neues Passwort wählen',
    foot: 'Der Link funktioniert einmal, 30 Minuten lang. Wenn Sie das nicht waren, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.',
  },
  passwordChanged: {
    subject: 'Ihr Passwort wurde geändert',
    said: (when) => `das Passwort Ihres Kontos bei Vitae wurde am ${when} geändert. Alle anderen Sitzungen wurden beendet.`,
    tokens: 'Programme mit diesen API-Tokens von Ihnen können weiterhin für Sie handeln:',
    more: (n) => count(n, { one: 'und # weiteres', other: 'und # weitere' }),
    button: 'API-Tokens ansehen',
  },
  newDevice: {
    subject: 'Anmeldung auf einem neuen Gerät',
    said: (when, device) => `am ${when} hat sich ein Gerät bei Ihrem Konto bei Vitae angemeldet, das bisher nicht bekannt war: ${device}.`,
  },
  sessionStolen: {
    subject: 'Eine Ihrer Sitzungen wurde sicherheitshalber beendet',
    said: (when, device) =>
      `am ${when} hat jemand einen alten Schlüssel einer Ihrer Sitzungen verwendet (${device}). Er könnte kopiert worden sein, deshalb wurde diese Sitzung überall beendet.`,
  },
  seeSessions: 'Sitzungen ansehen',
  security: {
    'passkey-added': {
      subject: 'Ihrem Konto wurde ein Passkey hinzugefügt',
      said: (when, item) =>
        `am ${when} wurde Ihrem Konto bei Vitae der Passkey „${item}“ hinzugefügt. Er kann ab jetzt zum Anmelden verwendet werden.`,
    },
    'passkey-removed': {
      subject: 'Ein Passkey wurde aus Ihrem Konto entfernt',
      said: (when, item) =>
        `am ${when} wurde der Passkey „${item}“ aus Ihrem Konto bei Vitae entfernt. Er kann nicht mehr zum Anmelden verwendet werden.`,
    },
    'totp-added': {
      subject: 'Eine Authenticator-App wurde eingerichtet',
      said: (when) =>
        `am ${when} wurde für Ihr Konto bei Vitae eine Authenticator-App eingerichtet. Beim Anmelden wird ab jetzt nach einem ihrer Codes gefragt.`,
    },
    'totp-removed': {
      subject: 'Ihre Authenticator-App wurde entfernt',
      said: (when) =>
        `am ${when} wurde die Authenticator-App aus Ihrem Konto bei Vitae entfernt. Beim Anmelden wird nicht mehr nach ihren Codes gefragt.`,
    },
    'recovery-renewed': {
      subject: 'Sie haben neue Wiederherstellungscodes',
      said: (when) => `am ${when} wurden für Ihr Konto bei Vitae neue Wiederherstellungscodes erstellt. Die bisherigen gelten nicht mehr.`,
    },
    'identity-linked': {
      subject: 'Ein Konto wurde mit Ihrem verbunden',
      said: (when, item) =>
        `am ${when} wurde ${item} mit Ihrem Konto bei Vitae verbunden. Wer sich dort anmelden kann, kann sich auch hier anmelden.`,
    },
    'identity-unlinked': {
      subject: 'Ein Konto wurde von Ihrem getrennt',
      said: (when, item) =>
        `am ${when} wurde ${item} von Ihrem Konto bei Vitae getrennt. Die Anmeldung ist auf diesem Weg nicht mehr möglich.`,
    },
    'token-made': {
      subject: 'Ein API-Token wurde erstellt',
      said: (when, item) =>
        `am ${when} wurde für Ihr Konto bei Vitae das API-Token „${item}“ erstellt. Ein Programm, das es hat, kann für Sie handeln.`,
    },
  },
  seeSecurity: 'Ansehen, was Ihr Konto schützt',

  deletionPlanned: {
    subject: (day) => `Ihr Konto wird am ${day} gelöscht`,
    said: (day) =>
      `wie gewünscht werden Ihr Konto bei Vitae und alles darin, was nur Ihnen gehört, am ${day} gelöscht. Bis dahin können Sie das rückgängig machen:`,
    saidByTenant: (day) =>
      `die Betreiber haben entschieden, dass Ihr Konto bei Vitae und alles darin, was nur Ihnen gehört, am ${day} gelöscht wird. Bis dahin können Sie das rückgängig machen:`,
    button: 'Konto behalten',
  },
  deletionUndone: {
    subject: 'Ihr Konto bleibt bestehen',
    said: 'Ihr Konto bei Vitae wird nicht gelöscht. Alles ist, wie es war.',
  },

  invite: {
    subject: (from) => `${from} teilt einen Lebenslauf mit Ihnen`,
    viewer: (from, title) => `${from} lädt Sie ein, den Lebenslauf „${title}“ bei Vitae zu lesen:`,
    commenter: (from, title) => `${from} lädt Sie ein, den Lebenslauf „${title}“ bei Vitae zu lesen und zu kommentieren:`,
    editor: (from, title) => `${from} lädt Sie ein, den Lebenslauf „${title}“ bei Vitae zu bearbeiten:`,
    foot: 'Der Link funktioniert einmal, 14 Tage lang. Wenn Sie nicht wissen, worum es geht, müssen Sie nichts tun.',
  },
  openResume: 'Lebenslauf öffnen',
  comment: {
    mention: {
      subject: (from) => `${from} hat Sie in einem Kommentar erwähnt`,
      said: (from, title) => `${from} hat Sie bei Vitae in einem Kommentar zum Lebenslauf „${title}“ erwähnt:`,
    },
    reply: {
      subject: (from) => `${from} hat auf Ihren Kommentar geantwortet`,
      said: (from, title) => `${from} hat bei Vitae auf Ihren Kommentar zum Lebenslauf „${title}“ geantwortet:`,
    },
    button: 'Unterhaltung öffnen',
    foot: 'Zu einer Unterhaltung erhalten Sie höchstens alle zehn Minuten eine E-Mail.',
  },
  suggestion: {
    accepted: {
      subject: (from) => `${from} hat Ihren Vorschlag angenommen`,
      said: (from, title) => `${from} hat eine Änderung angenommen, die Sie bei Vitae für den Lebenslauf „${title}“ vorgeschlagen haben:`,
    },
    declined: {
      subject: (from) => `${from} hat Ihren Vorschlag abgelehnt`,
      said: (from, title) => `${from} hat eine Änderung abgelehnt, die Sie bei Vitae für den Lebenslauf „${title}“ vorgeschlagen haben:`,
    },
    foot: 'Zu Vorschlägen erhalten Sie höchstens alle zehn Minuten eine E-Mail; inzwischen kann über weitere entschieden worden sein.',
  },
  exported: {
    done: {
      subject: (file) => `Ihre Datei ist fertig: ${file}`,
      said: (file) => `die gewünschte Datei „${file}“ ist fertig. Sie finden sie bei Ihrem Lebenslauf:`,
      foot: 'Sie wird sieben Tage lang aufbewahrt.',
    },
    failed: {
      subject: (file) => `Keine Datei erstellt: ${file}`,
      said: (file) =>
        `die gewünschte Datei „${file}“ konnte nicht erstellt werden. Bei Ihrem Lebenslauf erfahren Sie mehr und können es erneut versuchen:`,
    },
  },
};

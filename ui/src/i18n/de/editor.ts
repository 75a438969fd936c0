import type { Translation } from '../translation.ts';
import { count, list } from './forms.ts';

const changes = (n: number) => count(n, { one: '# Änderung', other: '# Änderungen' });

export const editor: Translation['editor'] = {
  untitled: 'Lebenslauf ohne Titel',
  yourResumes: 'Ihre Lebensläufe',
  yourAccount: 'Ihr Konto',
  opening: {
    tab: 'Wird geöffnet',
    title: 'Der Lebenslauf wird geöffnet',
    noConnection: 'Noch keine Verbindung',
    opensByItself: 'Der Lebenslauf öffnet sich von selbst, sobald der Server erreichbar ist.',
  },
  top: {
    titleField: 'Titel des Lebenslaufs',
    showOutline: 'Gliederung einblenden',
    hideOutline: 'Gliederung ausblenden',
    find: 'Suchen und ausführen',
    findWith: (keys) => `Suchen und ausführen (${keys})`,
    history: 'Verlauf',
    alsoHere: 'Auch hier',
    moreHere: (n) => `+${n}`,
  },
  appearance: { title: 'Darstellung', likeSystem: 'Wie das System', system: 'System', light: 'Hell', dark: 'Dunkel' },
  views: { all: 'Bereiche des Editors', content: 'Inhalt', preview: 'Vorschau', design: 'Gestaltung', more: 'Mehr' },
  sections: {
    all: 'Abschnitte',
    you: 'Zur Person',
    youHold: 'Name, Kontakt, Ort',
    empty: 'Leer',
    entries: (n) => count(n, { one: '# Eintrag', other: '# Einträge' }),
    hidden: 'auf der Seite ausgeblendet',
    add: 'Abschnitt hinzufügen',
    usual: 'Die meisten Lebensläufe haben Profil, Berufserfahrung, Ausbildung, Kenntnisse und Sprachen.',
    addUsual: 'Diese Abschnitte hinzufügen',
  },
  acts: {
    moreFor: (name) => `Mehr zu ${name}`,
    moveUp: 'Nach oben',
    moveDown: 'Nach unten',
    choose: 'Auswählen',
    chooseNoMore: 'Auswahl aufheben',
    duplicate: 'Duplizieren',
    show: 'Auf der Seite einblenden',
    hide: 'Auf der Seite ausblenden',
    comment: 'Kommentieren',
    delete: 'Löschen',
    deleted: (name) => `„${name}“ wurde gelöscht.`,
    moved: (name, place, all) => `${name}: jetzt ${place} von ${all}.`,
  },
  readOnly: {
    viewer: 'Sie können diesen Lebenslauf lesen. Der Inhaber oder die Inhaberin kann Ihnen das Bearbeiten erlauben.',
    commenter: 'Sie können diesen Lebenslauf lesen und kommentieren. Der Inhaber oder die Inhaberin kann Ihnen das Bearbeiten erlauben.',
  },
  ended: {
    titles: {
      forbidden: 'Dieser Lebenslauf ist nicht mit Ihnen geteilt',
      too_old: 'Es gibt eine neuere Version von Vitae',
      signed_out: 'Sie wurden abgemeldet',
      somebody_else: 'In diesem Browser ist jemand anderes angemeldet',
      removed: 'Sie haben keinen Zugang mehr zu diesem Lebenslauf',
    },
    removed:
      'Ihnen wurde der Zugang entzogen, oder Sie haben den Lebenslauf in einem anderen Fenster verlassen. Was Sie geschrieben haben, bleibt erhalten.',
    removedUnsaved: (n) =>
      `Ihnen wurde der Zugang entzogen, oder Sie haben den Lebenslauf in einem anderen Fenster verlassen. ${count(n, { one: 'Ihre letzte Änderung konnte', other: 'Ihre letzten # Änderungen konnten' })} nicht mehr gespeichert werden; was Sie davor geschrieben haben, bleibt erhalten.`,
    forbidden: 'Bitten Sie um eine Einladung, oder melden Sie sich mit dem eingeladenen Konto an.',
    tooOld: 'Laden Sie die Seite neu, um weiterzumachen.',
    somebodyElse:
      'Um hier weiterzumachen, melden Sie sich in einem anderen Tab mit Ihrem eigenen Konto an und versuchen Sie es dann erneut.',
    somebodyElseKept: (n) =>
      `${count(n, { one: '# Ihrer Änderungen wartet', other: '# Ihrer Änderungen warten' })} auf diesem Gerät; unter dem anderen Namen wird nichts gesendet. Um hier weiterzumachen, melden Sie sich in einem anderen Tab mit Ihrem eigenen Konto an und versuchen Sie es dann erneut.`,
    somebodyElseUnkept: (n) =>
      `${count(n, { one: '# Ihrer Änderungen wartet', other: '# Ihrer Änderungen warten' })} auf dieser Seite: Lassen Sie sie geöffnet; unter dem anderen Namen wird nichts gesendet. Um hier weiterzumachen, melden Sie sich in einem anderen Tab mit Ihrem eigenen Konto an und versuchen Sie es dann erneut.`,
    signedOut: 'Alles, was Sie geschrieben haben, ist gespeichert.',
    signedOutUnsaved: (n) =>
      count(n, {
        one: '# Änderung konnte nicht gespeichert werden. Sie ist noch auf dieser Seite: Lassen Sie sie geöffnet, melden Sie sich im anderen Tab an und versuchen Sie es dann hier erneut.',
        other:
          '# Änderungen konnten nicht gespeichert werden. Sie sind noch auf dieser Seite: Lassen Sie sie geöffnet, melden Sie sich im anderen Tab an und versuchen Sie es dann hier erneut.',
      }),
    notAccepted: (n) => count(n, { other: '# nicht angenommen' }),
    reload: 'Neu laden',
    signIn: 'Anmelden',
    tryAgain: 'Erneut versuchen',
  },
  leave: {
    title: (n, resume) =>
      count(n, { one: `# Änderung an „${resume}“ ginge verloren`, other: `# Änderungen an „${resume}“ gingen verloren` }),
    refused:
      'Sie wurden nicht angenommen, und dieser Browser speichert nichts auf dem Gerät; sie sind also nur auf dieser Seite. Kopieren Sie sie vorher, oder sichern Sie sie als Datei.',
    offline:
      'Es gibt keine Verbindung, und dieser Browser speichert nichts auf dem Gerät; sie sind also nur auf dieser Seite. Sobald die Verbindung wieder da ist, werden sie von selbst gespeichert.',
    leave: 'Trotzdem verlassen',
    stay: 'Bleiben',
  },
  notices: {
    overwritten: (field) => `Nach Ihnen hat jemand anderes geändert: ${field}.`,
    theirsIsShown: 'Angezeigt wird jetzt die andere Fassung.',
    useMine: 'Meine nehmen',
    refused: (n) => count(n, { one: '# Änderung wurde nicht angenommen.', other: '# Änderungen wurden nicht angenommen.' }),
    refusedWhy: (reason) => `${reason} Nichts, was Sie geschrieben haben, ist verloren.`,
    show: 'Anzeigen',
    copy: 'Meinen Text kopieren',
    trouble: {
      rate_limited: 'Zu viele Anfragen; bitte einen Moment warten.',
      document_full: 'Der Lebenslauf hat seine größte Länge erreicht.',
      too_large: 'Das ist zu groß.',
      forbidden: 'Dafür fehlt die Berechtigung.',
      unavailable: 'Gerade überlastet; bitte gleich noch einmal versuchen.',
      other: 'Bei uns ist etwas schiefgegangen; nichts ist verloren.',
    },
  },
  saved: {
    saved: 'Gespeichert',
    saving: 'Wird gespeichert',
    connecting: 'Wird verbunden',
    onDevice: 'Auf diesem Gerät gespeichert',
    waiting: (n) => count(n, { one: '# Änderung wartet', other: '# Änderungen warten' }),
    waitingUnkept: (n) =>
      count(n, {
        one: '# Änderung wartet, nicht auf diesem Gerät gesichert',
        other: '# Änderungen warten, nicht auf diesem Gerät gesichert',
      }),
    offline: 'Offline: alles gespeichert',
    offlineWaiting: (n) => `Offline: ${count(n, { one: '# Änderung wartet', other: '# Änderungen warten' })}`,
    offlineKept: (n) => `Offline: ${changes(n)} auf diesem Gerät gesichert`,
    offlineUnkept: (n) => `Offline: ${changes(n)} nicht auf diesem Gerät gesichert`,
  },
  deeds: {
    change: 'Änderung',
    changeOf: (field) => `Änderung von ${field}`,
    changeOfDesign: 'Änderung der Gestaltung',
    changeOfFields: (n) => count(n, { other: 'Änderung von # Feldern' }),
    typing: (field) => `Eingabe in ${field}`,
    deletingIn: (field) => `Löschen in ${field}`,
    formatting: (field) => `Formatieren in ${field}`,
    editing: (field) => `Bearbeiten von ${field}`,
    hiding: (thing) => `Ausblenden von ${thing}`,
    showing: (thing) => `Einblenden von ${thing}`,
    moving: (thing) => `Verschieben von ${thing}`,
    deleting: (thing) => `Löschen von ${thing}`,
    restoring: (thing) => `Wiederherstellen von ${thing}`,
    addingItem: ({ name }) => `Hinzufügen von ${name}`,
    addingSection: (title) => `Hinzufügen von Abschnitt „${title}“`,
    addingSections: (n) => count(n, { one: 'Hinzufügen von # Abschnitt', other: 'Hinzufügen von # Abschnitten' }),
  },
  undo: {
    nothing: 'Rückgängig',
    deed: (deed) => `Rückgängig: ${deed}`,
    done: (deed) => `Rückgängig gemacht: ${deed}.`,
    notDone: (deed) => `Nicht rückgängig gemacht: ${deed}.`,
    notAll: 'Nicht alles ließ sich rückgängig machen.',
  },
  redo: {
    nothing: 'Wiederholen',
    deed: (deed) => `Wiederholen: ${deed}`,
    done: (deed) => `Wiederholt: ${deed}.`,
    notDone: (deed) => `Nicht wiederholt: ${deed}.`,
    notAll: 'Nicht alles ließ sich wiederholen.',
  },
  withKeys: (words, keys) => `${words} (${keys})`,
  deletedSince: 'Es wurde inzwischen gelöscht.',
  changedSince: (names) => `Inzwischen von jemand anderem geändert und darum unverändert gelassen: ${list(names)}.`,
};

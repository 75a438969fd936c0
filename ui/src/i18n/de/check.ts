import type { Facts } from '#review/finding';
import type { Advice, Said } from '../en/check.ts';
import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

const CONTACT: Record<Facts['contact-missing']['field'], Said> = {
  name: { reason: 'Oben fehlt ein Name.', act: 'Ergänzen Sie Ihren Namen.' },
  email: { reason: 'Es fehlt eine E-Mail-Adresse.', act: 'Ergänzen Sie die Adresse, unter der man Ihnen schreiben soll.' },
  phone: { reason: 'Es fehlt eine Telefonnummer.', act: 'Ergänzen Sie eine, mit Landesvorwahl, wenn man Sie anrufen soll.' },
  city: { reason: 'Es fehlt ein Ort.', act: 'Ergänzen Sie Ihre Stadt; viele Systeme suchen nach Orten. Die Straße ist nicht nötig.' },
};
const MISSING: Record<Facts['section-missing']['kind'], Said> = {
  experience: {
    reason: 'Es ist keine Berufserfahrung zu sehen.',
    act: 'Ergänzen Sie Stellen, Praktika oder Aufträge; am Anfang zählen auch Projekte und Ehrenamt.',
  },
  education: { reason: 'Es ist keine Ausbildung zu sehen.', act: 'Ergänzen Sie die letzte Schule, den Abschluss oder die Ausbildung.' },
};
const ORDER: Record<Facts['section-order']['kind'], Said> = {
  summary: { reason: 'Die Zusammenfassung steht nach den Abschnitten, die sie zusammenfasst.', act: 'Nach oben verschieben.' },
  interests: { reason: 'Interessen stehen vor Erfahrung oder Ausbildung.', act: 'Die meisten suchen sie am Ende.' },
  references: { reason: 'Referenzen stehen vor Erfahrung oder Ausbildung.', act: 'Die meisten suchen sie am Ende.' },
};
const months = (number: number): string => count(number, { one: '# Monat', other: '# Monate' });
const n = (number: number): string => count(number, { other: '#' });
/** A name in a sentence, set apart so that one that runs the other way does not turn the sentence round. */
const quoted = (name: string): string => `„\u2068${name}\u2069“`;
const named = (name: string): string => (name === '' ? 'Ein Eintrag' : quoted(name));
const within = (name: string): string => (name === '' ? 'einem Eintrag' : quoted(name));
const overlapping = (name: string): string => (name === '' ? 'ein anderer Eintrag' : quoted(name));

const advice: Advice = {
  'contact-missing': ({ field }) => CONTACT[field],
  'email-invalid': () => ({ reason: 'Das ist keine E-Mail-Adresse.', act: 'In der Form name@example.com schreiben, ohne Leerzeichen.' }),
  'link-invalid': ({ isScheme }) =>
    isScheme
      ? { reason: 'Diese Adresse ist zu sehen, lässt sich aber nicht anklicken.', act: 'Mit https:// beginnen.' }
      : { reason: 'Das ist keine Adresse einer Seite.', act: 'Aus dem Browser einfügen, mit https:// am Anfang.' },
  'summary-missing': () => ({
    reason: 'Es gibt keine Zusammenfassung.',
    act: 'Zwei bis vier Sätze am Anfang sagen eiligen Lesern, was Sie tun und was Sie suchen.',
  }),
  'summary-long': ({ characters, most }) => ({
    reason: `Die Zusammenfassung hat ${n(characters)} Zeichen; etwa ${n(most)} werden gelesen.`,
    act: 'Behalten Sie, was für diese Bewerbung zählt, und nehmen Sie den Rest zu den Stellen.',
  }),
  'section-missing': ({ kind }) => MISSING[kind],
  'section-order': ({ kind }) => ORDER[kind],
  'dates-order': ({ name }) => ({ reason: `${named(name)} endet, bevor es beginnt.`, act: 'Bitte beide Daten ansehen.' }),
  'dates-future': ({ name }) => ({
    reason: `${named(name)} hat ein Datum in der Zukunft.`,
    act: 'Wenn das kein Versehen ist, schreiben Sie dazu, dass es geplant ist.',
  }),
  'dates-precision': ({ years, months: withMonths }) => ({
    reason: `Einige Daten haben Monate (${n(withMonths)}), andere nur Jahre (${n(years)}).`,
    act: 'Schreiben Sie alle gleich.',
  }),
  'jobs-overlap': ({ one, other, months: overlap }) => ({
    reason: `${named(one)} und ${overlapping(other)} überschneiden sich um ${months(overlap)}. Stimmt das?`,
    act: 'War eine Stelle in Teilzeit oder freiberuflich, schreiben Sie es zur Position.',
  }),
  'jobs-gap': ({ before, after, months: gap }) => ({
    reason: `Zwischen ${within(before)} und ${within(after)} liegen ${months(gap)} ohne Eintrag.`,
    act: 'Gibt es etwas zu ergänzen, etwa Weiterbildung, Pflege, Reisen oder Eigenes, genügt eine Zeile. Sie müssen nicht.',
  }),
  'first-person': ({ word }) => ({
    reason: `${quoted(word)} ist die Ich-Form; Lebensläufe kommen meist ohne sie aus.`,
    act: 'Beginnen Sie mit der Tätigkeit: „Leitung eines fünfköpfigen Teams“.',
  }),
  'weak-opening': ({ words }) => ({
    reason: `${quoted(words)} sagt, dass Sie dabei waren, nicht, was Sie getan haben.`,
    act: 'Beginnen Sie mit dem, was Sie getan haben, und enden Sie mit dem Ergebnis.',
  }),
  'bullet-long': ({ characters, most }) => ({
    reason: `Dieser Punkt hat ${n(characters)} Zeichen; bis ${n(most)} erfasst man auf einen Blick.`,
    act: 'Kürzen oder auf zwei aufteilen.',
  }),
  'paragraph-long': ({ characters }) => ({
    reason: `Dieser Absatz hat ${n(characters)} Zeichen.`,
    act: 'Machen Sie aus jeder Tätigkeit einen Punkt.',
  }),
  'numbers-missing': ({ name, bullets }) => ({
    reason: `Keiner der ${n(bullets)} Punkte bei ${within(name)} enthält eine Zahl.`,
    act: 'Wie viele, wie viel, wie oft, wie schnell: Eine wahre Zahl macht den Rest glaubwürdiger.',
  }),
  'bullet-twice': () => ({ reason: 'Dieselbe Zeile steht zweimal da.', act: 'Behalten Sie sie dort, wo sie am meisten sagt.' }),
  'pages-many': ({ pages, most }) => ({
    reason: `Der Lebenslauf hat ${n(pages)} Seiten; die meisten erwarten höchstens ${n(most)}.`,
    act: 'Kürzen Sie das Älteste, oder passen Sie ihn in der Gestaltung auf weniger Seiten an.',
  }),
  'skill-empty': () => ({ reason: 'Diese Kenntnis sagt noch nichts.', act: 'Benennen oder entfernen.' }),
  'skills-many': ({ count: skills, most }) => ({
    reason: `Es sind ${n(skills)} Kenntnisse; mehr als ${n(most)} liest niemand.`,
    act: 'Behalten Sie die, nach denen Sie gern gefragt werden.',
  }),
  'spaces-double': () => ({ reason: 'Zwei Leerzeichen hintereinander.', act: 'Eines entfernen.' }),
  'space-before-comma': () => ({ reason: 'Vor einem Komma steht ein Leerzeichen.', act: 'Entfernen.' }),
  'quotes-mixed': ({ marks }) => ({
    reason:
      marks === 'quotes'
        ? 'Gerade und typografische Anführungszeichen sind gemischt.'
        : 'Gerade und typografische Apostrophe sind gemischt.',
    act: 'Überall dieselben verwenden.',
  }),
};

export const check: Translation['check'] = {
  panel: 'Prüfung',
  close: 'Prüfung schließen',
  what: 'Was geprüft wird',
  tabs: { advice: 'Hinweise', job: 'Stellenabgleich', reading: 'Als Text' },
  button: (fix, consider) =>
    ['Prüfung', fix > 0 && `${n(fix)} zu korrigieren`, consider > 0 && `${n(consider)} zu bedenken`].filter(Boolean).join(', '),
  buttonWith: (number) => (number > 0 ? `Prüfung (${n(number)})` : 'Prüfung'),
  nothingYet: 'Noch nichts zu prüfen',
  nothingYetDetail: 'Hinweise kommen beim Schreiben: was fehlt, was schwer zu lesen ist und Daten, die nicht zusammenpassen.',
  note: 'Regeln zum Text, auf diesem Gerät angewandt. Von der Arbeit selbst wissen sie nichts: Sie entscheiden.',
  nothingToFix: 'Nichts zu korrigieren.',
  toFix: 'Zu korrigieren',
  toConsider: 'Zu bedenken',
  inOrder: (number) => `In Ordnung (${n(number)})`,
  notForMe: 'Nichts für mich',
  notForMeList: (number) => `Nichts für mich (${n(number)})`,
  showAgain: 'Wieder zeigen',
  addSection: 'Abschnitt hinzufügen',
  design: 'Gestaltung',
  hidden: 'Ausgeblendet',
  hiddenHere: 'Auf diesem Gerät ausgeblendet.',
  undo: 'Rückgängig',
  advice,
  fine: {
    'contact-missing': 'Name, E-Mail, Telefon und Ort sind da',
    'email-invalid': 'Die E-Mail-Adresse ist gültig',
    'link-invalid': 'Links lassen sich öffnen',
    'summary-missing': 'Es gibt eine Zusammenfassung',
    'summary-long': 'Die Zusammenfassung ist kurz genug',
    'section-missing': 'Erfahrung und Ausbildung sind da',
    'section-order': 'Abschnitte stehen dort, wo man sie sucht',
    'dates-order': 'Nichts endet vor seinem Anfang',
    'dates-future': 'Kein Datum liegt in der Zukunft',
    'dates-precision': 'Daten sind einheitlich geschrieben',
    'jobs-overlap': 'Stellen überschneiden sich nicht',
    'jobs-gap': 'Zwischen Stellen gibt es keine langen Lücken',
    'first-person': 'Es kommt ohne „ich“ und „mein“ aus',
    'weak-opening': 'Zeilen beginnen mit dem Getanen',
    'bullet-long': 'Punkte sind kurz genug',
    'paragraph-long': 'Keine Stelle ist ein langer Absatz',
    'numbers-missing': 'Stellen nennen Zahlen',
    'bullet-twice': 'Keine Zeile steht doppelt da',
    'pages-many': 'Nicht mehr Seiten als erwartet',
    'skill-empty': 'Jede Kenntnis sagt etwas',
    'skills-many': 'Es sind nicht zu viele Kenntnisse',
    'spaces-double': 'Keine doppelten Leerzeichen',
    'space-before-comma': 'Keine Leerzeichen vor Kommas',
    'quotes-mixed': 'Anführungszeichen sind einheitlich',
  },
  job: {
    you: 'Über Sie',
    gone: 'Die Stellenbeschreibung ist weg.',
    label: 'Stellenbeschreibung',
    hint: 'Sie bleibt auf diesem Gerät.',
    placeholder: 'Einfügen, was die Stelle verlangt',
    clear: 'Leeren',
    explanation:
      'Sie sehen, welche Wörter der Stelle im Lebenslauf stehen, wo, und welche fehlen. Verglichen wird, wie es geschrieben steht: Nichts wird geraten, und es gibt keine Punktzahl.',
    noTerms: 'In diesem Text wurden noch keine Begriffe gefunden.',
    present: 'Im Lebenslauf',
    nonePresent: 'Noch keiner der Begriffe.',
    missing: 'Nicht im Lebenslauf',
    onlyIfTrue: 'Nur ergänzen, was stimmt.',
    bySection: 'Nach Abschnitten',
    times: (section, number) => `${section} ×${n(number)}`,
    joined: (parts) => parts.join(', '),
  },
  reading: {
    note: 'Was ein Bewerbermanagementsystem liest, von oben nach unten. Steht etwas an einer seltsamen Stelle, hilft eine einspaltige Vorlage oder die Kopie neben „Exportieren“.',
    missing: 'Einige Zeichen kommen in keiner Schrift vor, deshalb gibt es noch keine Seiten zu lesen. Bei den Seiten steht, welche.',
    failed: 'Die Seiten konnten nicht gelesen werden. Der Text ist sicher.',
    empty: 'Es gibt noch nichts zu lesen.',
    text: 'Text der Seiten',
  },
};

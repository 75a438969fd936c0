import type { Translation } from '../translation.ts';
import { count } from './forms.ts';

const kilobytes = (size: number | null): string => (size === null ? '' : `, ${count(size, { other: '# KB' })}`);
const pages = (number: number): string => count(number, { one: '# Seite', other: '# Seiten' });

export const exports: Translation['exports'] = {
  button: 'Exportieren',
  running: 'Export …',
  percent: (number) => `${number} %`,
  more: 'Weitere Formate',
  kinds: {
    ats: 'Kopie für Bewerbermanagementsysteme (eine Spalte)',
    reading: 'Was ein Bewerbermanagementsystem liest',
    pictures: 'Seiten als Bilder (PNG)',
    docx: 'Word (.docx)',
    markdown: 'Markdown',
    text: 'Reiner Text',
    jsonresume: 'JSON-Resume-Format',
    'reactive-resume': 'Reactive-Resume-Format',
    json: 'Vitae-Datei, mit allem',
  },
  offline: 'Keine Verbindung.',
  offlineFile: 'Die Datei entsteht aus dem, was gespeichert ist; bitte exportieren, sobald die Verbindung wieder da ist.',
  pdf: {
    making: 'Das PDF wird erstellt',
    ready: (number, size) => `Das PDF ist fertig: ${pages(number)}${kilobytes(size)}.`,
    offline: 'Das PDF entsteht aus dem, was gespeichert ist; bitte exportieren, sobald die Verbindung wieder da ist.',
    failed: 'Es wurde kein PDF erstellt',
    failedToast: 'Es wurde kein PDF erstellt.',
  },
  pictures: {
    making: 'Die Bilder werden erstellt',
    ready: (number, size) => `Die Bilder sind fertig: ${pages(number)}${kilobytes(size)}.`,
    offline: 'Die Bilder entstehen aus dem, was gespeichert ist; bitte exportieren, sobald die Verbindung wieder da ist.',
    failed: 'Es wurden keine Bilder erstellt',
    failedToast: 'Es wurden keine Bilder erstellt.',
  },
  download: 'Herunterladen',
  downloadAgain: 'Noch einmal herunterladen',
  tryAgain: 'Noch einmal',
  notHere: 'Die Datei ist nicht da.',
  failures: {
    missing_glyphs: 'Einige Zeichen lassen sich mit unseren Schriften nicht drucken.',
    too_complex:
      'Das ist viel länger als ein Lebenslauf. Blenden Sie Abschnitte aus oder kürzen Sie sie, und versuchen Sie es noch einmal.',
    unknown_photo: 'Das Foto ist nicht da; bitte fügen Sie es noch einmal hinzu.',
    verification_failed: 'Die Datei hat ihre eigene Prüfung nicht bestanden.',
    render_failed: 'Die Seiten konnten nicht erstellt werden. Es wurde mehrmals versucht.',
    gone: 'Die Datei wurde entfernt; bitte noch einmal exportieren.',
    other: 'Bei uns ist etwas schiefgegangen. Der Lebenslauf ist sicher.',
  },
  glyphIn: (glyph, place) => [glyph, ' in ', place],
  reading: {
    title: 'Was ein Bewerbermanagementsystem liest',
    hint: 'Aus dem fertigen PDF gelesen, von oben nach unten. Steht hier etwas an einer seltsamen Stelle, hilft die Kopie in einer Spalte.',
    text: 'Text des PDFs',
    close: 'Schließen',
  },
};

import type { JSX } from 'solid-js';
import { count } from './forms.ts';

const kilobytes = (size: number | null): string => (size === null ? '' : `, ${count(size, { other: '# KB' })}`);
const pages = (number: number): string => count(number, { one: '# page', other: '# pages' });

/** English: what the other languages follow. Sizes are in kilobytes, `null` where they are not known. */
export const exports = {
  button: 'Export',
  running: 'Export…',
  percent: (number: string) => `${number} %`,
  more: 'More kinds of export',
  kinds: {
    ats: 'Copy for tracking systems (one column)',
    reading: 'What a tracking system reads',
    pictures: 'Pages as pictures (PNG)',
    docx: 'Word (.docx)',
    markdown: 'Markdown',
    text: 'Plain text',
    jsonresume: 'JSON Resume',
    'reactive-resume': 'Reactive Resume',
    json: 'Vitae’s own, with everything',
  },
  offline: 'You are offline.',
  offlineFile: 'The file is made from what is saved; export when the connection is back.',
  pdf: {
    making: 'Making the PDF',
    ready: (number: number, size: number | null) => `Your PDF is ready: ${pages(number)}${kilobytes(size)}.`,
    offline: 'The PDF is made from what is saved; export when the connection is back.',
    failed: 'No PDF was made',
    failedToast: 'No PDF was made.',
  },
  pictures: {
    making: 'Making the pictures',
    ready: (number: number, size: number | null) => `Your pictures are ready: ${pages(number)}${kilobytes(size)}.`,
    offline: 'The pictures are made from what is saved; export when the connection is back.',
    failed: 'No pictures were made',
    failedToast: 'No pictures were made.',
  },
  download: 'Download',
  downloadAgain: 'Download again',
  tryAgain: 'Try again',
  notHere: 'The file is not here.',
  failures: {
    missing_glyphs: 'Some characters cannot be printed with the fonts we have.',
    too_complex: 'It is far longer than a résumé. Hide or shorten some sections, and try again.',
    unknown_photo: 'This photo is not there; please add it again.',
    verification_failed: 'The file did not pass its own check.',
    render_failed: 'The pages could not be made. It was tried several times.',
    gone: 'The file was removed; export again.',
    other: 'Something went wrong on our side. Your résumé is safe.',
  },
  glyphIn: (glyph: JSX.Element, place: string): JSX.Element => [glyph, ' in ', place],
  reading: {
    title: 'What a tracking system reads',
    hint: 'Read from the finished PDF, top to bottom. If something stands in a strange place here, try the copy in one column.',
    text: 'Text of the PDF',
    close: 'Close',
  },
};

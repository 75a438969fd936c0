import { Document, Page, renderToBuffer, Text, View } from '@react-pdf/renderer';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import pdfmake from 'pdfmake';
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { importText } from '../../../../actors/resume/import/text-file/index.ts';
import { textOfPdf } from './pdfText.ts';

/** Size, and the text; a list line begins with a bullet. */
const LINES: [size: number, text: string][] = [
  [24, 'Grace Hopper'],
  [10, 'grace@example.com | +1 202 555 0143'],
  [15, 'Work experience'],
  [10, 'Mathematician | Eckert-Mauchly'],
  [10, '1949 - 1967'],
  [10, '• Wrote the first compiler there was.'],
  [15, 'Skills'],
  [10, 'COBOL, Mathematics, Teaching'],
  [15, 'Sailing'],
  [10, 'Every summer on the Chesapeake, with friends and cats.'],
];

async function byPdfLib(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  let y = 780;
  for (const [size, text] of LINES) {
    y -= size * 1.6;
    page.drawText(text, { x: 50, y, size, font });
  }
  return pdf.save();
}

async function byPdfmake(): Promise<Uint8Array> {
  pdfmake.setFonts({
    Helvetica: { normal: 'Helvetica', bold: 'Helvetica-Bold', italics: 'Helvetica-Oblique', bolditalics: 'Helvetica-BoldOblique' },
  });
  const content = LINES.map(([fontSize, text]) => (text.startsWith('• ') ? { ul: [text.slice(2)], fontSize } : { text, fontSize }));
  return new Uint8Array(await pdfmake.createPdf({ content, defaultStyle: { font: 'Helvetica' } }).getBuffer());
}

async function byReactPdf(): Promise<Uint8Array> {
  const rows = LINES.map(([fontSize, text]) => createElement(View, { key: text }, createElement(Text, { style: { fontSize } }, text)));
  return new Uint8Array(await renderToBuffer(createElement(Document, {}, createElement(Page, {}, ...rows))));
}

it.each([
  ['pdf-lib', byPdfLib],
  ['pdfmake', byPdfmake],
  ['react-pdf', byReactPdf],
])('reads the text of a PDF made by %s', { timeout: 30_000 }, async (_, make) => {
  let count = 0;
  const result = importText(await textOfPdf(await make()), () => `i${count++}`, 'markdown');
  if ('refused' in result) throw new Error(result.refused);
  const { basics, sections } = result.document;
  expect(basics).toMatchObject({ name: 'Grace Hopper', email: 'grace@example.com', phone: '+1 202 555 0143' });
  expect(sections.map(({ kind, title }) => `${kind} ${title}`)).toEqual(['experience Work experience', 'skills Skills', 'custom Sailing']);
  expect(sections[0]?.items).toMatchObject([
    {
      position: 'Mathematician',
      organization: 'Eckert-Mauchly',
      dates: { start: '1949', end: '1967' },
      summary: [{ spans: [{ text: 'Wrote the first compiler there was.' }] }],
    },
  ]);
  expect(sections[1]?.items).toHaveLength(3);
  expect(result.unplaced).toEqual([]);
});

import pdfMake, { type Content } from 'pdfmake';
import { INTER } from './inter.ts';
import type { MakePdf } from './makers.ts';
import { type Block, freshened } from './sample.ts';

const STYLES = {
  title: { fontSize: 22, bold: true },
  section: { fontSize: 13, bold: true, color: '#1d4ed8', margin: [0, 8, 0, 3] },
  entry: { bold: true, margin: [0, 4, 0, 0] },
  line: { margin: [0, 0, 0, 2] },
};

function content({ tag, text }: Block): Content {
  if (tag === 'H1') return { text, style: 'title' };
  if (tag === 'H2') return { text, style: 'section' };
  if (tag === 'H3') return { text, style: 'entry' };
  if (tag !== 'LI' && tag !== 'LBody') return { text, style: 'line' };
  return { ul: [text], style: 'line' };
}

/** The same words in the same fonts as ours, in a plainer layout; tags asked for, as far as it can. */
export function pdfMakePdf(blocks: readonly Block[]): MakePdf {
  pdfMake.setFonts({ Inter: { normal: INTER[400], bold: INTER[700] } });
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy(() => true);
  return (round) =>
    pdfMake
      .createPdf({
        pageSize: 'A4',
        pageMargins: [48, 36, 48, 36],
        tagged: true,
        lang: 'en',
        defaultStyle: { font: 'Inter', fontSize: 9, lineHeight: 1.1, color: '#1b1f24' },
        styles: STYLES,
        content: freshened(blocks, round).map(content),
      })
      .getBuffer();
}

import { getDocumentProxy } from 'unpdf';
import { markdownOfPages, type PdfPiece } from './pdfLines.ts';

/** Pages that are read: no résumé has more. */
const MOST_PAGES = 40;

/** The words of a PDF, as Markdown; empty when its pages are pictures. Loaded only when somebody brings one: it is a large library. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocumentProxy(bytes);
  try {
    const pages: PdfPiece[][] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      pages.push(
        items.flatMap((item): PdfPiece[] => {
          if (!('str' in item)) return [];
          const [, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform.map(Number);
          return [{ text: item.str, size: Math.hypot(c, d) || Math.abs(b), x, y, width: item.width }];
        }),
      );
    }
    return markdownOfPages(pages);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

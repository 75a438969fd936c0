import { extractText, getDocumentProxy } from 'unpdf';

/** The text of a PDF, page after page, as another program (PDF.js) reads it. White space is taken out: line ends are layout. */
export async function wordsOfPdf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return withoutSpace(text);
}

export const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

/**
 * Where each text stands in `words`, in the order given; `-1` for one that is not there after the one before it.
 */
export function placesInOrder(words: string, texts: readonly string[]): number[] {
  let from = 0;
  return texts.map((text) => {
    const at = words.indexOf(withoutSpace(text), from);
    if (at >= 0) from = at + withoutSpace(text).length;
    return at;
  });
}

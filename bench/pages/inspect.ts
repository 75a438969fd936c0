import { getDocumentProxy } from 'unpdf';

/** What a file is worth to a program that reads it (pdf.js). */
export interface Inspected {
  pages: number;
  /** Of the words that were to be printed. */
  wordsKept: number;
  words: number;
  /** The part of the text that an element of the structure tree owns, 0 to 1. */
  tagged: number;
  /** Entries of the outline, at all depths. */
  outline: number;
}

export async function inspect(bytes: Uint8Array, texts: readonly string[]): Promise<Inspected> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const found = new Map<string, number>();
  let [inTree, all] = [0, 0];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const owned = idsOf(await page.getStructTree());
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const open: boolean[] = [];
    let text = '';
    for (const item of items) {
      if ('str' in item) {
        text += item.str + (item.hasEOL ? '\n' : '');
        all += item.str.trim().length;
        if (open.includes(true)) inTree += item.str.trim().length;
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id !== undefined && owned.has(item.id));
    }
    for (const word of wordsOf(text)) found.set(word, (found.get(word) ?? 0) + 1);
  }
  let wordsKept = 0;
  const words = texts.flatMap(wordsOf);
  for (const word of words) {
    const left = found.get(word) ?? 0;
    if (left > 0) wordsKept += 1;
    found.set(word, left - 1);
  }
  const outline = countOutline(await pdf.getOutline());
  return { pages: pdf.numPages, wordsKept, words: words.length, tagged: all === 0 ? 0 : inTree / all, outline };
}

/** Without punctuation at the edges, which layouts put differently. */
const wordsOf = (text: string): string[] =>
  text
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '');

interface Bookmark {
  items?: readonly Bookmark[];
}

const countOutline = (entries: readonly Bookmark[] | null): number =>
  (entries ?? []).reduce((sum, { items }) => sum + 1 + countOutline(items ?? []), 0);

/** The marked contents that a structure tree owns. */
function idsOf(tree: unknown): Set<string> {
  const ids = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && node.type === 'content' && 'id' in node && typeof node.id === 'string') ids.add(node.id);
    if ('children' in node && Array.isArray(node.children)) node.children.forEach(visit);
  };
  visit(tree);
  return ids;
}

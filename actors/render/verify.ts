import type { ResumeDocument } from '#protocol/document';
import type { Difference } from './difference.ts';
import type { Pages, TextRun } from './pages.ts';
import { linkAreas, uriOf } from './pdf/links.ts';
import { markedRuns } from './pdf/marked.ts';
import { type ReadPage, readPdf } from './pdf/read.ts';
import { unshownFields } from './verify-document.ts';

export type { Difference } from './difference.ts';

/**
 * Reads a finished file back and compares it with the pages it was made from and, when given, with the document. An
 * empty list means: every text is there, in reading order and exactly, every link leads where it should, no page is
 * an image. To be asked before a file is given to anybody; a difference is a fault of ours, never of the user.
 */
export async function verifyPdf(bytes: Uint8Array, pages: Pages, document?: ResumeDocument): Promise<Difference[]> {
  const read = await readPdf(bytes).catch((error: unknown) => String(error));
  if (typeof read === 'string') return [{ what: 'unreadable', expected: 'a PDF', found: read }];
  const differences: Difference[] = [];
  if (read.pages.length !== pages.count)
    differences.push({ what: 'page count', expected: String(pages.count), found: String(read.pages.length) });
  if (!read.hasStructure) differences.push({ what: 'structure', expected: 'tags', found: 'none' });
  read.pages.forEach((page, i) => {
    differences.push(...comparePage(page, pages, i));
  });
  if (document) differences.push(...unshownFields(document, pages));
  return differences;
}

function comparePage(read: ReadPage, pages: Pages, index: number): Difference[] {
  const content = pages.pages[index];
  if (!content) return [];
  const differences: Difference[] = [];
  const report = (what: Difference['what'], expected: string, found: string): void => {
    if (expected !== found) differences.push({ what, page: index + 1, expected, found });
  };
  const size = ({ width, height }: { width: number; height: number }): string => `${width.toFixed(2)} × ${height.toFixed(2)}`;
  report('page size', size(pages.size), size(read));
  const expected = markedRuns(content.runs);
  for (let i = 0; i < Math.max(expected.length, read.marked.length); i++) {
    const runs = expected[i] ?? [];
    const found = read.marked[i] ?? '';
    const order = runs.some((run) => run.words.some((word) => word.rightToLeft)) ? sorted : same;
    report('text', order(textOf(runs)), order(found));
  }
  // Boxes come as an artifact without text.
  report('artifact', content.artifacts.map((run) => textOf([run])).join(''), read.artifacts.join(''));
  const links = linkAreas(content.runs, pages).map((area) => uriOf(area.href));
  report('links', links.join('\n'), read.links.join('\n'));
  report('image', '0', String(read.images));
  return differences;
}

function textOf(runs: readonly TextRun[]): string {
  return runs
    .flatMap((run) => run.words.map((word) => word.text + (word.space ? ' ' : '')))
    .join('')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u200c\u200d]/g, '');
}

const same = (text: string): string => text;
/** Right-to-left words are painted from left to right: the same characters in another order. */
const sorted = (text: string): string => [...text].sort().join('');

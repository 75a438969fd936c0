import { PDFDocument } from 'pdf-lib';
import type { ResumeDocument } from '#protocol/document';
import { type Breathe, withoutBreath } from './breath.ts';
import type { Difference } from './difference.ts';
import type { Pages, TextRun } from './pages.ts';
import { checkDocument } from './pdf/check/check.ts';
import { linkAreas, uriOf } from './pdf/links.ts';
import { markedRuns } from './pdf/marked.ts';
import { type ReadPage, readDocument } from './pdf/read.ts';
import { readableText } from './text/clean.ts';
import { unshownFields } from './verify-document.ts';

export type { Difference } from './difference.ts';

/**
 * Reads a finished file back and compares it with the pages it was made from and, when given, with the document and the source that
 * it should hold. An empty list means: every text is there, in reading order and exactly, every link leads where it should, every
 * picture is there and no page is one, and the file keeps what it claims (`checkDocument`). To be asked before a file is given to
 * anybody; a difference is a fault of ours, never of the user.
 */
export async function verifyPdf(
  bytes: Uint8Array,
  pages: Pages,
  document?: ResumeDocument,
  source?: string,
  breathe: Breathe = withoutBreath,
): Promise<Difference[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false }).catch((error: unknown) => String(error));
  if (typeof pdf === 'string') return [{ what: 'unreadable', expected: 'a PDF', found: pdf }];
  await breathe();
  const read = await readDocument(pdf, breathe);
  const differences: Difference[] = (await checkDocument(pdf, breathe)).map((found) => ({ what: 'structure', expected: '', found }));
  if (read.pages.length !== pages.count)
    differences.push({ what: 'page count', expected: String(pages.count), found: String(read.pages.length) });
  if (source !== undefined && read.source !== source) differences.push({ what: 'attachment', expected: source, found: read.source ?? '' });
  for (const [i, page] of read.pages.entries()) {
    differences.push(...comparePage(page, pages, i));
    await breathe();
  }
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
  const reportText = (what: Difference['what'], runs: readonly TextRun[], found: string): void => {
    const order = runs.some((run) => run.words.some((word) => word.rightToLeft)) ? sorted : same;
    report(what, order(withoutJoiners(textOf(runs))), order(withoutJoiners(found)));
  };
  const size = ({ width, height }: { width: number; height: number }): string => `${width.toFixed(2)} × ${height.toFixed(2)}`;
  report('page size', size(pages.size), size(read));
  const expected = [...content.pictures.map((): TextRun[] => []), ...markedRuns(content.runs)];
  for (let i = 0; i < Math.max(expected.length, read.marked.length); i++) {
    const runs = expected[i] ?? [];
    const found = read.marked[i] ?? '';
    reportText('text', runs, found);
  }
  // Boxes come as an artifact without text.
  reportText('artifact', content.artifacts, read.artifacts.join(''));
  const links = linkAreas(content.runs, pages).map((area) => uriOf(area.href));
  report('links', links.join('\n'), read.links.join('\n'));
  report('image', String(content.pictures.length), String(read.images));
  return differences;
}

function textOf(runs: readonly TextRun[]): string {
  return runs
    .flatMap((run) => run.words.map((word) => readableText(word.text) + (word.space ? ' ' : '')))
    .join('')
    .replace(/[\u00a0\u202f]/g, ' ');
}

/** Joiners shape letters, and whether a glyph stands for them is the font's affair; a direction mark is the painter's. */
const withoutJoiners = (text: string): string => text.replace(/\u200c|\u200d|\u200f/g, '');
const same = (text: string): string => text;
/** Right-to-left words are painted from left to right: the same characters in another order. */
const sorted = (text: string): string => [...text].sort().join('');

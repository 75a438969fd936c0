import { type PDFPage, type PDFRef, PDFString } from 'pdf-lib';
import type { Pages, StructureNode, TextRun } from '../pages.ts';
import { textString } from './objects.ts';
import { number } from './operators.ts';
import type { StructureWriter } from './structure.ts';

export interface LinkArea {
  link: StructureNode;
  href: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  text: string;
}

/** One area for each line of each link. */
export function linkAreas(runs: readonly TextRun[], pages: Pages): LinkArea[] {
  const areas: LinkArea[] = [];
  for (const run of runs) {
    const link = pages.leaves[run.leaf]?.link;
    if (!link?.href) continue;
    areas.push({
      link,
      href: link.href,
      left: Math.min(...run.words.map((word) => word.x)),
      right: Math.max(...run.words.map((word) => word.x + word.width)),
      top: run.baseline - run.size * 0.95,
      bottom: run.baseline + run.size * 0.25,
      text: run.words.map((word) => word.text).join(' '),
    });
  }
  return areas;
}

export function writeLink(page: PDFPage, area: LinkArea, height: number, structure: StructureWriter): PDFRef {
  const { context } = page.doc;
  const ref = context.nextRef();
  const rectangle = [area.left, height - area.bottom, area.right, height - area.top].map((value) => Number(number(value)));
  const PRINT = 4;
  context.assign(
    ref,
    context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: rectangle,
      Border: [0, 0, 0],
      F: PRINT,
      P: page.ref,
      StructParent: structure.addLink(page.ref, ref, area.link),
      Contents: textString(area.text),
      A: { Type: 'Action', S: 'URI', URI: PDFString.of(uriOf(area.href)) },
    }),
  );
  return ref;
}

/** A URI is ASCII (RFC 3986), and a PDF string must not end at a stray bracket. */
export function uriOf(href: string): string {
  return encodeURI(href)
    .replaceAll('%25', '%')
    .replace(/[()\\]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

import { type PDFContext, type PDFDict, PDFName, PDFNull, type PDFRef } from 'pdf-lib';
import type { Pages, StructureNode } from '../pages.ts';
import { textString } from './objects.ts';
import { number } from './operators.ts';
import type { StructureWriter } from './structure.ts';

interface Bookmark {
  level: number;
  title: string;
  node: StructureNode;
  page: PDFRef;
  /** From the bottom of the page, as PDF counts. */
  top: number;
  ref: PDFRef;
  children: Bookmark[];
}

/** Name, sections and items as bookmarks (ISO 32000-1, 12.3.3). Nothing when there is no heading. */
export function writeOutline(
  context: PDFContext,
  catalog: PDFDict,
  pages: Pages,
  pageRefs: readonly PDFRef[],
  structure: StructureWriter,
): void {
  const bookmarks = bookmarksOf(context, pages, pageRefs);
  const top = nest(bookmarks);
  const [first, last] = [top[0], top.at(-1)];
  if (!first || !last) return;
  const root = context.nextRef();
  writeSiblings(context, top, root, structure);
  context.assign(root, context.obj({ Type: 'Outlines', First: first.ref, Last: last.ref, Count: countOf(top) }));
  catalog.set(PDFName.of('Outlines'), root);
}

function bookmarksOf(context: PDFContext, pages: Pages, pageRefs: readonly PDFRef[]): Bookmark[] {
  const bookmarks = new Map<StructureNode, Bookmark>();
  pages.pages.forEach(({ runs }, i) => {
    const page = pageRefs[i];
    for (const run of runs) {
      const node = pages.leaves[run.leaf]?.node;
      const heading = node && headingOf(node);
      if (!page || !heading || bookmarks.has(heading)) continue;
      bookmarks.set(heading, {
        level: Number(heading.tag.slice(1)),
        title: textOf(heading, pages).trim(),
        node: heading,
        page,
        top: pages.size.height - run.baseline + run.size * 1.2,
        ref: context.nextRef(),
        children: [],
      });
    }
  });
  return [...bookmarks.values()];
}

function headingOf(node: StructureNode): StructureNode | null {
  for (let at: StructureNode | null = node; at; at = at.parent) if (/^H[1-4]$/.test(at.tag)) return at;
  return null;
}

function textOf(node: StructureNode, pages: Pages): string {
  return node.children.map((child) => (typeof child === 'number' ? (pages.leaves[child]?.text ?? '') : textOf(child, pages))).join('');
}

function nest(bookmarks: readonly Bookmark[]): Bookmark[] {
  const top: Bookmark[] = [];
  const open: Bookmark[] = [];
  for (const bookmark of bookmarks) {
    while ((open.at(-1)?.level ?? 0) >= bookmark.level) open.pop();
    (open.at(-1)?.children ?? top).push(bookmark);
    open.push(bookmark);
  }
  return top;
}

const countOf = (bookmarks: readonly Bookmark[]): number => bookmarks.reduce((sum, { children }) => sum + 1 + countOf(children), 0);

function writeSiblings(context: PDFContext, siblings: readonly Bookmark[], parent: PDFRef, structure: StructureWriter): void {
  siblings.forEach((bookmark, i) => {
    const entry = context.obj({
      Title: textString(bookmark.title),
      Parent: parent,
      Dest: context.obj([bookmark.page, PDFName.of('XYZ'), PDFNull, Number(number(bookmark.top)), PDFNull]),
      SE: structure.refOf(bookmark.node),
    });
    const set = (key: string, other: Bookmark | undefined): void => {
      if (other) entry.set(PDFName.of(key), other.ref);
    };
    set('Prev', siblings[i - 1]);
    set('Next', siblings[i + 1]);
    set('First', bookmark.children[0]);
    set('Last', bookmark.children.at(-1));
    if (bookmark.children.length > 0) entry.set(PDFName.of('Count'), context.obj(countOf(bookmark.children)));
    context.assign(bookmark.ref, entry);
    writeSiblings(context, bookmark.children, bookmark.ref, structure);
  });
}

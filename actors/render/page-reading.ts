import type { Pages, StructureNode } from './pages.ts';

/** What stands under one heading, in the order in which it is read; the heading is empty for what stands before the first. */
export interface PageSection {
  heading: string;
  lines: string[];
}

/**
 * The text of pages as a program finds it in their PDF: in reading order, by section. From the same tree that becomes the file's tags,
 * without making the file (`pdf/reading.ts` reads that; a test holds the two together). In lines that run from right to left, extraction may
 * move marks and figures; here they stand where they were written.
 */
export function readingOfPages(pages: Pages): PageSection[] {
  const drawn = drawnTexts(pages);
  const sections: PageSection[] = [{ heading: '', lines: [] }];
  /** Whether a line is open, to which text may be added. */
  let isOpen = false;
  const say = (text: string): void => {
    const lines = sections.at(-1)?.lines;
    if (!lines || text.trim() === '') return;
    if (isOpen) lines.push(`${lines.pop() ?? ''}${text}`);
    else lines.push(text);
    isOpen = true;
  };
  const visit = (node: StructureNode): void => {
    if (node.tag === 'Figure') return;
    const isBlock = BLOCKS.has(node.tag);
    const isHeading = node.tag === 'H1' || node.tag === 'H2';
    if (isBlock) isOpen = false;
    if (isHeading) sections.push({ heading: '', lines: [] });
    for (const child of node.children) {
      if (typeof child === 'number') say(drawn.get(child) ?? '');
      else visit(child);
    }
    const section = sections.at(-1);
    if (isHeading && section) section.heading = section.lines.splice(0).join(' ').trim();
    if (isBlock) isOpen = false;
    // A label and its body are one line.
    if (node.tag === 'Lbl' && section) section.lines.push(`${section.lines.pop() ?? ''} `);
  };
  visit(pages.structure);
  return sections
    .map(({ heading, lines }) => ({ heading, lines: lines.map((line) => line.replace(/\s+/g, ' ').trim()) }))
    .filter(({ heading, lines }) => heading !== '' || lines.length > 0);
}

/** The text of each leaf as it is drawn: in capitals where a heading is, and without the dots that fall away at the ends of lines. */
function drawnTexts({ pages }: Pages): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const { runs } of pages)
    for (const { leaf, words } of runs)
      texts.set(leaf, `${texts.get(leaf) ?? ''}${words.map(({ text, space }) => (space ? `${text} ` : text)).join('')}`);
  return texts;
}

const BLOCKS: ReadonlySet<string> = new Set(['Sect', 'H1', 'H2', 'H3', 'P', 'L', 'LI']);

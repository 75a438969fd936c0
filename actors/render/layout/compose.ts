import type { FilledBox, Page, Pages, TextRun } from '../pages.ts';
import type { Flow, Sheet } from '../templates/contract.ts';
import type { FontSet } from '../text/fonts.ts';
import type { BlockLayout } from './block.ts';
import { type FlowEntry, type FlowRow, rowsOf } from './flow.ts';
import { paginate } from './paginate.ts';
import { type Structure, structureOf } from './structure.ts';

export interface LaidOutFlow {
  flow: Flow;
  entries: readonly FlowEntry[];
  layouts: readonly BlockLayout[];
}

interface OpenPage {
  boxes: FilledBox[];
  runs: TextRun[];
  artifacts: TextRun[];
}

/** Breaks each flow into pages and puts everything in its place on the paper. */
export function composePages(sheet: Sheet, flows: readonly LaidOutFlow[], fonts: FontSet, language: string): Pages {
  const structure = structureOf(flows.map(({ flow }) => flow.content));
  const pages: OpenPage[] = [{ boxes: [], runs: [], artifacts: [] }];
  for (const laidOut of flows) placeFlow(pages, laidOut, structure);
  if (pages.length > 1) numberPages(pages, sheet, fonts);
  return {
    size: sheet.size,
    count: pages.length,
    background: sheet.background,
    language,
    pages: pages.map((page): Page => page),
    leaves: structure.leaves,
    structure: structure.root,
    fonts,
  };
}

function placeFlow(pages: OpenPage[], { flow, entries, layouts }: LaidOutFlow, structure: Structure): void {
  const rows = rowsOf(entries, layouts);
  const height = flow.bottom - flow.top;
  paginate(rows, { first: height, later: height }).forEach(({ from, to }, index) => {
    pages[index] ??= { boxes: [], runs: [], artifacts: [] };
    const shift = flow.top - (rows[from]?.top ?? 0);
    for (const row of rows.slice(from, to)) placeRow(pages[index], row, flow.x, shift, entries, structure);
  });
}

function placeRow(page: OpenPage, row: FlowRow, left: number, shift: number, entries: readonly FlowEntry[], structure: Structure): void {
  const block = entries[row.entry]?.block;
  const firstLeaf = (block && structure.firstLeaf.get(block)) ?? 0;
  const down = row.blockTop + shift;
  for (const box of row.boxes) page.boxes.push({ ...box, x: box.x + left, y: box.y + down });
  for (const run of row.runs) {
    const placed: TextRun = {
      ...run,
      leaf: run.leaf + firstLeaf,
      baseline: run.baseline + down,
      words: run.words.map((word) => ({ ...word, x: word.x + left })),
    };
    page.runs.push(placed);
    if (run.underline) page.boxes.push(underlineOf(placed));
  }
}

/** Parts of the font size: how far below the baseline the line lies, and how thick it is. */
const UNDERLINE_DROP = 0.12;
const UNDERLINE_WEIGHT = 0.055;

function underlineOf(run: TextRun): FilledBox {
  const left = Math.min(...run.words.map((word) => word.x));
  const right = Math.max(...run.words.map((word) => word.x + word.width));
  return {
    x: left,
    y: run.baseline + run.size * UNDERLINE_DROP,
    width: right - left,
    height: run.size * UNDERLINE_WEIGHT,
    color: run.color,
  };
}

function numberPages(pages: readonly OpenPage[], { pageNumber, size }: Sheet, fonts: FontSet): void {
  if (!pageNumber) return;
  pages.forEach((page, i) => {
    const text = `${i + 1} / ${pages.length}`;
    const width = fonts.measure(text, pageNumber.style, pageNumber.size);
    page.artifacts.push({
      leaf: -1,
      field: null,
      underline: false,
      baseline: pageNumber.baseline,
      size: pageNumber.size,
      style: pageNumber.style,
      color: pageNumber.color,
      letterSpacing: 0,
      direction: 'ltr',
      words: [{ x: (size.width - width) / 2, width, text, space: true, rightToLeft: false }],
    });
  });
}

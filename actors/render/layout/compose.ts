import { type Breathe, withoutBreath } from '../breath.ts';
import type { FilledBox, Page, Pages, PlacedPicture, TextRun } from '../pages.ts';
import type { Flow, Group, Sheet } from '../templates/contract.ts';
import type { FontSet } from '../text/fonts.ts';
import type { BlockLayout } from './block.ts';
import { type FlowEntry, type FlowRow, rowsOf } from './flow.ts';
import { hyphensOf } from './line-hyphens.ts';
import { pageNumberRun, runningHeaderParts } from './page-marks.ts';
import { paginate } from './paginate.ts';
import { type Structure, structureOf } from './structure.ts';

export interface LaidOutFlow {
  flow: Flow;
  entries: readonly FlowEntry[];
  layouts: readonly BlockLayout[];
}

interface OpenPage {
  boxes: FilledBox[];
  pictures: PlacedPicture[];
  runs: TextRun[];
  artifacts: TextRun[];
}

/** A place on the pages: where a flow begins or has ended. */
interface Spot {
  page: number;
  y: number;
}

/** Breaks each flow into pages and puts everything in its place on the paper. */
export async function composePages(
  sheet: Sheet,
  flows: readonly LaidOutFlow[],
  fonts: FontSet,
  language: string,
  breathe: Breathe = withoutBreath,
): Promise<Pages> {
  const structure = structureOf(flows.map(({ flow }) => flow.content));
  const pages: OpenPage[] = [blankPage()];
  /** For each flow, the pages that it has something on. */
  const filled = flows.map(() => new Set<number>());
  const ends: Spot[] = [];
  for (const [i, laidOut] of flows.entries()) {
    const fills = (page: number) => filled[i]?.add(page);
    ends.push(await placeFlow(pages, laidOut, startOf(laidOut.flow, ends), structure, fonts, fills, breathe));
  }
  layBackdrops(pages, sheet, filled);
  if (pages.length > 1) markPages(pages, sheet, fonts);
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

const blankPage = (): OpenPage => ({ boxes: [], pictures: [], runs: [], artifacts: [] });

/** Grounds lie beneath everything else, so they come first; they are known when everything has its place. */
function layBackdrops(pages: readonly OpenPage[], { backdrops }: Sheet, filled: readonly ReadonlySet<number>[]): void {
  pages.forEach((page, number) => {
    const grounds = backdrops.map(({ flows, stripe, x, y, width, height, color }): FilledBox => {
      const isUsed = flows.some((flow) => filled[flow]?.has(number));
      return { x, y, width, height, color, ...(isUsed ? {} : stripe) };
    });
    page.boxes.unshift(...grounds);
  });
}

function startOf(flow: Flow, ends: readonly Spot[]): Spot {
  const above = flow.below && ends[flow.below.flow];
  return above && flow.below ? { page: above.page, y: above.y + flow.below.gap } : { page: 0, y: flow.top };
}

/** Returns where the flow ends. */
async function placeFlow(
  pages: OpenPage[],
  { flow, entries, layouts }: LaidOutFlow,
  start: Spot,
  structure: Structure,
  fonts: FontSet,
  fills: (page: number) => void,
  breathe: Breathe,
): Promise<Spot> {
  const rows = rowsOf(entries, layouts);
  await breathe();
  const cuts = paginate(rows, { first: flow.bottom - start.y, later: flow.bottom - flow.topLater });
  let end = start;
  for (const [index, { from, to }] of cuts.entries()) {
    await breathe();
    const number = start.page + index;
    while (pages.length <= number) pages.push(blankPage());
    const page = pages[number];
    const onPage = rows.slice(from, to);
    const [first] = onPage;
    if (!page || !first) continue;
    fills(number);
    const shift = (index === 0 ? start.y : flow.topLater) - first.top;
    drawRails(page, onPage, entries, flow.x, shift);
    for (const row of onPage) placeRow(page, row, flow.x, shift, entries, structure, fonts);
    end = { page: number, y: (onPage.at(-1)?.bottom ?? 0) + shift };
  }
  return end;
}

/** A group's rail runs on each page from the first row of its inner groups to the last: not past its heading. */
function drawRails(page: OpenPage, rows: readonly FlowRow[], entries: readonly FlowEntry[], left: number, shift: number): void {
  const spans = new Map<Group, { top: number; bottom: number }>();
  for (const row of rows) {
    const groups = entries[row.entry]?.groups ?? [];
    for (const group of groups) {
      if (!group.rail || groups.at(-1) === group) continue;
      const span = spans.get(group);
      if (span) span.bottom = row.bottom;
      else spans.set(group, { top: row.top, bottom: row.bottom });
    }
  }
  for (const [{ rail }, { top, bottom }] of spans) {
    if (rail) page.boxes.push({ x: left + rail.x, y: top + shift, width: rail.width, height: bottom - top, color: rail.color });
  }
}

function placeRow(
  page: OpenPage,
  row: FlowRow,
  left: number,
  shift: number,
  entries: readonly FlowEntry[],
  structure: Structure,
  fonts: FontSet,
): void {
  const block = entries[row.entry]?.block;
  const firstLeaf = (block && structure.firstLeaf.get(block)) ?? 0;
  const down = row.blockTop + shift;
  if (block?.picture && row.isFirst) {
    const { picture, x, y } = block.picture;
    page.pictures.push({ ...picture, leaf: firstLeaf - 1, x: x + left, y: y + down });
  }
  for (const box of row.boxes) page.boxes.push({ ...box, x: box.x + left, y: box.y + down });
  for (const run of row.runs) {
    const placed = placeRun(run, left, down, firstLeaf);
    page.runs.push(placed);
    page.artifacts.push(...hyphensOf(placed, (text) => fonts.measure(text, placed.style, placed.size)));
    if (run.underline) page.boxes.push(underlineOf(placed));
  }
}

/** Where a laid out run was put last. An edit moves few of them: the others stay the same objects, which whoever paints them knows. */
const lastPlaces = new WeakMap<TextRun, { left: number; down: number; firstLeaf: number; placed: TextRun }>();

function placeRun(run: TextRun, left: number, down: number, firstLeaf: number): TextRun {
  const last = lastPlaces.get(run);
  if (last?.left === left && last.down === down && last.firstLeaf === firstLeaf) return last.placed;
  const placed: TextRun = {
    ...run,
    leaf: run.leaf + firstLeaf,
    baseline: run.baseline + down,
    words: run.words.map((word) => ({ ...word, x: word.x + left, ...(word.spaceX === undefined ? {} : { spaceX: word.spaceX + left }) })),
    ...(run.icon ? { icon: { ...run.icon, x: run.icon.x + left } } : {}),
  };
  lastPlaces.set(run, { left, down, firstLeaf, placed });
  return placed;
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

function markPages(pages: readonly OpenPage[], sheet: Sheet, fonts: FontSet): void {
  pages.forEach((page, index) => {
    const isHeaded = sheet.runningHeader !== null && index > 0;
    if (sheet.pageNumber && !isHeaded) page.artifacts.push(pageNumberRun(sheet.pageNumber, index, pages.length, fonts));
    if (!sheet.runningHeader || !isHeaded) return;
    const { boxes, runs } = runningHeaderParts(sheet.runningHeader, index, pages.length, sheet.pageNumber !== null, fonts);
    page.boxes.push(...boxes);
    page.artifacts.push(...runs);
  });
}

import type { Block, Flow, Group } from '../templates/contract.ts';
import type { BlockLayout } from './block.ts';
import { BREAK, type Break } from './breaks.ts';
import { bandsOf, type Row } from './rows.ts';

/** A block of a flow with the groups around it, outermost first. */
export interface FlowEntry {
  block: Block;
  groups: readonly Group[];
}

/** A row and the top of its block, to which its runs and boxes are relative. */
export interface FlowRow extends Row {
  entry: number;
  blockTop: number;
  /** The first of its block. */
  isFirst: boolean;
}

export function entriesOf(flow: Flow): FlowEntry[] {
  const entries: FlowEntry[] = [];
  const walk = (group: Group, groups: readonly Group[]): void => {
    for (const child of group.children) {
      if (child.kind === 'block') entries.push({ block: child, groups });
      else walk(child, [...groups, child]);
    }
  };
  walk(flow.content, [flow.content]);
  return entries;
}

/** Stacks laid out blocks down an endless page and says what a break after each row costs. */
export function rowsOf(entries: readonly FlowEntry[], layouts: readonly BlockLayout[]): FlowRow[] {
  const rows: FlowRow[] = [];
  let bottom = 0;
  /** How far down the headings reach that stand beside the text of the section at hand. */
  let reach = 0;
  entries.forEach((entry, i) => {
    const layout = layouts[i];
    if (!layout) throw new RangeError('a block was not laid out');
    const { block } = entry;
    const previous = entries[i - 1];
    if (previous && previous.groups[1] !== entry.groups[1]) bottom = Math.max(bottom, reach);
    const blockTop = previous ? bottom + (previous.block.hanging ?? Math.max(previous.block.after, block.before)) : 0;
    const height = Math.max(layout.height, pictureBottom(block));
    const bands = bandsOf(layout.runs, layout.boxes, height);
    bands.forEach((band, k) => {
      const isLast = k === bands.length - 1;
      const breakAfter = isLast ? breakBetween(entries, i) : breakInside(entry, k, bands.length);
      rows.push({ ...band, top: band.top + blockTop, bottom: band.bottom + blockTop, breakAfter, entry: i, blockTop, isFirst: k === 0 });
    });
    const isBeside = block.hanging !== undefined;
    bottom = blockTop + (isBeside ? 0 : height);
    if (isBeside) reach = blockTop + height;
  });
  return rows;
}

const pictureBottom = ({ picture }: Block): number => (picture ? picture.y + picture.picture.height : 0);

/** After line `line` of `count`: no paragraph leaves a single line behind or ahead. */
function breakInside({ block, groups }: FlowEntry, line: number, count: number): Break {
  if (!block.splits) return BREAK.forbidden;
  const cost = line === 0 || line === count - 2 ? BREAK.widow : BREAK.line;
  return cost + (groups.some((group) => group.keepTogether) ? BREAK.keepTogether : 0);
}

function breakBetween(entries: readonly FlowEntry[], index: number): Break {
  const entry = entries[index];
  const next = entries[index + 1];
  if (!entry || !next) return BREAK.free;
  const shared = entry.groups.filter((group) => next.groups.includes(group));
  const isNew = (group: Group): boolean => !shared.includes(group);
  if (next.groups.some((group) => group.startOnNewPage && isNew(group))) return 'forced';
  if (entry.block.keepWithNext) return BREAK.forbidden;
  const kept = shared.some((group) => group.keepTogether) ? BREAK.keepTogether : 0;
  const common = shared.at(-1);
  if (common?.tag === 'L') return kept + breakInList(common, entry.block, next.block);
  return kept + (shared.length <= 1 ? BREAK.free : shared.length === 2 ? BREAK.item : BREAK.bullet);
}

function breakInList(list: Group, block: Block, next: Block): number {
  if (list.children[0] === block) return BREAK.firstBullet;
  return list.children.at(-1) === next ? BREAK.lastBullet : BREAK.bullet;
}

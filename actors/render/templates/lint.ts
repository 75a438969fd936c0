import { parsePath } from '#protocol/registers';
import { type Box, inherited, leavesOf, type PlacedLeaf } from '../element.ts';
import { contrast, READABLE } from './colour.ts';
import type { Block, Flow, Group, Sheet } from './contract.ts';

const MAX_LETTER_SPACING = 0.08;
/** Contrast is counted from colours of 8 bits a channel. */
const ROUNDING = 0.02;

/** What a sheet does against the contract of templates, in words; the style type already rules out the rest. */
export function lintSheet(sheet: Sheet): string[] {
  const faults: string[] = [];
  const fault = (what: string, where: string): void => {
    faults.push(`${what}: ${where}`);
  };
  sheet.flows.forEach((flow, index) => {
    lintPlace(flow, index, sheet, fault);
    lintGroup(flow.content, { fault, ground: flow.ground ?? sheet.background, isFirst: index === 0 });
  });
  for (const mark of [sheet.pageNumber, sheet.runningHeader]) {
    if (mark && contrast(mark.color, sheet.background) < READABLE - ROUNDING) fault('a mark that is hard to read', mark.color);
  }
  return faults;
}

type Fault = (what: string, where: string) => void;

interface Around {
  fault: Fault;
  ground: string;
  /** The first flow: name and contacts belong in it. */
  isFirst: boolean;
}

function lintPlace(flow: Flow, index: number, { size }: Sheet, fault: Fault): void {
  if (flow.x < 0 || flow.x + flow.width > size.width || flow.top < 0 || flow.topLater < 0 || flow.bottom > size.height)
    fault('a flow leaves the paper', String(flow.x));
  if (flow.width <= 0 || flow.bottom <= Math.max(flow.top, flow.topLater)) fault('a flow without room', String(index));
  if (flow.below && flow.below.flow >= index) fault('a flow below a later one', String(index));
}

function lintGroup(group: Group, around: Around): void {
  const { fault } = around;
  if (group.children.length === 0 && group.tag !== 'Document') fault('an empty group', group.tag);
  const last = group.children.at(-1);
  if (last?.kind === 'block' && last.keepWithNext) fault('a heading over nothing', textOf(last));
  for (const child of group.children) {
    if (child.kind === 'group') lintGroup(child, around);
    else lintBlock(child, group, around);
  }
}

function lintBlock(block: Block, parent: Group, around: Around): void {
  const { fault } = around;
  if (parent.tag === 'L' && block.box.tag !== 'LI') fault('a list of what is no list entry', textOf(block));
  if (block.hanging !== undefined && !block.keepWithNext) fault('a heading in the margin of nothing', textOf(block));
  if (block.picture && block.picture.picture.alt.trim() === '') fault('a picture without words', block.picture.picture.source.slice(0, 40));
  const leaves = leavesOf(block.box);
  if (!block.picture && leaves.every(({ text }) => text.trim() === '')) fault('a block without text', parent.tag);
  for (const leaf of leaves) lintLeaf(leaf, around);
  lintLinks(block.box, fault);
}

function lintLeaf({ text, written, field, path }: PlacedLeaf, { fault, ground, isFirst }: Around): void {
  if (field !== null && parsePath(field) === null) fault('a leaf of no register', `${field} (${text})`);
  if (field?.startsWith('basics/') && !isFirst) fault('name and contacts come first', field);
  if (!path.some((box) => box.tag)) fault('a leaf without a role', text);
  if (written !== undefined && plain(written) !== plain(text)) fault('drawn text is not what was written', text);
  const size = inherited(path, 'fontSize') ?? 0;
  const spacing = inherited(path, 'letterSpacing') ?? 0;
  if (spacing > MAX_LETTER_SPACING * size) fault('letters too far apart', text);
  if (spacing !== 0 && inherited(path, 'direction') === 'rtl') fault('letters of a joined script set apart', text);
  const color = inherited(path, 'color');
  const behind = inherited(path, 'backgroundColor') ?? ground;
  if (color === undefined) fault('text without a colour', text);
  else if (contrast(color, behind) < READABLE - ROUNDING) fault('text that is hard to read', `${color} on ${behind} (${text})`);
}

/** Without what capitals lose: case and, in Greek, accents. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0301\u0307]/g, '')
    .toUpperCase()
    .toLowerCase();

function lintLinks(box: Box, fault: Fault): void {
  if ((box.tag === 'Link') !== (box.href !== undefined)) fault('a link and its address go together', box.href ?? box.tag ?? '');
  for (const child of box.children) if (!('text' in child)) lintLinks(child, fault);
}

const textOf = (block: Block): string =>
  leavesOf(block.box)
    .map(({ text }) => text)
    .join('');

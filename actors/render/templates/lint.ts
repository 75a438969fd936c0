import { parsePath } from '#protocol/registers';
import { type Box, inherited, leavesOf } from '../element.ts';
import type { Block, Group, Sheet } from './contract.ts';

const MAX_LETTER_SPACING = 0.08;

/** What a sheet does against the contract of templates, in words; the style type already rules out the rest. */
export function lintSheet(sheet: Sheet): string[] {
  const faults: string[] = [];
  const fault = (what: string, where: string): void => {
    faults.push(`${what}: ${where}`);
  };
  const { width, height } = sheet.size;
  for (const flow of sheet.flows) {
    if (flow.x < 0 || flow.x + flow.width > width || flow.top < 0 || flow.bottom > height) fault('a flow leaves the paper', String(flow.x));
    lintGroup(flow.content, fault);
  }
  return faults;
}

type Fault = (what: string, where: string) => void;

function lintGroup(group: Group, fault: Fault): void {
  if (group.children.length === 0 && group.tag !== 'Document') fault('an empty group', group.tag);
  const first = group.children[0];
  if (group.tag === 'Sect' && group.children.length === 1 && first?.kind === 'block' && first.keepWithNext)
    fault('a heading over nothing', textOf(first));
  for (const child of group.children) {
    if (child.kind === 'group') lintGroup(child, fault);
    else lintBlock(child, group, fault);
  }
}

function lintBlock(block: Block, parent: Group, fault: Fault): void {
  if (parent.tag === 'L' && block.box.tag !== 'LI') fault('a list of what is no list entry', textOf(block));
  const leaves = leavesOf(block.box);
  if (leaves.every(({ text }) => text.trim() === '')) fault('a block without text', parent.tag);
  for (const { text, field, path } of leaves) {
    if (field !== null && parsePath(field) === null) fault('a leaf of no register', `${field} (${text})`);
    if (!path.some((box) => box.tag)) fault('a leaf without a role', text);
    const spacing = inherited(path, 'letterSpacing') ?? 0;
    if (spacing > MAX_LETTER_SPACING * (inherited(path, 'fontSize') ?? 0)) fault('letters too far apart', text);
  }
  lintLinks(block.box, fault);
}

function lintLinks(box: Box, fault: Fault): void {
  if ((box.tag === 'Link') !== (box.href !== undefined)) fault('a link and its address go together', box.href ?? box.tag ?? '');
  for (const child of box.children) if (!('text' in child)) lintLinks(child, fault);
}

const textOf = (block: Block): string =>
  leavesOf(block.box)
    .map(({ text }) => text)
    .join('');

import type { Node } from 'prosemirror-model';
import type { Insert } from '#sync/prose-text';
import { type List, listIn, lookOf } from './schema.ts';

/**
 * Places of a document as indices of its flat text (see `#sync/prose-text`), in which every line ends in a line feed, the last one
 * too. A line that begins at index `i` and has `k` lines before it begins at position `i + k + 1`.
 */
export const flatLength = (doc: Node): number => doc.content.size - doc.childCount;

export interface PlacedLine {
  node: Node;
  number: number;
  /** Index of its first character. */
  start: number;
}

/** The line that holds the character at `index`: its line feed belongs to it. Past the end it is the last line. */
export function lineAt(doc: Node, index: number): PlacedLine {
  let start = 0;
  let number = 0;
  for (; number < doc.childCount - 1; number += 1) {
    const next = start + doc.child(number).content.size + 1;
    if (index < next) break;
    start = next;
  }
  return { node: doc.child(number), number, start };
}

export function positionAt(doc: Node, index: number): number {
  return index >= flatLength(doc) ? doc.content.size : index + lineAt(doc, index).number + 1;
}

/** The index of a position within a line, or of the line that begins there when it is between two. */
export function indexAt(doc: Node, position: number): number {
  const $position = doc.resolve(position);
  return position - $position.index(0) - $position.depth;
}

/** The position before a line's node. */
export const before = ({ start, number }: PlacedLine): number => start + number;

/** The flat text between two positions. */
export function runsBetween(doc: Node, from: number, to: number): Insert[] {
  const runs: Insert[] = [];
  if (from >= to) return runs;
  doc.nodesBetween(from, to, (node, position, parent) => {
    if (parent !== doc) return true;
    const begin = position + 1;
    node.forEach(({ text = '', marks }, offset) => {
      const piece = text.slice(Math.max(0, from - begin - offset), Math.max(0, to - begin - offset));
      if (piece !== '') runs.push({ insert: piece, attributes: lookOf(marks) });
    });
    const end = begin + node.content.size;
    if (from <= end && end < to) runs.push(lineFeed(listIn(node)));
    return false;
  });
  return runs;
}

export const lineFeed = (list: List): Insert => ({ insert: '\n', ...(list ? { attributes: { list } } : {}) });

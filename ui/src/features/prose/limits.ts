import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { type Line, PROSE_MAX_LENGTH, PROSE_MAX_LINES, type Prose, type Span } from '#protocol/prose';
import { isFromText } from './binding.ts';
import { flatLength } from './flat.ts';
import { wholeUpTo } from './graphemes.ts';
import { w } from './words.ts';

/** Differently marked parts of one line, at most. */
const MAX_SPANS = 500;

export interface Limits {
  /** In UTF-16 units, line ends included. */
  length: number;
  lines: number;
}
export const PROSE_LIMITS: Limits = { length: PROSE_MAX_LENGTH, lines: PROSE_MAX_LINES };

export type Excess = 'length' | 'lines' | 'spans';

const spansIn = (doc: Node): number => doc.children.reduce((most, { childCount }) => Math.max(most, childCount), 0);

/** What a change makes too much of. What is too long already may still be made shorter. */
export function excessOf(was: Node, is: Node, limits: Limits): Excess | null {
  if (flatLength(is) > limits.length && flatLength(is) > flatLength(was)) return 'length';
  if (is.childCount > limits.lines && is.childCount > was.childCount) return 'lines';
  return spansIn(is) > MAX_SPANS && spansIn(is) > spansIn(was) ? 'spans' : null;
}

export function sayExcess(excess: Excess, limits: Limits): string {
  if (excess === 'spans') return w().tooManyStyles;
  return excess === 'lines' ? w().tooManyLines(limits.lines) : w().tooLong(limits.length);
}

/** Refuses what would become too long. What others write is there already, and shown. */
export const limitPlugin = (limits: Limits, onRefused: (excess: Excess) => void): Plugin =>
  new Plugin({
    filterTransaction: (tr, { doc }) => {
      const excess = tr.docChanged && !isFromText(tr) ? excessOf(doc, tr.doc, limits) : null;
      if (excess) onRefused(excess);
      return excess === null;
    },
  });

/** As much of `lines` as there is room for, cut between two characters. */
export function fitting(lines: Prose, room: Limits): Prose {
  const fit: Line[] = [];
  let left = room.length;
  for (const { spans, ...line } of lines) {
    if (fit.length >= room.lines || left < 0) break;
    const taken: Span[] = [];
    for (const span of spans.slice(0, MAX_SPANS)) {
      const text = span.text.slice(0, wholeUpTo(span.text, left));
      if (text !== '') taken.push({ ...span, text });
      left -= span.text.length;
      if (left < 0) break;
    }
    fit.push({ ...line, spans: taken });
    left -= 1;
  }
  return fit;
}

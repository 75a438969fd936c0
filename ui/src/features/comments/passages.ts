import type { EditorState } from 'prosemirror-state';
import * as Y from 'yjs';
import { COMMENT_LIMITS, type Passage } from '#protocol/comments';
import { toBase64 } from '#sync/base64';
import { indexAt } from '../prose/flat.ts';
import { indexOf } from '../prose/spots.ts';

/** Tied to the character after the place (`0`), or to the one before it (`-1`): what is typed at either end is not part of it. */
const position = (text: Y.Text, index: number, assoc: 0 | -1): string =>
  toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, assoc)));

/** The characters `from`…`to` of a text, as something that moves with them. `null` for none, or for white space. */
export function passageOf(text: Y.Text, from: number, to: number): Passage | null {
  const start = Math.max(0, from);
  const end = Math.min(to, text.length);
  const quote = text.toString().slice(start, end).trim();
  if (quote === '') return null;
  const { quote: most } = COMMENT_LIMITS;
  const short = quote.length > most ? `${[...quote.slice(0, most - 1)].slice(0, -1).join('')}…` : quote;
  return { start: position(text, start, 0), end: position(text, end, -1), quote: short };
}

/** What is chosen in a text that is shown; `null` when nothing is. */
export function chosenPassage(text: Y.Text, { doc, selection }: EditorState): Passage | null {
  return selection.empty ? null : passageOf(text, indexAt(doc, selection.from), indexAt(doc, selection.to));
}

/** Where a passage is by now: its first index and the one after its last; `null` when its text is gone. */
export function placeOfPassage(text: Y.Text, { start, end }: Passage): { from: number; to: number } | null {
  const from = indexOf(text, start);
  const to = indexOf(text, end);
  return from === null || to === null || from >= to ? null : { from, to };
}

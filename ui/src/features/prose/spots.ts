import type { EditorState } from 'prosemirror-state';
import * as Y from 'yjs';
import { fromBase64, toBase64 } from '#sync/base64';
import { TEXT_NAME } from '#sync/prose-text';
import type { Spot } from '../../live/gaze.ts';
import { indexAt } from './flat.ts';

const relative = (text: Y.Text, index: number): string =>
  toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, Math.min(index, text.length))));

export function spotOf(text: Y.Text, { doc, selection }: EditorState): Spot {
  const anchor = indexAt(doc, selection.anchor);
  const head = indexAt(doc, selection.head);
  const at = relative(text, head);
  return { anchor, head, at: [anchor === head ? at : relative(text, anchor), at] };
}

/** The index that a position of somebody else's stands for; `null` when it is not in this text, or not yet. */
export function indexOf(text: Y.Text, at: string): number | null {
  const bytes = fromBase64(at);
  if (!bytes || !text.doc) return null;
  try {
    const position = Y.decodeRelativePosition(bytes);
    // A name that is not the text's would make another text.
    if (position.type !== null || (position.tname !== null && position.tname !== TEXT_NAME)) return null;
    const absolute = Y.createAbsolutePositionFromRelativePosition(position, text.doc);
    return absolute?.type === text ? absolute.index : null;
  } catch {
    // Others may send anything: what cannot be read is nowhere.
    return null;
  }
}

import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { LINK, schema } from './schema.ts';

export interface ChosenLink {
  from: number;
  to: number;
  /** The address it has now. */
  address: string;
  text: string;
}

/** What a link would be made of: what is chosen, else the link that the cursor is in, else nothing yet. */
export function chosenLink({ doc, selection: { from, to, empty, $from } }: EditorState): ChosenLink {
  if (!empty) return { from, to, address: firstAddress(doc, from, to), text: doc.textBetween(from, to, ' ') };
  const mark = LINK.isInSet($from.marks()) ?? LINK.isInSet($from.nodeAfter?.marks ?? []);
  if (!mark) return { from, to, address: '', text: '' };
  const { parent } = $from;
  let [start, end] = [$from.index(), $from.index()];
  while (start > 0 && mark.isInSet(parent.child(start - 1).marks)) start -= 1;
  while (end < parent.childCount && mark.isInSet(parent.child(end).marks)) end += 1;
  const [left, right] = [$from.posAtIndex(start, 1), $from.posAtIndex(end, 1)];
  return { from: left, to: right, address: String(mark.attrs.href), text: doc.textBetween(left, right) };
}

function firstAddress(doc: Node, from: number, to: number): string {
  let address = '';
  doc.nodesBetween(from, to, ({ marks }) => {
    const mark = LINK.isInSet(marks);
    if (mark && address === '') address = String(mark.attrs.href);
  });
  return address;
}

/** Makes it a link; where there is no text yet, `text` is put in. */
export function setLink({ tr }: EditorState, { from, to }: ChosenLink, address: string, text: string): Transaction {
  const mark = LINK.create({ href: address });
  if (from === to) tr.insert(from, schema.text(text || address, [mark]));
  else tr.addMark(from, to, mark);
  return tr.removeStoredMark(LINK).scrollIntoView();
}

export const removeLink = ({ tr }: EditorState, { from, to }: ChosenLink): Transaction => tr.removeMark(from, to, LINK).scrollIntoView();

import type { Node } from 'prosemirror-model';
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';

/**
 * Leaves the person's selection with its characters when others change the document around it. What they write exactly at the
 * cursor goes behind it; but a cursor at the beginning of a line's text stays with that text.
 */
export function keepSelection(tr: Transaction, { selection, storedMarks }: EditorState): void {
  if (!tr.docChanged) return;
  const stay = (position: number, side: -1 | 1) => tr.mapping.map(position, side);
  const { $anchor, $head, from, empty } = selection;
  if (empty) {
    const isBeforeText = $head.parentOffset === 0 && $head.parent.content.size > 0;
    select(tr, stay(from, isBeforeText ? 1 : -1));
  } else {
    select(tr, stay($anchor.pos, $anchor.pos === from ? 1 : -1), stay($head.pos, $head.pos === from ? 1 : -1));
  }
  // A mark that was chosen for what will be typed next.
  if (storedMarks) tr.setStoredMarks(storedMarks);
}

/** Puts the cursor behind what changed last: where the person looks for what was undone. */
export function selectChange(tr: Transaction): void {
  let end: number | null = null;
  tr.steps.forEach((step, index) => {
    step.getMap().forEach((_from, _to, _newFrom, newTo) => {
      end = tr.mapping.slice(index + 1).map(newTo);
    });
  });
  if (end !== null) select(tr, end);
}

function select(tr: Transaction, anchor: number, head: number = anchor): void {
  const at = (doc: Node, position: number) => doc.resolve(Math.min(position, doc.content.size));
  const selection = TextSelection.between(at(tr.doc, anchor), at(tr.doc, head));
  if (!selection.eq(tr.selection)) tr.setSelection(selection);
}

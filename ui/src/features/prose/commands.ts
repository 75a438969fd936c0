import type { MarkType, Node } from 'prosemirror-model';
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { LINK, type List, listIn } from './schema.ts';

interface ChosenLine {
  node: Node;
  position: number;
}

/** The lines that the selection touches. */
export function chosenLines({ doc, selection: { from, to } }: EditorState): ChosenLine[] {
  const lines: ChosenLine[] = [];
  doc.nodesBetween(from, to, (node, position, parent) => {
    if (parent === doc) lines.push({ node, position });
    return false;
  });
  return lines;
}

/** Whether all of the chosen lines are of that kind of list. */
export const isListChosen = (state: EditorState, list: NonNullable<List>): boolean =>
  chosenLines(state).every(({ node }) => listIn(node) === list);

/** Makes the chosen lines a list, or paragraphs again when they are that list. */
export const toggleList =
  (list: NonNullable<List>): Command =>
  (state, dispatch) => {
    const wanted = isListChosen(state, list) ? null : list;
    const { tr } = state;
    for (const { node, position } of chosenLines(state)) if (listIn(node) !== wanted) tr.setNodeAttribute(position, 'list', wanted);
    dispatch?.(tr.setStoredMarks(state.storedMarks).scrollIntoView());
    return true;
  };

/** Whether what is chosen has the mark everywhere; of a cursor, whether what is typed next will have it. */
export function isMarkChosen({ doc, selection, storedMarks }: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = selection;
  if (empty) return type.isInSet(storedMarks ?? $from.marks()) !== undefined;
  let texts = 0;
  let marked = 0;
  doc.nodesBetween(from, to, (node) => {
    if (!node.isText) return;
    texts += 1;
    if (type.isInSet(node.marks)) marked += 1;
  });
  return texts > 0 && marked === texts;
}

/** Marks everything that is chosen, or nothing of it any more when all of it was marked. */
export const toggleMark =
  (type: MarkType): Command =>
  (state, dispatch) => {
    const { from, to, empty } = state.selection;
    const { tr } = state;
    const isOn = isMarkChosen(state, type);
    if (empty) {
      if (isOn) tr.removeStoredMark(type);
      else tr.addStoredMark(type.create());
    } else if (isOn) tr.removeMark(from, to, type);
    else tr.addMark(from, to, type.create());
    dispatch?.(tr.scrollIntoView());
    return true;
  };

/** Enter: a new line, of the same list. In an empty entry it ends the list. */
export const splitLine: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const { tr } = state;
  if (empty && $from.parent.content.size === 0 && listIn($from.parent) !== null) {
    dispatch?.(tr.setNodeAttribute($from.before(1), 'list', null).scrollIntoView());
    return true;
  }
  const marks = state.storedMarks ?? $from.marks().filter(({ type }) => type !== LINK);
  tr.deleteSelection();
  tr.split(tr.selection.from);
  dispatch?.(tr.ensureMarks(marks).scrollIntoView());
  return true;
};

/** The cursor, if it is at that end of its line's text. */
function cursorAt({ selection }: EditorState, end: 'start' | 'end') {
  const { $from, empty } = selection;
  return empty && $from.depth === 1 && $from.parentOffset === (end === 'start' ? 0 : $from.parent.content.size) ? $from : null;
}

/** Backspace at the beginning of a line: first it is no entry of a list any more, then it joins the line before. */
export const joinBackward: Command = (state, dispatch) => {
  const $cursor = cursorAt(state, 'start');
  if (!$cursor) return false;
  const position = $cursor.before(1);
  const { tr } = state;
  if (listIn($cursor.parent) !== null) tr.setNodeAttribute(position, 'list', null);
  else if (position === 0) return false;
  else joinAt(tr, position);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Delete at the end of a line: the next one joins it. */
export const joinForward: Command = (state, dispatch) => {
  const $cursor = cursorAt(state, 'end');
  if (!$cursor || $cursor.after(1) >= state.doc.content.size) return false;
  dispatch?.(joinAt(state.tr, $cursor.after(1)).scrollIntoView());
  return true;
};

/** Joins the two lines at a position. Of an empty one nothing stays, so that the other keeps its kind. */
function joinAt(tr: Transaction, position: number): Transaction {
  const $position = tr.doc.resolve(position);
  const upper = $position.nodeBefore;
  if (upper?.content.size === 0) return tr.delete(position - upper.nodeSize, position);
  return tr.join(position);
}

export const selectAll: Command = ({ doc, tr }, dispatch) => {
  dispatch?.(tr.setSelection(TextSelection.between(doc.resolve(0), doc.resolve(doc.content.size))));
  return true;
};

export const deleteChosen: Command = ({ tr, selection }, dispatch) => {
  if (selection.empty) return false;
  dispatch?.(tr.deleteSelection().scrollIntoView());
  return true;
};

import { type Selection, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** What is chosen in the page itself, if it is in the editor. The state hears of it a moment later: on a busy page, after the next key. */
function pageSelection(view: EditorView): Selection | null {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection() ?? {};
  if (!anchorNode || !focusNode || anchorOffset === undefined || focusOffset === undefined) return null;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return null;
  const { doc } = view.state;
  const at = (node: Node, offset: number) => doc.resolve(view.posAtDOM(node, offset));
  return TextSelection.between(at(anchorNode, anchorOffset), at(focusNode, focusOffset));
}

/** Makes what is chosen in the page what is chosen in the state, before a key is understood. */
export function heedPageSelection(view: EditorView): void {
  const selection = pageSelection(view);
  if (selection && !selection.eq(view.state.selection)) view.dispatch(view.state.tr.setSelection(selection));
}

/**
 * Takes out what is chosen before an input method writes over it, where it has several looks: Chromium would write the first letter
 * of what is composed twice.
 */
export function clearBeforeComposing(view: EditorView): void {
  const selection = pageSelection(view);
  if (!selection || selection.empty) return;
  const { $from, $to, from, to } = selection;
  if (!$from.sameParent($to) || $from.parent.childCount < 2) return;
  view.dispatch(view.state.tr.delete(from, to).ensureMarks($from.marksAcross($to) ?? []));
}

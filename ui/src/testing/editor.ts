import { documentOf } from '#sync/document';
import { newText, textIn } from '#sync/prose-text';
import type { Editor } from '../features/editor/context.tsx';
import { emptyState } from '../live/store.ts';

const nothing = () => {};

/** An editor of an empty résumé in which nothing happens, but for what is given. */
export const editorWith = (given: Partial<Editor>): Editor => ({
  id: 'res',
  state: emptyState(),
  document: () => documentOf([]),
  editedAt: () => 0,
  canEdit: () => true,
  retry: nothing,
  read: () => undefined,
  text: () => ({ text: textIn(newText(7)), onReplaced: () => nothing }),
  write: nothing,
  set: nothing,
  undoing: { undoWords: () => null, redoWords: () => null, undo: () => null, redo: () => null, latestAct: () => null },
  refusals: { putAside: async () => true, putBack: async () => {} },
  undecided: () => [],
  dropConflict: nothing,
  focused: () => null,
  setFocused: nothing,
  gaze: nothing,
  peersAt: () => [],
  reveal: nothing,
  open: () => ({ section: 'basics', item: undefined }),
  openSection: nothing,
  view: () => 'content',
  show: nothing,
  panel: () => null,
  setPanel: nothing,
  onChanged: nothing,
  ...given,
});

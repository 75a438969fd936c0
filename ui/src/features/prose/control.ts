import type { MarkType } from 'prosemirror-model';
import type { Command, EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { createSignal } from 'solid-js';
import { isListChosen, isMarkChosen } from './commands.ts';
import type { List } from './schema.ts';

/** What a toolbar and a text know of each other. */
export function createProseControl() {
  const [state, setState] = createSignal<EditorState>();
  const [isActive, setActive] = createSignal(false);
  const [isLinking, setLinking] = createSignal(false);
  let view: EditorView | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  return {
    /** As it is shown now; nothing before it is. */
    state,
    /** Whether the person is in the text or in its toolbar. */
    isActive,
    enter: () => {
      clearTimeout(leaving);
      setActive(true);
    },
    /** A moment later: who goes from the text to its tools has not left. */
    leave: () => {
      leaving = setTimeout(() => setActive(false));
    },
    /** Whether the address of a link is being asked for. */
    isLinking,
    setLinking,
    view: () => view,
    attach: (to: EditorView) => {
      view = to;
      setState(to.state);
    },
    shows: (next: EditorState) => setState(next),
    run: (command: Command) => {
      if (!view?.editable) return;
      command(view.state, view.dispatch, view);
      view.focus();
    },
    hasMark: (type: MarkType) => {
      const now = state();
      return now !== undefined && isMarkChosen(now, type);
    },
    hasList: (list: NonNullable<List>) => {
      const now = state();
      return now !== undefined && isListChosen(now, list);
    },
    focus: () => view?.focus(),
  };
}

export type ProseControl = ReturnType<typeof createProseControl>;

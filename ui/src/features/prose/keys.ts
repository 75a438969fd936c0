import { chainCommands } from 'prosemirror-commands';
import { undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { Command, EditorState, Plugin } from 'prosemirror-state';
import { deleteChosen, joinBackward, joinForward, selectAll, toggleList, toggleMark } from './commands.ts';
import { chosenLink } from './linking.ts';
import { enter } from './rules.ts';
import { BOLD, ITALIC, UNDERLINE } from './schema.ts';

export interface KeyActs {
  onUndo: () => void;
  onRedo: () => void;
  onLink: () => void;
}

/** The keys of the editor. Tab is none of them: it leaves the text, as it leaves every field. */
export function keysPlugin({ onUndo, onRedo, onLink }: KeyActs): Plugin {
  const act =
    (run: () => void): Command =>
    () => {
      run();
      return true;
    };
  const backward = chainCommands(undoInputRule, deleteChosen, joinBackward);
  const forward = chainCommands(deleteChosen, joinForward);
  return keymap({
    'Mod-b': toggleMark(BOLD),
    'Mod-i': toggleMark(ITALIC),
    'Mod-u': toggleMark(UNDERLINE),
    // With nothing to make a link of, the keys are the page's.
    'Mod-k': (state) => hasLinkText(state) && act(onLink)(state),
    'Mod-Shift-7': toggleList('ordered'),
    'Mod-Shift-8': toggleList('bullet'),
    // Never the browser's own undo: it knows nothing of what others did meanwhile.
    'Mod-z': act(onUndo),
    'Mod-Shift-z': act(onRedo),
    'Mod-y': act(onRedo),
    'Mod-a': selectAll,
    Enter: enter,
    'Shift-Enter': enter,
    Backspace: backward,
    'Shift-Backspace': backward,
    'Mod-Backspace': backward,
    'Alt-Backspace': backward,
    Delete: forward,
    'Mod-Delete': forward,
    'Alt-Delete': forward,
  });
}

const hasLinkText = (state: EditorState): boolean => !state.selection.empty || chosenLink(state).address !== '';

/** What the browser's own menus ask for, as on phones: the same as the keys. */
export function menuCommand(inputType: string, { onUndo, onRedo }: KeyActs): Command | null {
  const act =
    (run: () => void): Command =>
    () => {
      run();
      return true;
    };
  switch (inputType) {
    case 'historyUndo':
      return act(onUndo);
    case 'historyRedo':
      return act(onRedo);
    case 'formatBold':
      return toggleMark(BOLD);
    case 'formatItalic':
      return toggleMark(ITALIC);
    case 'formatUnderline':
      return toggleMark(UNDERLINE);
    default:
      return null;
  }
}

import Redo from 'lucide-solid/icons/redo-2';
import Undo from 'lucide-solid/icons/undo-2';
import { Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { ariaKeys, shownKeys } from '../shortcuts/keys.ts';
import { useEditor } from './context.tsx';
import { redo, undo } from './undoing.ts';
import { w } from './words.ts';
import './undo.css';

/** Undo and redo, each with what it would do. A viewer has nothing to undo. */
export function UndoButtons() {
  const editor = useEditor();
  return (
    <Show when={editor.canEdit()}>
      <UndoButton way="undo" words={editor.undoing.undoWords()} go={() => undo(editor, { focus: false })} />
      <UndoButton way="redo" words={editor.undoing.redoWords()} go={() => redo(editor, { focus: false })} />
    </Show>
  );
}

function UndoButton(props: { way: 'undo' | 'redo'; words: string | null; go: () => void }) {
  const label = () => (props.words ? w()[props.way].deed(props.words) : w()[props.way].nothing);
  return (
    <button
      type="button"
      class="icon-button undo-go"
      data-way={props.way}
      aria-label={label()}
      title={w().withKeys(label(), shownKeys(props.way))}
      aria-keyshortcuts={ariaKeys(props.way)}
      // It keeps the focus when there is nothing more: the next press may be of the other one.
      aria-disabled={props.words === null}
      onClick={() => props.words !== null && props.go()}
    >
      <Dynamic component={props.way === 'undo' ? Undo : Redo} class="mirrored" size={18} stroke-width={1.75} aria-hidden="true" />
    </button>
  );
}

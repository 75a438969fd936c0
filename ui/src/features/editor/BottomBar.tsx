import Ellipsis from 'lucide-solid/icons/ellipsis';
import FileText from 'lucide-solid/icons/file-text';
import Palette from 'lucide-solid/icons/palette';
import PenLine from 'lucide-solid/icons/pen-line';
import { For } from 'solid-js';
import { useEditor, type View } from './context.tsx';

const VIEWS: readonly { view: View; label: string; Icon: typeof PenLine }[] = [
  { view: 'content', label: 'Content', Icon: PenLine },
  { view: 'preview', label: 'Preview', Icon: FileText },
  { view: 'design', label: 'Design', Icon: Palette },
  { view: 'more', label: 'More', Icon: Ellipsis },
];

/** On a phone: which part of the editor fills the screen. */
export function BottomBar() {
  const editor = useEditor();
  return (
    <nav class="bottom" aria-label="Parts of the editor">
      <For each={VIEWS}>
        {({ view, label, Icon }) => (
          <button
            type="button"
            class="bottom-go"
            aria-current={editor.view() === view ? 'page' : undefined}
            onClick={() => editor.show(view)}
          >
            <Icon size={20} stroke-width={1.75} aria-hidden="true" />
            {label}
          </button>
        )}
      </For>
    </nav>
  );
}

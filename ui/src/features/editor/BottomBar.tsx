import Ellipsis from 'lucide-solid/icons/ellipsis';
import FileText from 'lucide-solid/icons/file-text';
import Palette from 'lucide-solid/icons/palette';
import PenLine from 'lucide-solid/icons/pen-line';
import { For } from 'solid-js';
import { useEditor, type View } from './context.tsx';
import { w } from './words.ts';

const VIEWS: readonly { view: View; Icon: typeof PenLine }[] = [
  { view: 'content', Icon: PenLine },
  { view: 'preview', Icon: FileText },
  { view: 'design', Icon: Palette },
  { view: 'more', Icon: Ellipsis },
];

/** On a phone: which part of the editor fills the screen. */
export function BottomBar() {
  const editor = useEditor();
  return (
    <nav class="bottom" aria-label={w().views.all}>
      <For each={VIEWS}>
        {({ view, Icon }) => (
          <button
            type="button"
            class="bottom-go"
            aria-current={editor.view() === view ? 'page' : undefined}
            onClick={() => editor.show(view)}
          >
            <Icon size={20} stroke-width={1.75} aria-hidden="true" />
            {w().views[view]}
          </button>
        )}
      </For>
    </nav>
  );
}

import Ellipsis from 'lucide-solid/icons/ellipsis';
import FileText from 'lucide-solid/icons/file-text';
import Palette from 'lucide-solid/icons/palette';
import PenLine from 'lucide-solid/icons/pen-line';
import { For } from 'solid-js';
import { useEditor, type View } from '../../../../ui/src/features/editor/context.tsx';
import { w } from '../../words.ts';

const VIEWS: readonly { view: View; label: () => string; Icon: typeof PenLine }[] = [
  { view: 'content', label: () => w().content, Icon: PenLine },
  { view: 'preview', label: () => w().preview, Icon: FileText },
  { view: 'design', label: () => w().design, Icon: Palette },
  { view: 'more', label: () => w().moreView, Icon: Ellipsis },
];

/** Which side of the résumé fills the screen, in reach of the thumb. */
export function ViewBar() {
  const editor = useEditor();
  return (
    <nav class="m-views" aria-label={w().parts}>
      <For each={VIEWS}>
        {({ view, label, Icon }) => (
          <button type="button" class="m-view" aria-current={editor.view() === view ? 'page' : undefined} onClick={() => editor.show(view)}>
            <Icon size={22} stroke-width={1.75} aria-hidden="true" />
            {label()}
          </button>
        )}
      </For>
    </nav>
  );
}

import Plus from 'lucide-solid/icons/plus';
import { Show } from 'solid-js';
import { Menu } from '../../kit/Menu.tsx';
import { insertSection } from './acts.ts';
import { useEditor } from './context.tsx';
import { ADDABLE_SECTIONS, SECTION_WORDS } from './kinds.ts';
import { w } from './words.ts';

export function AddSection() {
  const editor = useEditor();
  /** One summary is enough: it is one field of the résumé. */
  const kinds = () =>
    ADDABLE_SECTIONS.filter((kind) => kind !== 'summary' || !editor.state.document.sections.some((section) => section.kind === 'summary'));
  return (
    <Show when={editor.canEdit()}>
      <Menu
        label={w().sections.add}
        class="add-row add-section"
        trigger={
          <>
            <Plus size={16} stroke-width={1.75} aria-hidden="true" /> {w().sections.add}
          </>
        }
        entries={kinds().map((kind) => ({ label: SECTION_WORDS[kind].title, onSelect: () => insertSection(editor, kind) }))}
      />
    </Show>
  );
}

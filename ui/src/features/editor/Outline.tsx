import EyeOff from 'lucide-solid/icons/eye-off';
import GripVertical from 'lucide-solid/icons/grip-vertical';
import { For, Show } from 'solid-js';
import { ariaKeys } from '../shortcuts/keys.ts';
import { AddSection } from './AddSection.tsx';
import { placeSection, sectionName } from './acts.ts';
import { useEditor } from './context.tsx';
import { sectionTitle } from './kinds.ts';
import { createReorder } from './reorder.ts';
import { SectionMenu } from './SectionMenu.tsx';
import { w } from './words.ts';

/** The résumé's parts at a glance, to go to and to put in order. */
export function Outline() {
  const editor = useEditor();
  const sections = () => editor.state.document.sections;
  const reorder = createReorder({
    ids: () => sections().map(({ id }) => id),
    move: (id, index) => placeSection(editor, id, index),
    enabled: editor.canEdit,
    nameOf: sectionName(editor),
  });
  return (
    <nav class="outline" aria-label={w().sections.all}>
      <ul class="outline-list">
        <li class="outline-row" data-open={editor.open().section === 'basics' || undefined}>
          <button
            type="button"
            class="outline-go"
            aria-current={editor.open().section === 'basics' || undefined}
            onClick={() => editor.openSection('basics')}
          >
            {w().sections.you}
          </button>
        </li>
        <For each={sections()}>
          {(section) => (
            <li
              ref={(row) => {
                reorder.row(section.id)(row);
                reorder.handle(section.id)(row);
              }}
              class="outline-row"
              data-open={editor.open().section === section.id || undefined}
              data-drop={reorder.dropMark(section.id)}
              data-dragged={reorder.isDragged(section.id) || undefined}
            >
              <Show when={editor.canEdit()}>
                <span class="grip" aria-hidden="true">
                  <GripVertical size={14} stroke-width={1.75} />
                </span>
              </Show>
              <button
                type="button"
                class="outline-go"
                classList={{ 'is-hidden': section.hidden === true }}
                aria-current={editor.open().section === section.id || undefined}
                aria-keyshortcuts={`${ariaKeys('moveUp')} ${ariaKeys('moveDown')}`}
                onClick={() => editor.openSection(section.id)}
                onKeyDown={reorder.onKeyDown(section.id)}
              >
                <span class="outline-title" dir="auto">
                  {sectionTitle(section)}
                </span>
                <Show when={section.hidden}>
                  <EyeOff size={14} stroke-width={1.75} aria-label={w().sections.hidden} />
                </Show>
              </button>
              <Show when={editor.canEdit()}>
                <SectionMenu section={section} />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <AddSection />
    </nav>
  );
}

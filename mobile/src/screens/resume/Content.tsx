import ChevronRight from 'lucide-solid/icons/chevron-right';
import UserRound from 'lucide-solid/icons/user-round';
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import { AddSection } from '../../../../ui/src/features/editor/AddSection.tsx';
import { placeSection, removeSection, sectionName } from '../../../../ui/src/features/editor/acts.ts';
import { BasicsForm } from '../../../../ui/src/features/editor/BasicsForm.tsx';
import { useEditor } from '../../../../ui/src/features/editor/context.tsx';
import { sectionTitle } from '../../../../ui/src/features/editor/kinds.ts';
import { createReorder } from '../../../../ui/src/features/editor/reorder.ts';
import { knock } from '../../app/haptics.ts';
import { w } from '../../words.ts';
import { ItemScreen } from './ItemScreen.tsx';
import { PartMenu } from './PartMenu.tsx';
import { usePlace } from './place.ts';
import { SectionScreen } from './SectionScreen.tsx';

/** The parts of the résumé, one part, or one thing in it, each on a screen of its own. */
export function Content() {
  const editor = useEditor();
  const place = usePlace();
  const section = createMemo(() => editor.state.document.sections.find(({ id }) => id === place.section()));
  const item = createMemo(() => section()?.items.find(({ id }) => id === place.item()));
  return (
    <div class="m-content form-column">
      <Switch fallback={<Parts />}>
        <Match when={place.section() === 'basics'}>
          <h2 class="m-title">{w().you}</h2>
          <BasicsForm />
        </Match>
        <Match when={section() && item()}>
          {(open) => <Show when={section()}>{(around) => <ItemScreen item={open()} section={around()} />}</Show>}
        </Match>
        <Match when={section()}>{(open) => <SectionScreen section={open()} />}</Match>
      </Switch>
    </div>
  );
}

function Parts() {
  const editor = useEditor();
  const place = usePlace();
  const sections = () => editor.state.document.sections;
  const reorder = createReorder({
    ids: () => sections().map(({ id }) => id),
    move: (id, index) => {
      placeSection(editor, id, index);
      knock();
    },
    enabled: editor.canEdit,
    nameOf: sectionName(editor),
  });
  return (
    <>
      <ul class="m-list">
        <li class="m-row">
          <button type="button" class="m-row-link" onClick={() => place.go('basics')}>
            <span class="m-row-title">
              <UserRound size={18} stroke-width={1.75} aria-hidden="true" /> {editor.state.document.basics.name || w().you}
            </span>
            <span class="m-row-note">{editor.state.document.basics.headline}</span>
          </button>
          <ChevronRight class="m-row-chevron" size={18} stroke-width={1.75} aria-hidden="true" />
        </li>
        <For each={sections()}>
          {(section) => (
            <li
              class="m-row"
              ref={(row) => reorder.row(section.id)(row)}
              data-drop={reorder.dropMark(section.id)}
              data-dragged={reorder.isDragged(section.id) || undefined}
            >
              <div class="m-row-head" ref={(head) => reorder.handle(section.id)(head)}>
                <button type="button" class="m-row-link" onClick={() => place.go(section.id)} onKeyDown={reorder.onKeyDown(section.id)}>
                  <span class="m-row-title">{sectionTitle(section)}</span>
                  <Show when={section.items.length > 0}>
                    <span class="m-row-note">{section.items.length}</span>
                  </Show>
                </button>
              </div>
              <Show when={editor.canEdit()}>
                <PartMenu
                  name={sectionTitle(section)}
                  up={() => reorder.by(section.id, -1)}
                  down={() => reorder.by(section.id, 1)}
                  remove={() => {
                    removeSection(editor, section);
                    knock();
                  }}
                />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <AddSection />
    </>
  );
}

import Plus from 'lucide-solid/icons/plus';
import { For, Show } from 'solid-js';
import type { Section } from '#protocol/document';
import { itemPath, sectionPath } from '#protocol/registers';
import { duplicateItem } from '../../../../ui/src/features/copying/duplicate.ts';
import { placeItem, removeItem } from '../../../../ui/src/features/editor/acts.ts';
import { useEditor } from '../../../../ui/src/features/editor/context.tsx';
import { BoundProse } from '../../../../ui/src/features/editor/fields/BoundProse.tsx';
import { BoundText } from '../../../../ui/src/features/editor/fields/BoundText.tsx';
import { SECTION_WORDS, sectionTitle } from '../../../../ui/src/features/editor/kinds.ts';
import { createReorder } from '../../../../ui/src/features/editor/reorder.ts';
import { nameIn, newName, sentenceOf } from '../../../../ui/src/features/editor/sentence.ts';
import { addItem } from '../../../../ui/src/live/edits.ts';
import { newLocalId } from '../../../../ui/src/live/ids.ts';
import { knock } from '../../app/haptics.ts';
import { w } from '../../words.ts';
import { PartMenu } from './PartMenu.tsx';
import { usePlace } from './place.ts';

/** One part: its heading, and what is in it as rows that read as sentences. */
export function SectionScreen(props: { section: Section }) {
  const editor = useEditor();
  const place = usePlace();
  const locale = () => editor.state.document.design.locale;
  const ids = () => props.section.items.map(({ id }) => id);
  const reorder = createReorder({
    ids,
    move: (id, index) => {
      placeItem(editor, props.section.id, ids(), id, index);
      knock();
    },
    enabled: editor.canEdit,
    nameOf: (id) => nameIn(props.section.items, id, locale()),
  });
  const add = () => {
    const id = newLocalId();
    editor.write(addItem(editor.read, props.section, id));
    place.go(props.section.id, id);
  };
  return (
    <>
      <h2 class="m-title">{sectionTitle(props.section)}</h2>
      <BoundText
        path={sectionPath(props.section.id, 'title')}
        label={w().heading}
        value={props.section.title}
        placeholder={SECTION_WORDS[props.section.kind].title}
      />
      <Show when={props.section.kind !== 'summary'} fallback={<BoundProse path="prose/basics.summary" label={w().summaryText} />}>
        <ul class="m-list">
          <For each={props.section.items}>
            {(item) => (
              <li
                class="m-row"
                ref={(row) => reorder.row(item.id)(row)}
                data-item={item.id}
                data-drop={reorder.dropMark(item.id)}
                data-dragged={reorder.isDragged(item.id) || undefined}
              >
                <div class="m-row-head" ref={(head) => reorder.handle(item.id)(head)}>
                  <button
                    type="button"
                    class="m-row-link item-toggle"
                    onClick={() => place.go(props.section.id, item.id)}
                    onKeyDown={reorder.onKeyDown(item.id)}
                  >
                    <span class="m-row-title" classList={{ 'is-hidden': item.hidden === true }}>
                      {sentenceOf(item, locale()) || newName(item.kind)}
                    </span>
                  </button>
                </div>
                <Show when={editor.canEdit()}>
                  <PartMenu
                    name={sentenceOf(item, locale()) || newName(item.kind)}
                    up={() => reorder.by(item.id, -1)}
                    down={() => reorder.by(item.id, 1)}
                    duplicate={() => duplicateItem(editor, props.section, item)}
                    hiding={{ isHidden: item.hidden === true, toggle: () => editor.set(itemPath(item.id, 'hidden'), item.hidden !== true) }}
                    remove={() => {
                      removeItem(editor, item);
                      knock();
                    }}
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={editor.canEdit()}>
          <button type="button" class="add-row" onClick={add}>
            <Plus size={18} stroke-width={1.75} aria-hidden="true" /> {w().addTo(sectionTitle(props.section))}
          </button>
        </Show>
      </Show>
    </>
  );
}

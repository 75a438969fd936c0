import Plus from 'lucide-solid/icons/plus';
import { For, Show } from 'solid-js';
import { SECTION_KINDS, type Section } from '#protocol/document';
import { sectionPath } from '#protocol/registers';
import { newSectionTitle } from '#render/templates/labels';
import { SectionTalk } from '../comments/PartTalk.tsx';
import { ChosenBar } from '../copying/ChosenBar.tsx';
import { insertItem, placeItem } from './acts.ts';
import { useEditor } from './context.tsx';
import { BoundProse } from './fields/BoundProse.tsx';
import { BoundText } from './fields/BoundText.tsx';
import { ItemRow } from './ItemRow.tsx';
import { itemWords, sectionTitle } from './kinds.ts';
import { createReorder } from './reorder.ts';
import { nameIn } from './sentence.ts';
import { fieldWords as f } from './words.ts';

export function SectionForm(props: { section: Section }) {
  const editor = useEditor();
  const ids = () => props.section.items.map(({ id }) => id);
  const reorder = createReorder({
    ids,
    move: (id, index) => placeItem(editor, props.section.id, ids(), id, index),
    enabled: editor.canEdit,
    nameOf: (id) => nameIn(props.section.items, id, editor.state.document.design.locale),
  });
  /** What the page says where nobody has given it a heading. */
  const usualTitle = () => newSectionTitle(props.section.kind, editor.state.document.design.locale);
  const kind = () => SECTION_KINDS[props.section.kind];
  return (
    <div class="section-form">
      <BoundText
        path={sectionPath(props.section.id, 'title')}
        label={f().labels.heading}
        value={props.section.title}
        placeholder={usualTitle()}
      />
      <Show
        when={props.section.kind !== 'summary'}
        fallback={<BoundProse path="prose/basics.summary" label={f().labels.text} placeholder={f().examples.summary} />}
      >
        <Show when={editor.canEdit()}>
          <ChosenBar section={props.section} />
        </Show>
        <ul class="items">
          <For each={props.section.items}>{(item) => <ItemRow item={item} section={props.section} reorder={reorder} />}</For>
        </ul>
        <Show when={editor.canEdit() && kind()}>
          {(held) => (
            <button type="button" class="add-row" onClick={() => insertItem(editor, props.section)}>
              <Plus size={16} stroke-width={1.75} aria-hidden="true" /> {itemWords(held()).add}
            </button>
          )}
        </Show>
        <SectionTalk section={props.section.id} name={sectionTitle(props.section)} />
      </Show>
    </div>
  );
}

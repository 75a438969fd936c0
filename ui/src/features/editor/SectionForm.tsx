import Plus from 'lucide-solid/icons/plus';
import { For, Show } from 'solid-js';
import type { Section } from '#protocol/document';
import { sectionPath } from '#protocol/registers';
import { SectionTalk } from '../comments/PartTalk.tsx';
import { ChosenBar } from '../copying/ChosenBar.tsx';
import { insertItem, placeItem } from './acts.ts';
import { useEditor } from './context.tsx';
import { BoundProse } from './fields/BoundProse.tsx';
import { BoundText } from './fields/BoundText.tsx';
import { ItemRow } from './ItemRow.tsx';
import { SECTION_WORDS, sectionTitle } from './kinds.ts';
import { createReorder } from './reorder.ts';
import { nameIn } from './sentence.ts';

export function SectionForm(props: { section: Section }) {
  const editor = useEditor();
  const ids = () => props.section.items.map(({ id }) => id);
  const reorder = createReorder({
    ids,
    move: (id, index) => placeItem(editor, props.section.id, ids(), id, index),
    enabled: editor.canEdit,
    nameOf: (id) => nameIn(props.section.items, id, editor.state.document.design.locale),
  });
  const words = () => SECTION_WORDS[props.section.kind];
  return (
    <div class="section-form">
      <BoundText path={sectionPath(props.section.id, 'title')} label="Heading" value={props.section.title} placeholder={words().title} />
      <Show
        when={props.section.kind !== 'summary'}
        fallback={
          <BoundProse
            path="prose/basics.summary"
            label="Text"
            placeholder="Who you are and what you look for, in two or three sentences."
          />
        }
      >
        <Show when={editor.canEdit()}>
          <ChosenBar section={props.section} />
        </Show>
        <ul class="items">
          <For each={props.section.items}>{(item) => <ItemRow item={item} section={props.section} reorder={reorder} />}</For>
        </ul>
        <Show when={editor.canEdit()}>
          <button type="button" class="add-row" onClick={() => insertItem(editor, props.section)}>
            <Plus size={16} stroke-width={1.75} aria-hidden="true" /> Add {/^[aeiou]/.test(words().item) ? 'an' : 'a'} {words().item}
          </button>
        </Show>
        <SectionTalk section={props.section.id} name={sectionTitle(props.section)} />
      </Show>
    </div>
  );
}

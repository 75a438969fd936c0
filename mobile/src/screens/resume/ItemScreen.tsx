import type { Item, Section } from '#protocol/document';
import { useEditor } from '../../../../ui/src/features/editor/context.tsx';
import { ItemForm } from '../../../../ui/src/features/editor/ItemForm.tsx';
import { newName, sentenceOf } from '../../../../ui/src/features/editor/sentence.ts';

/** One thing, with every field of it, on the whole screen. */
export function ItemScreen(props: { item: Item; section: Section }) {
  const editor = useEditor();
  return (
    <article data-item={props.item.id}>
      <h2 class="m-title">{sentenceOf(props.item, editor.state.document.design.locale) || newName(props.item.kind)}</h2>
      <ItemForm item={props.item} />
    </article>
  );
}

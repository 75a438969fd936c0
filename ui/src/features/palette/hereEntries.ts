import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import Copy from 'lucide-solid/icons/copy';
import Trash from 'lucide-solid/icons/trash';
import { duplicateItem } from '../copying/duplicate.ts';
import { placeItem, removeItem } from '../editor/acts.ts';
import type { Editor } from '../editor/context.tsx';
import { itemHere } from '../editor/here.ts';
import { newName, sentenceOf } from '../editor/sentence.ts';
import { shownKeys } from '../shortcuts/keys.ts';
import type { PaletteEntry } from './entries.ts';
import { w } from './words.ts';

/** What can be done with the item that the person is in. */
export function hereEntries(editor: Editor, focused: Element | null): PaletteEntry[] {
  const here = itemHere(editor, focused);
  if (!here) return [];
  const { section, item } = here;
  const group = sentenceOf(item, editor.state.document.design.locale) || newName(item.kind);
  const ids = section.items.map(({ id }) => id);
  const at = ids.indexOf(item.id);
  const move = (to: number) => placeItem(editor, section.id, ids, item.id, to);
  return [
    {
      id: 'duplicate',
      label: w().duplicate,
      group,
      icon: Copy,
      keys: shownKeys('duplicate'),
      run: () => duplicateItem(editor, section, item),
    },
    ...(at > 0 ? [{ id: 'move up', label: w().moveUp, group, icon: ArrowUp, keys: shownKeys('moveUp'), run: () => move(at - 1) }] : []),
    ...(at < ids.length - 1
      ? [{ id: 'move down', label: w().moveDown, group, icon: ArrowDown, keys: shownKeys('moveDown'), run: () => move(at + 1) }]
      : []),
    { id: 'delete', label: w().delete, group, icon: Trash, keys: shownKeys('remove'), run: () => removeItem(editor, item) },
  ];
}

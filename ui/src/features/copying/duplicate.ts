import type { Item, Section } from '#protocol/document';
import { itemPath } from '#protocol/registers';
import { announce } from '../../app/announce.tsx';
import { newLocalId } from '../../live/ids.ts';
import type { Editor } from '../editor/context.tsx';
import { copied } from './copied.ts';
import { insertCopies } from './insert.ts';
import { w } from './words.ts';

/** Puts a copy of the item right after it, and goes there. */
export function duplicateItem(editor: Editor, section: Section, item: Item): void {
  const copy = copied(item);
  if (!copy) return;
  const at = section.items.findIndex(({ id }) => id === item.id);
  const { ids, writes } = insertCopies(editor.read, section, at + 1, [copy], newLocalId);
  editor.write(writes);
  announce(w().duplicated);
  for (const id of ids) editor.reveal(itemPath(id, 'place'));
}

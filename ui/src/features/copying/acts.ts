import { type Item, SECTION_KINDS, type Section, SectionKind } from '#protocol/document';
import type { LocalId } from '#protocol/ids';
import { itemPath } from '#protocol/registers';
import { newSectionTitle } from '#render/templates/labels';
import { keyAt } from '#sync/order';
import { announce } from '../../app/announce.tsx';
import { addSections, itemsPlaced } from '../../live/edits.ts';
import { newLocalId } from '../../live/ids.ts';
import type { Write } from '../../live/ports.ts';
import { removeItem, writeWithUndo } from '../editor/acts.ts';
import type { Editor } from '../editor/context.tsx';
import { sectionTitle } from '../editor/kinds.ts';
import { setChoice } from './chosen.ts';
import type { CopiedItem } from './copied.ts';
import { insertCopies } from './insert.ts';
import { w } from './words.ts';

/** What is done with several entries at once. Each is one act, to be taken back as one. */

export function removeItems(editor: Editor, items: readonly Item[]): void {
  const [only] = items;
  if (only && items.length === 1) removeItem(editor, only);
  else
    writeWithUndo(
      editor,
      items.map(({ id }) => [itemPath(id, 'alive'), false]),
      w().deleted(items.length),
    );
  setChoice(null);
}

export function hideItems(editor: Editor, items: readonly Item[], hidden: boolean): void {
  editor.write(items.map(({ id }) => [itemPath(id, 'hidden'), hidden]));
  announce(hidden ? w().nowHidden(items.length) : w().nowShown(items.length));
}

/** Sections, other than `section`, that hold entries of the same kind. */
export const sectionsFor = (editor: Editor, section: Section): Section[] =>
  editor.state.document.sections.filter(({ id, kind }) => id !== section.id && SECTION_KINDS[kind] === SECTION_KINDS[section.kind]);

/** Puts the entries, in their order, at `index` among the others of a section. */
export function moveItems(editor: Editor, items: readonly Item[], to: Section, index: number): void {
  const moved = new Set(items.map(({ id }) => id));
  const siblings = itemsPlaced(
    editor.read,
    to.items.map(({ id }) => id).filter((id) => !moved.has(id)),
  );
  const writes = items.map(({ id }, offset): Write => {
    const key = keyAt(siblings, index + offset);
    siblings.splice(index + offset, 0, { id, key });
    return [itemPath(id, 'place'), [to.id, key]];
  });
  editor.write(writes);
  announce(w().moved(items.length, sectionTitle(to)));
}

/** Where copies go: after `beside`, else to the end of a section of their kind, the open one first, else into a new one. */
export function pasteItems(editor: Editor, items: readonly CopiedItem[], beside: { section: Section; item: Item } | null): void {
  const writes: Write[] = [];
  const made: LocalId[] = [];
  for (const [kind, copies] of Map.groupBy(items, (item) => item.kind)) {
    const { sections } = editor.state.document;
    const fits = ({ kind: sectionKind }: Section) => SECTION_KINDS[sectionKind] === kind;
    const near = beside && fits(beside.section) ? beside : null;
    const section = near?.section ?? sections.find((own) => own.id === editor.open().section && fits(own)) ?? sections.find(fits);
    const index = near ? near.section.items.findIndex(({ id }) => id === near.item.id) + 1 : (section?.items.length ?? 0);
    const target = section ?? { id: newLocalId(), items: [] };
    const sectionKind = SectionKind.options.find((candidate) => SECTION_KINDS[candidate] === kind);
    if (!section && sectionKind)
      writes.push(
        ...addSections(editor.read, editor.document(), [
          { kind: sectionKind, id: target.id, title: newSectionTitle(sectionKind, editor.state.document.design.locale) },
        ]),
      );
    const { ids, writes: own } = insertCopies(editor.read, target, index, copies, newLocalId);
    writes.push(...own);
    made.push(...ids);
  }
  writeWithUndo(editor, writes, w().pasted(made.length));
  const [first] = made;
  if (first !== undefined) editor.reveal(itemPath(first, 'place'));
}

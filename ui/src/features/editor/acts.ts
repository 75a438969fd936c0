import { type Item, SECTION_KINDS, type Section, type SectionKind } from '#protocol/document';
import type { LocalId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import { itemPath, type Path, prosePath, sectionPath } from '#protocol/registers';
import { newSectionTitle } from '#render/templates/labels';
import { toast } from '../../kit/toast.tsx';
import { addItem, addRole, addSections, moveItem, moveSection } from '../../live/edits.ts';
import { newLocalId } from '../../live/ids.ts';
import type { Write } from '../../live/ports.ts';
import type { Editor } from './context.tsx';
import { ITEM_FORMS, sectionTitle, USUAL_SECTIONS } from './kinds.ts';
import { newName, sentenceOf } from './sentence.ts';
import { undo } from './undoing.ts';
import { w } from './words.ts';

/** What people do to sections and items, with its words and its undo. */

export function insertSection(editor: Editor, kind: SectionKind): void {
  const id = newLocalId();
  editor.write(
    addSections(editor.read, editor.document(), [{ kind, id, title: newSectionTitle(kind, editor.state.document.design.locale) }]),
  );
  editor.openSection(id);
}

export function insertUsualSections(editor: Editor): void {
  editor.write(
    addSections(
      editor.read,
      editor.document(),
      USUAL_SECTIONS.map((kind) => ({ kind, id: newLocalId(), title: newSectionTitle(kind, editor.state.document.design.locale) })),
    ),
  );
}

/** A section by name, for a screen reader. */
export const sectionName =
  (editor: Editor) =>
  (id: string): string => {
    const section = editor.state.document.sections.find((candidate) => candidate.id === id);
    return section ? sectionTitle(section) : '';
  };

export const placeSection = (editor: Editor, id: LocalId, index: number): void =>
  editor.write(moveSection(editor.read, editor.document(), id, index));

export function removeSection(editor: Editor, section: Section): void {
  const title = sectionTitle(section);
  const path = sectionPath(section.id, 'alive');
  remove(editor, path, title);
}

export function insertItem(editor: Editor, section: Section): void {
  const id = newLocalId();
  editor.write(addItem(editor.read, section, id));
  const kind = SECTION_KINDS[section.kind];
  const first = kind ? ITEM_FORMS[kind].find((field) => 'field' in field) : undefined;
  editor.reveal(first && 'field' in first ? itemPath(id, first.field) : prosePath(id));
}

export function insertRole(editor: Editor, experience: Extract<Item, { kind: 'experience' }>): void {
  const id = newLocalId();
  editor.write(addRole(editor.read, experience, id));
  editor.reveal(itemPath(id, 'position'));
}

export const placeItem = (editor: Editor, parent: LocalId, siblings: readonly LocalId[], id: LocalId, index: number): void =>
  editor.write(moveItem(editor.read, parent, siblings, id, index));

export function removeItem(editor: Editor, item: Item): void {
  const name = sentenceOf(item, editor.state.document.design.locale) || newName(item.kind);
  const path = itemPath(item.id, 'alive');
  remove(editor, path, name.slice(0, 60));
}

const remove = (editor: Editor, path: Path, name: string): void => setWithUndo(editor, path, false, w().acts.deleted(name));

export const setWithUndo = (editor: Editor, path: Path, value: Json, text: string): void => writeWithUndo(editor, [[path, value]], text);

/** The toast takes back this one act, whatever was done after it. */
export function writeWithUndo(editor: Editor, writes: readonly Write[], text: string): void {
  const before = editor.undoing.latestAct();
  editor.write(writes);
  const latest = editor.undoing.latestAct();
  // Somebody else may have deleted it in the same moment: then it is not ours to take back.
  const act = latest === before ? null : latest;
  toast({ text, ...(act === null ? {} : { action: { label: w().undo.nothing, run: () => undo(editor, { act }) } }) });
}

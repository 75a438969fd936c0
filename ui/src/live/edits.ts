import { type ItemKind, type ResumeDocument, SECTION_KINDS, type Section, type SectionKind } from '#protocol/document';
import type { LocalId } from '#protocol/ids';
import { itemPath, sectionPath } from '#protocol/registers';
import type { ReadRegister } from '#sync/document';
import { keyAt, type Placed } from '#sync/order';
import type { Write } from './ports.ts';

/** Acts on the document as register writes. Pure: the caller gives new ids and what is there now. */
const sectionsPlaced = (read: ReadRegister, document: ResumeDocument, without?: LocalId): Placed[] =>
  document.sections.filter(({ id }) => id !== without).map(({ id }) => ({ id, key: String(read(sectionPath(id, 'place')) ?? '') }));

export const itemsPlaced = (read: ReadRegister, ids: readonly LocalId[], without?: LocalId): Placed[] =>
  ids
    .filter((id) => id !== without)
    .map((id) => {
      const place = read(itemPath(id, 'place'));
      return { id, key: Array.isArray(place) && typeof place[1] === 'string' ? place[1] : '' };
    });

/** New sections at the end, in order. */
export function addSections(
  read: ReadRegister,
  document: ResumeDocument,
  sections: readonly { kind: SectionKind; id: LocalId; title: string }[],
): Write[] {
  const siblings = sectionsPlaced(read, document);
  return sections.flatMap(({ kind, id, title }): Write[] => {
    const key = keyAt(siblings, siblings.length);
    siblings.push({ id, key });
    return [
      [sectionPath(id, 'kind'), kind],
      [sectionPath(id, 'place'), key],
      [sectionPath(id, 'alive'), true],
      [sectionPath(id, 'title'), title],
    ];
  });
}

/** Puts a section at `index` among the others. */
export const moveSection = (read: ReadRegister, document: ResumeDocument, id: LocalId, index: number): Write[] => [
  [sectionPath(id, 'place'), keyAt(sectionsPlaced(read, document, id), index)],
];

export function addItem(read: ReadRegister, section: Section, id: LocalId): Write[] {
  const kind = SECTION_KINDS[section.kind];
  return kind
    ? addChild(
        read,
        kind,
        section.id,
        section.items.map((item) => item.id),
        id,
      )
    : [];
}

export const addRole = (read: ReadRegister, experience: { id: LocalId; roles: readonly { id: LocalId }[] }, id: LocalId): Write[] =>
  addChild(
    read,
    'role',
    experience.id,
    experience.roles.map((role) => role.id),
    id,
  );

function addChild(read: ReadRegister, kind: ItemKind, parent: LocalId, siblings: readonly LocalId[], id: LocalId): Write[] {
  // The kind first: it decides which fields the actor takes for this item.
  return [
    [itemPath(id, 'kind'), kind],
    [itemPath(id, 'place'), [parent, keyAt(itemsPlaced(read, siblings), siblings.length)]],
    [itemPath(id, 'alive'), true],
  ];
}

/** Puts an item at `index` among `siblings` (which may hold it) beneath `parent`: one register, so a move is whole. */
export const moveItem = (read: ReadRegister, parent: LocalId, siblings: readonly LocalId[], id: LocalId, index: number): Write[] => [
  [itemPath(id, 'place'), [parent, keyAt(itemsPlaced(read, siblings, id), index)]],
];

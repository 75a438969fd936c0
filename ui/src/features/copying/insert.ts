import type { ItemKind, Section } from '#protocol/document';
import type { LocalId } from '#protocol/ids';
import { itemPath, prosePath } from '#protocol/registers';
import type { ReadRegister } from '#sync/document';
import { keyAt } from '#sync/order';
import { itemsPlaced } from '../../live/edits.ts';
import type { Write } from '../../live/ports.ts';
import type { CopiedItem } from './copied.ts';

/** The writes that put copies at `index` of a section, in order, all of them new items. `newId` is asked once for each. */
export function insertCopies(
  read: ReadRegister,
  section: Pick<Section, 'id' | 'items'>,
  index: number,
  items: readonly CopiedItem[],
  newId: () => LocalId,
): { ids: LocalId[]; writes: Write[] } {
  const siblings = itemsPlaced(
    read,
    section.items.map(({ id }) => id),
  );
  const ids: LocalId[] = [];
  const writes = items.flatMap((item, offset): Write[] => {
    const id = newId();
    const key = keyAt(siblings, index + offset);
    siblings.splice(index + offset, 0, { id, key });
    ids.push(id);
    return [...writesOf(id, item.kind, section.id, key, item), ...rolesOf(id, item, newId)];
  });
  return { ids, writes };
}

function rolesOf(parent: LocalId, { roles = [] }: CopiedItem, newId: () => LocalId): Write[] {
  const placed: { id: LocalId; key: string }[] = [];
  return roles.flatMap((role): Write[] => {
    const id = newId();
    const key = keyAt(placed, placed.length);
    placed.push({ id, key });
    return writesOf(id, 'role', parent, key, role);
  });
}

function writesOf(
  id: LocalId,
  kind: ItemKind,
  parent: LocalId,
  key: string,
  { fields, summary }: Omit<CopiedItem, 'kind' | 'roles'>,
): Write[] {
  return [
    // The kind first: it decides which fields the actor takes.
    [itemPath(id, 'kind'), kind],
    [itemPath(id, 'place'), [parent, key]],
    [itemPath(id, 'alive'), true],
    ...Object.entries(fields).map(([field, value]): Write => [itemPath(id, field), value]),
    ...(summary ? [[prosePath(id), summary] as const] : []),
  ];
}

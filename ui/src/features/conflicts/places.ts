import { ItemKind, SectionKind } from '#protocol/document';
import type { LocalId } from '#protocol/ids';
import { itemPath, type Path, parsePath, sectionPath, type Value } from '#protocol/registers';
import { itemName } from '#sync/names';
import { sayField, sayPlace } from '../history/words.ts';

/** Where something was written, in words. */
export interface PlaceWords {
  /** "Phone", "Position"; `null` for an item or a section as such. */
  field: string | null;
  /** "Lead engineer · Acme", "Skills"; `null` where the field says it all. */
  part: string | null;
}

/** What says of an item or a section that it is there, and where. */
export const STRUCTURE: readonly string[] = ['kind', 'place', 'alive'];

/** Also of what is deleted, or was never accepted: `read` answers for registers, not for what is shown. */
export function placeWords(read: (path: Path) => Value | undefined, path: Path): PlaceWords {
  const parsed = parsePath(path);
  if (!parsed) return { field: null, part: whole('document') };
  switch (parsed.area) {
    case 'meta':
      return { field: sayField({ part: 'document', kind: null }, parsed.field), part: null };
    case 'basics':
      return { field: sayField({ part: 'basics', kind: null }, parsed.field), part: null };
    case 'design':
      return { field: sayField({ part: 'design', kind: null }, parsed.field), part: whole('design') };
    case 'sec': {
      const { id, field } = parsed;
      const kind = SectionKind.safeParse(read(sectionPath(id, 'kind'))).data ?? null;
      const part = sayPlace({ part: 'section', id, kind, name: String(read(sectionPath(id, 'title')) ?? '').trim() });
      return { field: STRUCTURE.includes(field) ? null : sayField({ part: 'section', kind: null }, field), part };
    }
    case 'prose':
      if (parsed.owner === 'basics') return { field: sayField({ part: 'basics', kind: null }, 'summary'), part: null };
      return itemWords(read, parsed.owner, parsed.field);
    case 'item':
      return itemWords(read, parsed.id, parsed.field);
  }
}

const whole = (part: 'document' | 'design'): string => sayPlace({ part, id: null, kind: null, name: '' });

function itemWords(read: (path: Path) => Value | undefined, id: LocalId, field: string): PlaceWords {
  const kind = ItemKind.safeParse(read(itemPath(id, 'kind'))).data ?? null;
  const name = kind ? itemName(kind, (one) => read(itemPath(id, one))) : '';
  const part = sayPlace({ part: 'item', id, kind, name });
  return { field: STRUCTURE.includes(field) ? null : sayField({ part: 'item', kind }, field), part };
}

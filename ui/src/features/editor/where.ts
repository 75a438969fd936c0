import type { ResumeDocument } from '#protocol/document';
import type { LocalId } from '#protocol/ids';
import { type Path, parsePath } from '#protocol/registers';

/** Which part of the form holds a field: a section (or the basics) and, in it, an item. */
export interface Where {
  section: 'basics' | LocalId;
  item?: LocalId;
  /** The role within the item. */
  role?: LocalId;
}

export function whereIs(document: ResumeDocument, path: Path): Where | null {
  const parsed = parsePath(path);
  if (!parsed) return null;
  switch (parsed.area) {
    case 'basics':
      return { section: 'basics' };
    case 'sec':
      return { section: parsed.id };
    case 'prose':
      if (parsed.owner === 'basics') return { section: document.sections.find(({ kind }) => kind === 'summary')?.id ?? 'basics' };
      return whereIsItem(document, parsed.owner);
    case 'item':
      return whereIsItem(document, parsed.id);
    case 'meta':
    case 'design':
      return null;
  }
}

function whereIsItem(document: ResumeDocument, id: LocalId): Where | null {
  for (const section of document.sections) {
    for (const item of section.items) {
      if (item.id === id) return { section: section.id, item: id };
      if (item.kind === 'experience' && item.roles.some((role) => role.id === id)) return { section: section.id, item: item.id, role: id };
    }
  }
  return null;
}

import {
  BASICS_FIELDS,
  DEFAULT_DESIGN,
  Design,
  type ExperienceItem,
  ITEM_FIELDS,
  type Item,
  type ItemKind,
  type ResumeDocument,
  type RoleItem,
  SECTION_FIELDS,
  type Section,
  type SectionKind,
} from '#protocol/document';
import type { LocalId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import { itemPath, type Path, parsePath, prosePath, sectionPath, type Value } from '#protocol/registers';
import { byPlace, keysFor } from './order.ts';

/** What a register holds now, or `undefined`. Both the actor and a replica's view answer this. */
export type ReadRegister = (path: Path) => Value | undefined;

/** The registers of one section or item, by field. */
interface Part {
  fields: Map<string, Value>;
}

/**
 * The document that a set of registers amounts to: what is alive, in order, with defaults for the design.
 * Values were checked when they were written, so this only sorts them into place; what is half there (an item whose
 * section is gone) stays in its registers and is not shown.
 */
export function documentOf(registers: Iterable<readonly [Path, Value]>): ResumeDocument {
  const flat = { meta: new Map<string, Value>(), basics: new Map<string, Value>(), design: new Map<string, Value>() };
  const sections = new Map<LocalId, Part>();
  const items = new Map<LocalId, Part>();
  const partIn = (parts: Map<LocalId, Part>, id: LocalId) => {
    let part = parts.get(id);
    if (!part) {
      part = { fields: new Map() };
      parts.set(id, part);
    }
    return part;
  };
  for (const [path, value] of registers) {
    const parsed = parsePath(path);
    if (!parsed || value === null) continue;
    if (parsed.area === 'prose') {
      if (parsed.owner === 'basics') flat.basics.set('summary', value);
      else partIn(items, parsed.owner).fields.set('summary', value);
    } else if (parsed.area === 'sec') partIn(sections, parsed.id).fields.set(parsed.field, value);
    else if (parsed.area === 'item') partIn(items, parsed.id).fields.set(parsed.field, value);
    else flat[parsed.area].set(parsed.field, value);
  }

  const children = new Map<LocalId, { id: LocalId; key: string; part: Part }[]>();
  for (const [id, part] of items) {
    const place = part.fields.get('place');
    if (part.fields.get('alive') !== true || !part.fields.has('kind') || !Array.isArray(place)) continue;
    const [parent, key] = place as [LocalId, string];
    const siblings = children.get(parent);
    if (siblings) siblings.push({ id, key, part });
    else children.set(parent, [{ id, key, part }]);
  }
  const childrenOf = (parent: LocalId) => (children.get(parent) ?? []).sort(byPlace);

  const buildItem = (id: LocalId, part: Part): Item => {
    const fields = Object.fromEntries([...part.fields].filter(([name]) => name !== 'place' && name !== 'alive'));
    const item = { ...fields, id } as Item;
    if (item.kind !== 'experience') return item;
    const roles = childrenOf(id).filter((child) => child.part.fields.get('kind') === 'role');
    return { ...item, roles: roles.map((child) => buildItem(child.id, child.part) as RoleItem) } satisfies ExperienceItem;
  };

  const alive = [...sections]
    .filter(([, part]) => part.fields.get('alive') === true && part.fields.has('kind') && typeof part.fields.get('place') === 'string')
    .map(([id, part]) => ({ id, key: String(part.fields.get('place')), part }))
    .sort(byPlace);

  const design = Design.safeParse({ ...DEFAULT_DESIGN, ...Object.fromEntries(flat.design) });
  const title = flat.meta.get('title');
  const extra = flat.meta.get('extra');
  return {
    schema: 1,
    title: typeof title === 'string' ? title : '',
    basics: Object.fromEntries(flat.basics) as ResumeDocument['basics'],
    sections: alive.map(({ id, part }): Section => {
      const fields = Object.fromEntries([...part.fields].filter(([name]) => name !== 'place' && name !== 'alive'));
      const own = childrenOf(id).filter((child) => child.part.fields.get('kind') !== 'role');
      return { ...fields, id, kind: part.fields.get('kind') as SectionKind, items: own.map((child) => buildItem(child.id, child.part)) };
    }),
    design: design.success ? design.data : DEFAULT_DESIGN,
    ...(extra === undefined ? {} : { extra: extra as NonNullable<ResumeDocument['extra']> }),
  };
}

/** The registers that make `document`: the inverse of `documentOf`. Empty text is not written. */
export function registersOf(document: ResumeDocument): [Path, Json][] {
  const out: [Path, Json][] = [];
  const put = (path: Path, value: unknown) => {
    if (value !== undefined && value !== '') out.push([path, value as Json]);
  };
  put('meta/title', document.title);
  put('meta/extra', document.extra);
  for (const field of Object.keys(BASICS_FIELDS)) put(`basics/${field}`, document.basics[field as keyof typeof BASICS_FIELDS]);
  put(prosePath('basics'), document.basics.summary);
  for (const [field, value] of Object.entries(document.design)) put(`design/${field}`, value);
  const sectionKeys = keysFor(document.sections.length);
  document.sections.forEach((section, index) => {
    put(sectionPath(section.id, 'kind'), section.kind);
    put(sectionPath(section.id, 'place'), sectionKeys[index]);
    put(sectionPath(section.id, 'alive'), true);
    for (const field of Object.keys(SECTION_FIELDS) as (keyof typeof SECTION_FIELDS)[]) put(sectionPath(section.id, field), section[field]);
    putItems(section.id, section.items, put);
  });
  return out;
}

function putItems(parent: LocalId, items: readonly Item[], put: (path: Path, value: unknown) => void): void {
  const keys = keysFor(items.length);
  items.forEach((item, index) => {
    put(itemPath(item.id, 'kind'), item.kind);
    put(itemPath(item.id, 'place'), [parent, keys[index]]);
    put(itemPath(item.id, 'alive'), true);
    const values: Record<string, unknown> = { ...item };
    for (const field of fieldsOfKind(item.kind)) put(itemPath(item.id, field), values[field]);
    put(prosePath(item.id), item.summary);
    if (item.kind === 'experience') putItems(item.id, item.roles, put);
  });
}

export const fieldsOfKind = (kind: ItemKind): string[] => Object.keys(ITEM_FIELDS[kind]);

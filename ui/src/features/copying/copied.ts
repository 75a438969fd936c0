import { z } from 'zod';
import { ITEM_FIELDS, type Item, ItemKind, type RoleItem } from '#protocol/document';
import { Json } from '#protocol/json';
import { Prose } from '#protocol/prose';
import { itemPath, registerProblem } from '#protocol/registers';

/** So many items go through the clipboard at once, and so many roles with each. */
export const COPIED_MAX = 200;
const ROLES_MAX = 50;

const content = { fields: z.record(z.string().max(40), Json), summary: Prose.optional() };
const CopiedRole = z.strictObject(content).refine(({ fields }) => fits('role', fields), { message: 'has fields that a role has not' });

/** An item without its id and its place: what is copied of it. */
export const CopiedItem = z
  .strictObject({ kind: ItemKind.exclude(['role']), ...content, roles: z.array(CopiedRole).max(ROLES_MAX).optional() })
  .refine(({ kind, fields }) => fits(kind, fields), { message: 'has fields that its kind has not' })
  .refine(({ kind, roles }) => roles === undefined || kind === 'experience', { message: 'has roles' });
export type CopiedItem = z.infer<typeof CopiedItem>;

const ANY_ITEM = 'anyitem00000';

/** Whether an actor would take these values for an item of this kind. */
const fits = (kind: ItemKind, fields: Record<string, Json>): boolean =>
  Object.entries(fields).every(
    ([field, value]) => Object.hasOwn(ITEM_FIELDS[kind], field) && registerProblem(itemPath(ANY_ITEM, field), value, () => kind) === null,
  );

/** What there is to copy of an item; `null` for what cannot stand by itself. */
export function copied(item: Item): CopiedItem | null {
  if (item.kind === 'role') return null;
  const roles = item.kind === 'experience' && item.roles.length > 0 ? { roles: item.roles.map(contentOf) } : {};
  // The document may be a store, whose values are proxies: the copy is plain data.
  const plain: unknown = JSON.parse(JSON.stringify({ kind: item.kind, ...contentOf(item), ...roles }));
  return CopiedItem.safeParse(plain).data ?? null;
}

function contentOf(item: Item | RoleItem) {
  const fields = Object.fromEntries(Object.entries(item).filter(([field]) => Object.hasOwn(ITEM_FIELDS[item.kind], field)));
  return { fields, ...(item.summary?.length ? { summary: item.summary } : {}) };
}

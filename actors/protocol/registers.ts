import { z } from 'zod';
import { BASICS_FIELDS, DESIGN_FIELDS, ITEM_FIELDS, ItemKind, META_FIELDS, SECTION_FIELDS, SectionKind } from './document.ts';
import type { ErrorCode } from './errors.ts';
import { LocalId } from './ids.ts';
import { type Json, jsonBytes } from './json.ts';
import { Prose } from './prose.ts';

/**
 * A résumé is stored as registers, one per field:
 *
 *   meta/<f>  basics/<f>  design/<f>
 *   sec/<sid>/<f>    sec/<sid>/kind    sec/<sid>/place = orderKey            sec/<sid>/alive
 *   item/<iid>/<f>   item/<iid>/kind   item/<iid>/place = [parent, orderKey] item/<iid>/alive
 *   prose/basics.summary   prose/<iid>.summary
 *
 * `place` is one register, so that a move is atomic; a role's parent is the experience it belongs to.
 * Deletion sets `alive` to false and keeps everything else.
 */
export type Path = string;

/** What a path shows: a register's value, or the prose of a text. */
export type Value = Json | Prose;

/** A key of fractional indexing: compared as plain text, ties broken by id. */
export const OrderKey = z
  .string()
  .regex(/^[0-9A-Za-z]{1,120}$/)
  .refine(isOrderKey, { message: 'is no key of fractional indexing' });
export const ItemPlace = z.tuple([LocalId, OrderKey]);

/** Largest value of one register as JSON, in bytes: an edit of it fits into one frame. */
export const REGISTER_MAX_BYTES = 48_000;

/**
 * Nothing can be put beside a key that fractional indexing would not have made, so one such key would break the list for everybody.
 * The first character tells how many digits the integer part has; the fraction never ends in the smallest digit.
 */
function isOrderKey(key: string): boolean {
  const head = key.charCodeAt(0);
  const isUpper = head >= 65 && head <= 90;
  const isLower = head >= 97 && head <= 122;
  if (!isUpper && !isLower) return false;
  const integerLength = isUpper ? 90 - head + 2 : head - 97 + 2;
  if (key.length < integerLength || key === `A${'0'.repeat(26)}`) return false;
  return key.length === integerLength || !key.endsWith('0');
}

const SECTION_STRUCTURE = { kind: SectionKind, place: OrderKey, alive: z.boolean() } as const;
const ITEM_STRUCTURE = { kind: ItemKind, place: ItemPlace, alive: z.boolean() } as const;

export type ParsedPath =
  | { area: 'meta' | 'basics' | 'design'; field: string }
  | { area: 'sec' | 'item'; id: LocalId; field: string }
  | { area: 'prose'; owner: 'basics' | LocalId; field: 'summary' };

/** Reads a path, or returns `null` when it is none. Does not say whether the field exists. */
export function parsePath(path: Path): ParsedPath | null {
  const parts = path.split('/');
  const [area, second, third] = parts;
  if ((area === 'meta' || area === 'basics' || area === 'design') && parts.length === 2 && second) return { area, field: second };
  if ((area === 'sec' || area === 'item') && parts.length === 3 && third) {
    const id = LocalId.safeParse(second);
    return id.success ? { area, id: id.data, field: third } : null;
  }
  if (area === 'prose' && parts.length === 2 && second?.endsWith('.summary')) {
    const owner = LocalId.safeParse(second.slice(0, -'.summary'.length));
    return owner.success ? { area, owner: owner.data, field: 'summary' } : null;
  }
  return null;
}

/** Whether a path is one of prose: a text that people merge by the character, where every other path holds one value. */
export const isTextPath = (path: Path): boolean => path.startsWith('prose/');

export const sectionPath = (id: LocalId, field: keyof typeof SECTION_FIELDS | keyof typeof SECTION_STRUCTURE): Path => `sec/${id}/${field}`;
export const itemPath = (id: LocalId, field: string): Path => `item/${id}/${field}`;
export const prosePath = (owner: 'basics' | LocalId): Path => `prose/${owner}.summary`;

const AREA_FIELDS = { meta: META_FIELDS, basics: BASICS_FIELDS, design: DESIGN_FIELDS } as const;

/** The schema of the register at `path`; the kind of an item decides which fields it has. */
export function registerSchema(path: Path, kindOf: (item: LocalId) => ItemKind | undefined): z.ZodType | ErrorCode {
  const parsed = parsePath(path);
  if (!parsed) return 'unknown_path';
  switch (parsed.area) {
    case 'meta':
    case 'basics':
    case 'design':
      return own(AREA_FIELDS[parsed.area], parsed.field);
    case 'sec':
      return own({ ...SECTION_FIELDS, ...SECTION_STRUCTURE }, parsed.field);
    case 'item': {
      const structure = own(ITEM_STRUCTURE, parsed.field);
      if (typeof structure !== 'string') return structure;
      const kind = kindOf(parsed.id);
      return kind ? own(ITEM_FIELDS[kind], parsed.field) : 'unknown_item';
    }
    case 'prose':
      return parsed.owner === 'basics' || kindOf(parsed.owner) ? Prose : 'unknown_item';
  }
}

function own(fields: Record<string, z.ZodType>, field: string): z.ZodType | ErrorCode {
  const schema = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return schema ?? 'unknown_path';
}

/** Why `value` may not stand at `path`, or `null` when it may. `null` as a value clears any field that is not structure. */
export function registerProblem(path: Path, value: Json, kindOf: (item: LocalId) => ItemKind | undefined): ErrorCode | null {
  const schema = registerSchema(path, kindOf);
  if (typeof schema === 'string') return schema;
  if (jsonBytes(value) > REGISTER_MAX_BYTES) return 'too_large';
  if (value === null) return /\/(kind|place|alive)$/.test(path) ? 'invalid_input' : null;
  return schema.safeParse(value).success ? null : 'invalid_input';
}

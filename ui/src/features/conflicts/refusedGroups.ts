import { ItemKind } from '#protocol/document';
import type { ErrorCode } from '#protocol/errors';
import { Prose } from '#protocol/prose';
import { isTextPath, type Path, parsePath, type Value } from '#protocol/registers';
import type { RefusedEdit } from '#sync/refused';
import { stampMs } from '#sync/stamp';
import { newName } from '../editor/sentence.ts';
import { type PlaceWords, placeWords, STRUCTURE } from './places.ts';
import { w } from './words.ts';

/** What was not accepted, as a person thinks of it: a field, or a new item with everything in it. */
export interface RefusedGroup {
  /** The stamp of its last edit. */
  key: string;
  /** "Phone", "New skill", "Deleting". */
  title: string;
  /** Where it is; `null` where the title says so. */
  part: string | null;
  /** When it was written, by the actor's clock as far as the device knew it, in ms. */
  at: number;
  code: ErrorCode;
  /** In the order in which they were made. */
  edits: RefusedEdit[];
  /** What the person wrote; of several fields each with its name. */
  values: { field: string | null; path: Path; value: Value }[];
}

type Read = (path: Path) => Value | undefined;

/** The latest first. `read` answers for what is in the résumé now. */
export function groupsOf(edits: readonly RefusedEdit[], read: Read): RefusedGroup[] {
  const made = new Set(edits.filter(({ path }) => path.endsWith('/kind')).map(({ path }) => ownerOf(path)));
  const groups = new Map<string, RefusedEdit[]>();
  for (const edit of edits) {
    const owner = ownerOf(edit.path);
    // Of something new that was not accepted nothing can stand by itself.
    const key = made.has(owner) ? owner : edit.stamp;
    groups.set(key, [...(groups.get(key) ?? []), edit]);
  }
  return [...groups.values()].flatMap((group) => groupOf(group, read) ?? []).sort((a, b) => (a.key < b.key ? 1 : -1));
}

/** The item or the section that a path is of; the path itself where it is of none. */
function ownerOf(path: Path): string {
  const parsed = parsePath(path);
  if (parsed?.area === 'item' || parsed?.area === 'sec') return parsed.id;
  return parsed?.area === 'prose' && parsed.owner !== 'basics' ? parsed.owner : path;
}

function groupOf(edits: RefusedEdit[], readNow: Read): RefusedGroup | null {
  const last = edits.at(-1);
  if (!last) return null;
  const kind = edits.find(({ path }) => path.endsWith('/kind'));
  const shared = { key: last.stamp, at: stampMs(last.stamp), code: last.code, edits };
  if (!kind) {
    const words = placeWords(readNow, last.path);
    return { ...shared, ...actOf(last, words), values: isStructure(last.path) ? [] : [{ field: null, path: last.path, value: last.mine }] };
  }
  const written = new Map(edits.map(({ path, mine }) => [path, mine]));
  // It has the name that it was to have.
  const read: Read = (path) => written.get(path) ?? readNow(path);
  const values = [...written]
    .filter(([path]) => !isStructure(path))
    .map(([path, value]) => ({ field: placeWords(read, path).field, path, value }));
  return { ...shared, title: newThing(kind), part: placeWords(read, kind.path).part, values };
}

const isStructure = (path: Path): boolean => STRUCTURE.includes(path.split('/').at(-1) ?? '');

/** What was done, where it is not plain that something was written. */
function actOf({ path, mine }: RefusedEdit, { field, part }: PlaceWords): Pick<RefusedGroup, 'title' | 'part'> {
  const act = path.split('/').at(-1);
  if (act === 'place') return { title: w().refused.moving, part };
  if (act === 'alive') return { title: mine === false ? w().refused.deleting : w().refused.bringingBack, part };
  return field === null ? { title: part ?? w().refused.change, part: null } : { title: field, part };
}

function newThing({ path, mine }: RefusedEdit): string {
  const kind = path.startsWith('item/') ? ItemKind.safeParse(mine).data : undefined;
  if (kind) return newName(kind);
  return path.startsWith('sec/') ? w().refused.newSection : w().refused.newEntry;
}

/** Whether it can be tried again as it is. */
export const canBeTried = ({ edits }: RefusedGroup): boolean =>
  edits.every(({ path, mine }) => !isTextPath(path) || Prose.safeParse(mine).success);

/** Why it was not accepted, as a sentence. */
export function reasonWords(code: ErrorCode): string {
  const reasons: Partial<Record<ErrorCode, string>> = w().refused.reasons;
  return reasons[code] ?? w().refused.unknown;
}

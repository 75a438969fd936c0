import { isJson, type Json } from '#protocol/json';
import { isTextPath, type Path, parsePath, type Value } from '#protocol/registers';
import type { RegisterChange } from './acts.ts';
import { sameJson } from './same-json.ts';

/** Why a part of an act was not taken back: somebody has changed it since, or what it belongs to is deleted. */
export type Why = 'changed' | 'gone';

export interface Plan {
  writes: [path: Path, value: Json][];
  /** What taking this back would be taken back with. */
  inverse: RegisterChange[];
  skipped: { path: Path; why: Why }[];
}

export interface RegisterView {
  read(path: Path): Value | undefined;
  /** Whether what stands at `path` was written by the one who takes back, as far as anybody can tell. */
  isOwn(path: Path): boolean;
}

/**
 * What takes `changes` back: each register gets its earlier value where it still shows the later one and nobody has written it
 * since. Something that was made is deleted again: what it is and where it was stays, as with any deletion.
 */
export function planRegisters(changes: readonly RegisterChange[], view: RegisterView): Plan {
  const plan: Plan = { writes: [], inverse: [], skipped: [] };
  const planned = new Map<Path, Json>();
  const read = (path: Path): Value | undefined => (planned.has(path) ? planned.get(path) : view.read(path));
  // Whatever comes alive does so first: the rest of it may depend on that.
  for (const change of [...changes].reverse().sort((a, b) => Number(isAlive(b.path)) - Number(isAlive(a.path)))) {
    const { path, after } = change;
    const before = isAlive(path) ? change.before === true : change.before;
    if (before === null && /\/(kind|place)$/.test(path)) continue;
    const why =
      !sameJson(view.read(path) ?? null, after) || !view.isOwn(path) ? 'changed' : isOutOfSight(path, before, read) ? 'gone' : null;
    if (why) {
      plan.skipped.push({ path, why });
      continue;
    }
    planned.set(path, before);
    plan.writes.push([path, before]);
    plan.inverse.unshift({ path, before: after, after: before });
  }
  return plan;
}

const isAlive = (path: Path): boolean => path.endsWith('/alive');

/** Whether a change of `path` would not show, because what it belongs to, or what it would move to, is deleted. */
function isOutOfSight(path: Path, value: Json, read: (path: Path) => Value | undefined): boolean {
  const parsed = parsePath(path);
  if (!parsed || (parsed.area !== 'item' && parsed.area !== 'sec')) return false;
  if (parsed.field === 'alive')
    return value === true && parsed.area === 'item' && !isShown(parentOf(read(`item/${parsed.id}/place`)), read);
  if (!isShown(parsed.id, read)) return true;
  return parsed.area === 'item' && parsed.field === 'place' && !isShown(parentOf(value), read);
}

/** Whether the text at `path` belongs to something that is deleted. */
export function isTextGone(path: Path, read: (path: Path) => Value | undefined): boolean {
  const parsed = parsePath(path);
  return parsed?.area === 'prose' && parsed.owner !== 'basics' && !isShown(parsed.owner, read);
}

const parentOf = (place: unknown): string | null => (Array.isArray(place) && typeof place[0] === 'string' ? place[0] : null);

/** A role is in an item in a section: nothing is deeper. */
const DEPTH = 3;

/** Whether a section or an item is alive, and whatever it is in. */
function isShown(id: string | null, read: (path: Path) => Value | undefined, depth = DEPTH): boolean {
  if (id === null || depth === 0) return false;
  if (read(`sec/${id}/alive`) === true) return true;
  return read(`item/${id}/alive`) === true && isShown(parentOf(read(`item/${id}/place`)), read, depth - 1);
}

const toJson = (value: Value | undefined): Json => (isJson(value) ? value : null);

/** The registers that writes change; those of text change by themselves. */
export function registerChanges(
  writes: Iterable<readonly [path: Path, value: Value]>,
  read: (path: Path) => Value | undefined,
): RegisterChange[] {
  const changes = new Map<Path, RegisterChange>();
  for (const [path, value] of writes) {
    if (isTextPath(path)) continue;
    const { before } = changes.get(path) ?? { before: toJson(read(path)) };
    changes.set(path, { path, before, after: toJson(value) });
  }
  return [...changes.values()].filter(({ before, after }) => !sameJson(before, after));
}

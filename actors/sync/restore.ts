import type { Json } from '#protocol/json';
import { isTextPath, type ParsedPath, type Path, parsePath } from '#protocol/registers';
import type { PlainWrite } from './decide.ts';

/** The registers of a document, prose as `Prose`. */
export type Registers = ReadonlyMap<Path, Json>;

/** Whether two values are the same JSON, whatever the order of their keys. */
export function isSameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isSameJson(value, right.get(key)));
}

/**
 * The writes that make a document as it was, as if somebody had typed them: nothing is swapped, so what others write meanwhile, or
 * have written without a connection, merges with them as with any edit. What came since is deleted, what was deleted comes back,
 * and what was deleted then and is now is left alone.
 */
export function restoringWrites(now: Registers, then: Registers): PlainWrite[] {
  const first: PlainWrite[] = [];
  const rest: PlainWrite[] = [];
  const put = (path: Path, value: Json) => (path.endsWith('/kind') ? first : rest).push({ path, value });
  for (const path of new Set([...then.keys(), ...now.keys()])) {
    const parsed = parsePath(path);
    if (!parsed || (!lives(then, parsed) && !isLife(parsed))) continue;
    const is = valueAt(now, path);
    const was = isLife(parsed) ? then.get(path) === true : valueAt(then, path);
    if (isLife(parsed) ? (is === true) === was : isSameJson(is, was)) continue;
    // What gives something its place and kind is never empty.
    if (was === null && parsed.area !== 'prose' && ['kind', 'place'].includes(parsed.field)) continue;
    put(path, was);
  }
  return [...first, ...rest];
}

/** Nothing written, cleared and an empty text are the same. */
function valueAt(registers: Registers, path: Path): Json {
  const value = registers.get(path) ?? null;
  return isTextPath(path) && Array.isArray(value) && value.length === 0 ? null : value;
}

const isLife = (parsed: ParsedPath): boolean => (parsed.area === 'sec' || parsed.area === 'item') && parsed.field === 'alive';

/** Whether the part that a register belongs to was there. */
function lives(registers: Registers, parsed: ParsedPath): boolean {
  switch (parsed.area) {
    case 'meta':
    case 'basics':
    case 'design':
      return true;
    case 'sec':
      return registers.get(`sec/${parsed.id}/alive`) === true;
    case 'item':
      return registers.get(`item/${parsed.id}/alive`) === true;
    case 'prose':
      return parsed.owner === 'basics' || registers.get(`item/${parsed.owner}/alive`) === true;
  }
}

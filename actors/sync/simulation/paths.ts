import type { Json } from '#protocol/json';
import type { Path } from '#protocol/registers';
import type { World } from './world.ts';

/** Those whose values tell who wrote them, so that each can be told wherever it turns up. */
export const MARKED = ['basics/name', 'basics/email', 'item/i1/name', 'item/i1/place', 'basics/phone'] as const;

/** All registers that the simulated people write. */
export const PATHS = [...MARKED, 'item/i1/alive'] as const;

/** A value for `path` that bears `mark`; now and then one that must be refused. */
export function valueFor(path: Path, mark: string, world: World): Json {
  switch (path) {
    case 'basics/phone':
      return world.chance(0.5) ? { no: mark } : mark;
    case 'item/i1/alive':
      return world.chance(0.1) ? mark : world.chance(0.5);
    case 'item/i1/place':
      return [mark, 'a0'];
    default:
      return mark;
  }
}

export const isForbiddenValue = (path: Path, value: Json): boolean =>
  path === 'item/i1/alive' ? typeof value !== 'boolean' : typeof value === 'object' && !Array.isArray(value);

/** The mark that a value bears; empty where it bears none. */
export function markOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return String(Object.values(value)[0] ?? '');
}

import type { DeviceKind } from '#protocol/live';
import { type Path, parsePath, type Value } from '#protocol/registers';

/** Who wrote something, on what, and when they say they did (ms, by the actor's clock as far as they know it). */
export interface Author {
  user: string;
  device: DeviceKind | null;
  at: number;
}
export interface ClashSide {
  author: Author;
  value: Value;
}

/** Two people wrote the same without knowing of each other (see `Conflict` in protocol/live.ts). */
export interface Clash {
  path: Path;
  kind: 'replaced' | 'merged' | 'deleted';
  stands: ClashSide;
  other: ClashSide;
}

/** Merging is what texts are for: people are told of it only when one of them had not heard of the other for this long, in ms. */
export const UNHEARD_MS = 10_000;

/** What nobody would want to be told of: places, for a move is plain to see, and what no form shows. */
const SILENT = new Set(['place', 'kind', 'extra']);

export function isTold(path: Path): boolean {
  const parsed = parsePath(path);
  return parsed !== null && !SILENT.has(parsed.field);
}

/** The register that says whether what `path` belongs to is there; `null` where nothing could take it away. */
export function lifeOf(path: Path): Path | null {
  const parsed = parsePath(path);
  if (!parsed) return null;
  if (parsed.area === 'sec' || parsed.area === 'item') return parsed.field === 'alive' ? null : `${parsed.area}/${parsed.id}/alive`;
  return parsed.area === 'prose' && parsed.owner !== 'basics' ? `item/${parsed.owner}/alive` : null;
}

import { z } from 'zod';

/** Any JSON value: what a register, an extra bag or a frame may hold. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Deeper values are refused: everything that walks JSON, `JSON.stringify` included, does so by recursion. */
export const JSON_MAX_DEPTH = 64;

/** Whether a value is JSON of acceptable depth. Walks without recursion, so that no input can exhaust the stack. */
export function isJson(value: unknown): value is Json {
  const rest: [value: unknown, depth: number][] = [[value, 0]];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [part, depth] = next;
    if (part === null || typeof part === 'string' || typeof part === 'boolean') continue;
    if (typeof part === 'number') {
      if (!Number.isFinite(part)) return false;
    } else if (typeof part !== 'object' || depth >= JSON_MAX_DEPTH) return false;
    else for (const child of Object.values(part)) rest.push([child, depth + 1]);
  }
  return true;
}

export const Json = z
  .custom<Json>(isJson, { message: `not JSON, or nested deeper than ${JSON_MAX_DEPTH}` })
  .meta({ type: ['string', 'number', 'boolean', 'object', 'array', 'null'], description: 'Any JSON value' });

/** Size of a value in UTF-8 bytes when written as JSON. */
export function jsonBytes(value: Json): number {
  return new TextEncoder().encode(JSON.stringify(value)).byteLength;
}

/** JSON with the keys of every object in order: the same text for the same value, however it came about. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

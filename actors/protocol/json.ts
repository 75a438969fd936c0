import { z } from 'zod';

/** Any JSON value: what a register, an extra bag or a frame may hold. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Deeper values would exhaust the stack of whoever walks them, and a frame has room for thirty thousand levels. */
export const JSON_MAX_DEPTH = 64;

/** Looked at before zod walks the value. */
export const Json: z.ZodType<Json> = z
  .any()
  .refine(isShallow, { message: `nested more than ${JSON_MAX_DEPTH} levels deep` })
  .pipe(z.json());

/** Whether no array or object lies under more than `JSON_MAX_DEPTH` others. Level by level, so that depth costs no stack. */
function isShallow(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > JSON_MAX_DEPTH) return false;
    level = level.flatMap((entry) => (typeof entry === 'object' && entry !== null ? Object.values(entry) : []));
  }
  return true;
}

/** Size of a value in UTF-8 bytes when written as JSON. */
export function jsonBytes(value: Json): number {
  return new TextEncoder().encode(JSON.stringify(value)).byteLength;
}

import type { Extra } from '#protocol/document';
import type { Json } from '#protocol/json';

export type JsonRecord = { [key: string]: Json };

export const isRecord = (value: Json | undefined): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The unknown fields that a record had in a file of `format`. */
export function unknownOf(extra: Extra | undefined, format: string): JsonRecord {
  const bag = extra && Object.hasOwn(extra, format) ? extra[format] : undefined;
  return isRecord(bag) ? bag : {};
}

/** A record with what another one says beside it. What it says itself comes first; records within it are joined in the same way. */
export const joined = (record: JsonRecord, more: JsonRecord): JsonRecord => merged(record, more, () => false);

/** A record with unknown fields at their old places, also where it has nothing to say itself but has to say something. */
export const withUnknown = (record: JsonRecord, unknown: JsonRecord): JsonRecord => merged(record, unknown, saysNothing);

function merged(record: JsonRecord, more: JsonRecord, yields: (value: Json) => boolean): JsonRecord {
  const out = { ...record };
  for (const [key, value] of Object.entries(more)) {
    const own = Object.hasOwn(out, key) ? out[key] : undefined;
    if (own === undefined) out[key] = value;
    else if (isRecord(own) && isRecord(value)) out[key] = merged(own, value, yields);
    else if (yields(own)) out[key] = value;
  }
  return out;
}

function saysNothing(value: Json): boolean {
  if (isRecord(value)) return Object.values(value).every(saysNothing);
  return value === '' || value === false || value === 0 || (Array.isArray(value) && value.length === 0);
}

/** A record without the fields that say nothing. */
export function filled(fields: { [key: string]: Json | undefined }): JsonRecord {
  const out: JsonRecord = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) out[key] = value;
  return out;
}

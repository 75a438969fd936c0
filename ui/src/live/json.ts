import { Json } from '#protocol/json';

/** A value as plain JSON of its own: absent fields fall away, and nothing is shared with the store that it was read from. */
export function toJson(value: unknown): Json {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  return Json.parse(JSON.parse(JSON.stringify(value)));
}

import type { ImportFormat } from '#protocol/http';
import type { Json } from '#protocol/json';
import { isRecord } from './cursor.ts';
import { SOURCES } from './sections.ts';

const KEYS: readonly string[] = ['basics', ...SOURCES.flatMap((source) => source.keys)];

/**
 * Which format a file has, by its shape. A document of ours has its sections in a list; a Reactive Resume also has `basics`, but keeps
 * its lists under `sections` and its design under `metadata`.
 */
export function detectFormat(input: Json): ImportFormat | null {
  if (!isRecord(input)) return null;
  const { $schema, sections, metadata, design } = input;
  if (typeof $schema === 'string' && /jsonresume|resume-schema/i.test($schema)) return 'jsonresume';
  if (Array.isArray(sections) && isRecord(design) && typeof input.schema === 'number') return 'vitae';
  if (isRecord(sections) && (isRecord(input.basics) || isRecord(metadata))) return 'reactive-resume';
  if (Object.hasOwn(input, 'customSections') || isRecord(metadata) || isRecord(sections)) return null;
  return KEYS.some((key) => Object.hasOwn(input, key)) ? 'jsonresume' : null;
}

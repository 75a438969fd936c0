import type { ImportFormat } from '#protocol/http';
import type { Json } from '#protocol/json';
import { isRecord } from './cursor.ts';
import { SOURCES } from './sections.ts';

const KEYS: readonly string[] = ['basics', ...SOURCES.flatMap((source) => source.keys)];

/**
 * Which format a file has, by its shape. A Reactive Resume also has `basics`, but keeps its lists under `sections` and its
 * design under `metadata`: it is no JSON Resume.
 */
export function detectFormat(input: Json): ImportFormat | null {
  if (!isRecord(input)) return null;
  const { $schema, sections, metadata } = input;
  if (typeof $schema === 'string' && /jsonresume|resume-schema/i.test($schema)) return 'jsonresume';
  if (Object.hasOwn(input, 'customSections') || isRecord(metadata) || isRecord(sections)) return null;
  return KEYS.some((key) => Object.hasOwn(input, key)) ? 'jsonresume' : null;
}

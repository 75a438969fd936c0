import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** Where the drawings are: one SVG an emoji, named by its code points without U+FE0F (but in sequences with U+200D). */
export const drawingsFolder = (): string => dirname(createRequire(import.meta.url).resolve('@twemoji/svg/1f600.svg'));

export const bareName = (name: string): string => name.replaceAll('-fe0f', '');

/** The drawings' names by code points without U+FE0F. */
export async function drawings(): Promise<Map<string, string>> {
  const files = (await readdir(drawingsFolder())).filter((file) => file.endsWith('.svg'));
  return new Map(files.map((file) => [bareName(file.slice(0, -4)), file]));
}

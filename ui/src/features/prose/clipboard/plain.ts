import type { Prose } from '#protocol/prose';
import { lineText } from '../clean.ts';
import { withLinks } from '../links.ts';
import { recogniseBullets } from './bullets.ts';

/**
 * Prose from plain text: a line a line, without the blank ones. Bullets and numbers at the beginning make lists; of a single line
 * they are left as text unless `alone` says that it will be a line of its own.
 */
export function proseFromPlain(text: string, alone: boolean): Prose {
  const all = text.split(/\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/);
  const lines = all.length === 1 ? all : all.filter((line) => line.trim() !== '').map((line) => line.trim());
  const prose = lines.map(lineText).map((line) => (line === '' ? { spans: [] } : { spans: [{ text: line }] }));
  return (lines.length > 1 || alone ? recogniseBullets(prose, true) : prose).map(withLinks);
}

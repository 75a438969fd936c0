import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import { HYPHENATED, hyphensFile } from '../text/hyphens.ts';
import type { FontFile } from './cut-face.ts';

/**
 * The TeX patterns of each language from the package `hyphen`, which has them as trees, as lines again: letters and the levels
 * between them, `ab 010`; words that follow no pattern with their breaks, `=associate 2,5`.
 */
export function cutHyphens(): FontFile[] {
  const require = createRequire(import.meta.url);
  return Object.values(HYPHENATED).map((name) => {
    const [levels, tree, exceptions]: [number[][], Tree, Record<string, number[]>?] = require(`hyphen/patterns/${name}.js`);
    const lines: string[] = [];
    collect(tree, '', levels, lines);
    // The package counts the hyphens before a break as letters.
    for (const [word, breaks] of Object.entries(exceptions ?? {})) lines.push(`=${word} ${breaks.map((at, i) => at - i).join(',')}`);
    return { name: hyphensFile(name), bytes: new Uint8Array(deflateSync(lines.join('\n'), { level: 9 })) };
  });
}

/** Each letter leads on to a tree, to the number of its levels where a pattern ends, or to both. */
interface Tree {
  [letter: string]: Tree | number | [Tree, number];
}

function collect(tree: Tree, letters: string, levels: readonly number[][], lines: string[]): void {
  for (const [letter, next] of Object.entries(tree)) {
    const [deeper, end] = typeof next === 'number' ? [null, next] : Array.isArray(next) ? next : [next, null];
    if (end !== null) lines.push(`${letters}${letter} ${levels[end]?.join('') ?? ''}`);
    if (deeper) collect(deeper, letters + letter, levels, lines);
  }
}

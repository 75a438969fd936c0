import { fold } from '../../text/fold.ts';
import type { PaletteEntry, PaletteGroup } from './entries.ts';
import { w } from './words.ts';

/** So many are found at most: nobody reads further. */
export const FOUND_MAX = 50;

const START = 100;
const WORD = 80;
const WITHIN = 50;
const SCATTERED = 20;
/** What is found by its further words comes after what is found by its name. */
const ALSO = 0.6;

/**
 * How well a folded word of the query fits a folded text, 0 for not at all: at its start, at the start of a word, within one, or
 * its letters in order, each next to the one before or at the start of a word ("le" of "lead engineer").
 */
export function fitOf(word: string, text: string): number {
  if (text.startsWith(word)) return START;
  const at = text.indexOf(word);
  if (at >= 0) return atWordStart(text, word) ? WORD : WITHIN;
  return word.length > 1 && isScattered(word, text) ? SCATTERED : 0;
}

const isBreak = (character: string | undefined): boolean => character === undefined || !/[\p{L}\p{N}]/u.test(character);

function atWordStart(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (isBreak(text[at - 1])) return true;
  return false;
}

function isScattered(word: string, text: string, at = 0, isFirst = true): boolean {
  if (word === '') return true;
  for (let next = at; next < text.length; next += 1) {
    const isNear = !isFirst && next === at;
    if (text[next] === word[0] && (isNear || isBreak(text[next - 1])) && isScattered(word.slice(1), text, next + 1, false)) return true;
  }
  return false;
}

/** Every word of the query must fit somewhere. */
function scoreOf(words: readonly string[], entry: PaletteEntry): number {
  const label = fold(entry.label);
  const also = fold(`${entry.also ?? ''} ${entry.group}`);
  let sum = 0;
  for (const word of words) {
    const best = Math.max(fitOf(word, label), ALSO * fitOf(word, also));
    if (best === 0) return 0;
    sum += best;
  }
  // Of two that fit alike the shorter says less besides.
  return sum / words.length - Math.min(label.length, 100) / 50;
}

/**
 * What the palette shows: without a query what was chosen lately, then everything in its groups; with one, what fits it, the best
 * first, and what was chosen lately before what fits as well.
 */
export function arranged(entries: readonly PaletteEntry[], query: string, recent: readonly string[]): PaletteGroup[] {
  const words = fold(query).split(' ').filter(Boolean);
  return words.length === 0 ? everything(entries, recent) : found(entries, words, recent);
}

function everything(entries: readonly PaletteEntry[], recent: readonly string[]): PaletteGroup[] {
  const lately = recent.flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
  const others = entries.filter((entry) => !entry.onlyFound && !lately.includes(entry));
  return [...(lately.length > 0 ? [{ name: w().groups.recent, entries: lately }] : []), ...grouped(others)];
}

const grouped = (entries: readonly PaletteEntry[]): PaletteGroup[] =>
  [...Map.groupBy(entries, ({ group }) => group)].map(([name, own]) => ({ name, entries: own }));

function found(entries: readonly PaletteEntry[], words: readonly string[], recent: readonly string[]): PaletteGroup[] {
  const scored = entries
    .map((entry) => ({ entry, score: scoreOf(words, entry) + (recent.includes(entry.id) ? 1 : 0), fits: scoreOf(words, entry) > 0 }))
    .filter(({ fits }) => fits)
    .sort((a, b) => b.score - a.score);
  // The groups in the order of their best.
  return grouped(scored.slice(0, FOUND_MAX).map(({ entry }) => entry));
}

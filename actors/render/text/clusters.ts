import type { Glyph } from './harfbuzz.ts';
import type { ComposedGlyph } from './subset.ts';

/** The glyphs that stand for a stretch of text which cannot be cut further, as one. */
export interface Cluster {
  /** In reading order. */
  text: string;
  /** Font units. */
  advance: number;
  parts: ComposedGlyph['parts'];
}

/** Shaped glyphs by cluster, from left to right. */
export function clustersIn(glyphs: readonly Glyph[], text: string): Cluster[] {
  const starts = [...new Set(glyphs.map((glyph) => glyph.cluster))].sort((a, b) => a - b);
  const endOf = new Map(starts.map((start, i) => [start, starts[i + 1] ?? text.length]));
  const clusters: { start: number; advance: number; parts: { glyph: number; x: number; y: number }[] }[] = [];
  for (const { id, cluster, advance, offsetX, offsetY } of glyphs) {
    let open = clusters.at(-1);
    if (open?.start !== cluster) {
      open = { start: cluster, advance: 0, parts: [] };
      clusters.push(open);
    }
    open.parts.push({ glyph: id, x: open.advance + offsetX, y: offsetY });
    open.advance += advance;
  }
  return clusters.map(({ start, advance, parts }) => ({ text: text.slice(start, endOf.get(start)), advance, parts }));
}

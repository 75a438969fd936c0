import bidiFactory from 'bidi-js';
import type { TextRun, Word } from '../pages.ts';

const bidi = bidiFactory();

export type Measure = (run: TextRun, text: string) => number;

/**
 * Puts the words of one line of a right-to-left paragraph in their visual places (Unicode TR 9, rules L1 and L2), between
 * the edges that the line has. Satori orders plain paragraphs so, but not mixed inline content, and never looks inside
 * a word. Words with text of both directions are cut in two. The order of the words stays logical; only places change.
 */
export function placeRightToLeft(line: readonly TextRun[], measure: Measure): TextRun[] {
  const words = line.flatMap((run) => run.words.map((word) => ({ run, word })));
  const text = words.map(({ word }) => word.text + (word.space ? ' ' : '')).join('');
  const { levels } = bidi.getEmbeddingLevels(text, 'rtl');

  const segments: Segment[] = [];
  let at = 0;
  for (const { run, word } of words) {
    const parts = cutAtLevels(word.text, levels, at);
    for (const [i, part] of parts.entries()) {
      const width = parts.length === 1 ? word.width : measure(run, part.text);
      segments.push({ run, text: part.text, width, level: part.level, space: word.space && i === parts.length - 1 });
    }
    at += word.text.length;
    if (!word.space) continue;
    segments.push({ run, text: '', width: measure(run, ' '), level: levels[at] ?? 1, space: false });
    at++;
  }
  // The space that ends a line is outside it.
  if (segments.at(-1)?.text === '') segments.pop();

  let x = Math.max(...words.map(({ word }) => word.x + word.width)) - segments.reduce((sum, segment) => sum + segment.width, 0);
  const placed = new Map<Segment, number>();
  for (const segment of inVisualOrder(segments)) {
    placed.set(segment, x);
    x += segment.width;
  }
  return line.map((run) => ({
    ...run,
    words: segments.filter((segment) => segment.run === run && segment.text !== '').map((segment) => wordOf(segment, placed)),
  }));
}

interface Segment {
  run: TextRun;
  /** Empty for a space. */
  text: string;
  width: number;
  level: number;
  space: boolean;
}

function wordOf(segment: Segment, placed: ReadonlyMap<Segment, number>): Word {
  return {
    x: placed.get(segment) ?? 0,
    width: segment.width,
    text: segment.text,
    space: segment.space,
    rightToLeft: segment.level % 2 === 1,
  };
}

function cutAtLevels(text: string, levels: Uint8Array, offset: number): { text: string; level: number }[] {
  const parts: { text: string; level: number }[] = [];
  for (let i = 0; i < text.length; i++) {
    const level = levels[offset + i] ?? 1;
    const last = parts.at(-1);
    if (last?.level === level) last.text += text[i];
    else parts.push({ text: text[i] ?? '', level });
  }
  return parts;
}

/** Rule L2: from the highest level to the lowest odd one, reverse each stretch at that level or above. */
function inVisualOrder(segments: readonly Segment[]): Segment[] {
  const order = [...segments];
  const highest = Math.max(...order.map((segment) => segment.level));
  for (let level = highest; level >= 1; level--) {
    for (let start = 0; start < order.length; start++) {
      let end = start;
      while ((order[end]?.level ?? 0) >= level) end++;
      order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return order;
}

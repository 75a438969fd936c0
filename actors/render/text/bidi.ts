import bidiFactory from 'bidi-js';
import type { TextRun, Word } from '../pages.ts';

const bidi = bidiFactory();

const EMOJI = /[\u{f0000}-\u{ffffd}]/gu;
/** Two units as well. */
const NEUTRAL = '☃☃';

const LEFT_TO_RIGHT_MARK = '\u200e';
const RIGHT_TO_LEFT_MARK = '\u200f';

export type Measure = (run: TextRun, text: string) => number;

/**
 * Puts the words of one line in their visual places (Unicode TR 9, rules L1 and L2), between the edges that the line has.
 * Satori orders plain paragraphs so, but not mixed inline content, and never looks inside a word. Words with text of both
 * directions are cut in two. The order of the words stays logical; only places change. A line without right-to-left
 * letters in a left-to-right paragraph is returned as it is.
 */
export function placeWords(line: readonly TextRun[], measure: Measure): readonly TextRun[] {
  const base = line[0]?.direction ?? 'ltr';
  const words = line.flatMap((run) => run.words.map((word) => ({ run, word })));
  if (base === 'ltr' && !words.some(({ word }) => word.rightToLeft)) return line;
  // An icon begins something new, whatever stands before it: like a mark of the paragraph's direction, and one that keeps the groups of
  // a telephone number in their order.
  const hasIcon = (run: TextRun, word: Word): boolean => run.icon !== undefined && run.words[0] === word;
  const markBefore = (run: TextRun): string =>
    base === 'ltr' ? LEFT_TO_RIGHT_MARK : RIGHT_TO_LEFT_MARK + (run.words.some((word) => word.rightToLeft) ? '' : LEFT_TO_RIGHT_MARK);
  const text = words.map(({ run, word }) => (hasIcon(run, word) ? markBefore(run) : '') + word.text + (word.space ? ' ' : '')).join('');
  // An emoji has no direction; the character of private use that stands for it has.
  const { levels } = bidi.getEmbeddingLevels(text.replace(EMOJI, NEUTRAL), base);
  const widthOf = (run: TextRun, part: string): number => measure(run, part) + run.letterSpacing * [...part].length;

  const segments: Segment[] = [];
  let at = 0;
  for (const { run, word } of words) {
    if (run.icon && hasIcon(run, word)) {
      segments.push({ run, text: '', width: run.icon.room, level: levels[at] ?? 1, space: false, hyphen: false, isIcon: true });
      at += markBefore(run).length;
    }
    const parts = cutAtLevels(word.text, levels, at);
    for (const [i, part] of parts.entries()) {
      const width = parts.length === 1 ? word.width : widthOf(run, part.text);
      const isLast = i === parts.length - 1;
      segments.push({
        run,
        text: part.text,
        width,
        level: part.level,
        space: word.space && isLast,
        hyphen: word.hyphen === true && isLast,
      });
    }
    at += word.text.length;
    if (!word.space) continue;
    const space: Segment = { run, text: '', width: widthOf(run, ' '), level: levels[at] ?? 1, space: false, hyphen: false };
    const last = segments.at(-1);
    if (last) last.after = space;
    segments.push(space);
    at++;
  }
  // The space that ends a line is outside it.
  const ending = segments.at(-1)?.text === '' ? segments.pop() : undefined;

  // What the layout has left for an icon at the line's edge.
  const room = (side: 'left' | 'right'): number => Math.max(0, ...line.map(({ icon }) => (icon?.side === side ? icon.room : 0)));
  let x =
    base === 'ltr'
      ? Math.min(...words.map(({ word }) => word.x)) - (line[0]?.icon ? room('left') : 0)
      : Math.max(...words.map(({ word }) => word.x + word.width)) +
        room('right') -
        segments.reduce((sum, segment) => sum + segment.width, 0);
  const placed = new Map<Segment, number>();
  for (const segment of inVisualOrder(segments)) {
    placed.set(segment, x);
    x += segment.width;
  }
  if (ending) placed.set(ending, base === 'ltr' ? x : Math.min(...placed.values()) - ending.width);
  return line.map((run) => ({
    ...run,
    words: segments.filter((segment) => segment.run === run && segment.text !== '').map((segment) => wordOf(segment, placed)),
    ...iconOf(
      run,
      segments.find((segment) => segment.isIcon && segment.run === run),
      placed,
      base,
    ),
  }));
}

/** At the outer end of the room that was left for it. */
function iconOf({ icon }: TextRun, segment: Segment | undefined, placed: ReadonlyMap<Segment, number>, base: 'ltr' | 'rtl') {
  if (!icon || !segment) return {};
  const x = placed.get(segment) ?? 0;
  return { icon: { ...icon, x: base === 'rtl' ? x + icon.room - icon.size : x } };
}

interface Segment {
  run: TextRun;
  /** Empty for a space. */
  text: string;
  width: number;
  level: number;
  space: boolean;
  /** That space. */
  after?: Segment;
  hyphen: boolean;
  /** The room of the icon before its run. */
  isIcon?: true;
}

function wordOf(segment: Segment, placed: ReadonlyMap<Segment, number>): Word {
  const spaceX = segment.after && placed.get(segment.after);
  return {
    ...(spaceX === undefined ? {} : { spaceX }),
    ...(segment.hyphen ? { hyphen: true as const } : {}),
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

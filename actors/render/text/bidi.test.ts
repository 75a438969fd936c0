import { describe, expect, it } from 'vitest';
import type { TextRun } from '../pages.ts';
import { placeWords } from './bidi.ts';

/** Ten points a character, a space included. */
const measure = (_: TextRun, text: string): number => [...text].length * 10;

function line(direction: 'ltr' | 'rtl', texts: readonly string[]): TextRun {
  let x = 100;
  const words = texts.map((text) => {
    const width = [...text].length * 10;
    const word = { x, width, text, space: true, rightToLeft: /[\u0590-\u08ff]/.test(text) };
    x += width + 10;
    return word;
  });
  return {
    leaf: 0,
    field: null,
    underline: false,
    baseline: 0,
    size: 10,
    style: { family: 'Inter', weight: 400, italic: false },
    color: '#000000',
    letterSpacing: 0,
    direction,
    words,
  };
}

/** What one sees from left to right; a word that runs from right to left is in brackets. */
function seen(direction: 'ltr' | 'rtl', ...texts: string[]): string {
  const words = placeWords([line(direction, texts)], measure).flatMap((run) => run.words);
  const items = words.flatMap(({ x, text, rightToLeft, spaceX }) => [
    { x, shown: rightToLeft ? `[${text}]` : text },
    ...(spaceX === undefined ? [] : [{ x: spaceX, shown: ' ' }]),
  ]);
  return items
    .sort((a, b) => a.x - b.x)
    .map(({ shown }) => shown)
    .join('')
    .trim();
}

describe('words of a line', () => {
  it('stay where they are when all run from left to right', () => {
    const runs = [line('ltr', ['one', 'two'])];
    expect(placeWords(runs, measure)).toBe(runs);
  });

  it.each([
    ['rtl', ['אב', 'גד'], '[גד] [אב]'],
    ['rtl', ['אב', 'one', 'two', 'גד'], '[גד] one two [אב]'],
    ['rtl', ['אב', '2015', 'גד'], '[גד] 2015 [אב]'],
    ['rtl', ['(ו-Linux)', 'אב'], '[אב] [)]Linux[(ו-]'],
    ['ltr', ['one', 'אב', 'גד', 'two'], 'one [גד] [אב] two'],
    ['ltr', ['the', '(ו-Linux)', 'end'], 'the ([ו]-Linux) end'],
    ['rtl', ['אב', '\u{f03d0}', 'גד'], '[גד] [\u{f03d0}] [אב]'],
  ] as const)('stand in the order of a paragraph that runs %s: %s', (direction, texts, expected) => {
    expect(seen(direction, ...texts)).toBe(expected);
  });

  it('keep the edges of the line', () => {
    const [right] = placeWords([line('rtl', ['אב', 'one'])], measure);
    expect(Math.max(...(right?.words.map(({ x, width }) => x + width) ?? []))).toBe(160);
    const [left] = placeWords([line('ltr', ['אב', 'one'])], measure);
    expect(Math.min(...(left?.words.map(({ x }) => x) ?? []))).toBe(100);
  });
});

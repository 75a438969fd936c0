import { describe, expect, it } from 'vitest';
import { type Box, leaf, leavesOf } from '../element.ts';
import { joinText } from './join.ts';
import type { Piece } from './svg-pieces.ts';

const block = (...children: Box['children']): Box => ({ tag: 'P', style: { display: 'block' }, children });
const bold = (text: string): Box => ({ style: { display: 'inline', fontWeight: 600 }, children: [leaf(text, 'f/bold')] });
const piece = (text: string, x: number, baseline = 10): Piece => ({
  text,
  x,
  baseline,
  width: text.length * 5,
  size: 10,
  style: { family: 'Inter', weight: 400, italic: false },
  color: '#000000',
  letterSpacing: 0,
});
const join = (box: Box, pieces: Piece[]) => joinText(leavesOf(box), pieces, (_, text) => text.length * 5);
const shown = (box: Box, pieces: Piece[]) => join(box, pieces).map((run) => run.words.map((word) => word.text + (word.space ? '_' : '')));

describe('joinText', () => {
  it('puts the parts of a word together and tells where spaces are', () => {
    expect(
      shown(block(leaf('self-made man', 'f')), [piece('self', 0), piece('-', 20), piece('made', 25), piece(' ', 45), piece('man', 50)]),
    ).toEqual([['self-made_', 'man_']]);
  });

  it('knows the field of each piece, where satori emits no spaces', () => {
    const runs = join(block(leaf('a ', 'f/a'), bold('b'), leaf('c', 'f/c')), [piece('a', 0), piece('b', 10), piece('c', 15)]);
    expect(runs.map((run) => [run.field, run.words.map((word) => [word.text, word.space])])).toEqual([
      ['f/a', [['a', true]]],
      ['f/bold', [['b', false]]],
      ['f/c', [['c', true]]],
    ]);
  });

  it('starts a new run on each line', () => {
    expect(shown(block(leaf('one two', 'f')), [piece('one', 0), piece('two', 0, 22)])).toEqual([['one_'], ['two_']]);
  });

  it('does not draw a separator where its line ends', () => {
    const box = block(leaf('a', 'f'), leaf(' · ', null, { separator: true }), leaf('b', 'f'));
    expect(shown(box, [piece('a', 0), piece('·', 10), piece('b', 20)])).toEqual([['a_'], ['·_'], ['b_']]);
    expect(shown(box, [piece('a', 0), piece('·', 10), piece('b', 0, 22)])).toEqual([['a_'], ['b_']]);
  });

  it('does not draw a separator where its line begins, and closes the line up', () => {
    const parts = [leaf('a', 'f'), leaf(' · ', null, { separator: true }), leaf('b', 'f')];
    const drawn = [piece('a', 0), piece('·', 0, 22), piece('b', 12, 22)];
    const placesOf = (box: Box) => join(box, drawn).flatMap((run) => run.words.map((word) => [word.text, word.x]));
    expect(placesOf(block(...parts))).toEqual([
      ['a', 0],
      ['b', 0],
    ]);
    const centred: Box = { tag: 'P', style: { display: 'block', textAlign: 'center' }, children: parts };
    expect(placesOf(centred)[1]).toEqual(['b', 6]);
  });

  it('throws when text is drawn that is not there, or not drawn that is', () => {
    expect(() => join(block(leaf('abc', 'f')), [piece('abd', 0)])).toThrow(/is not/);
    expect(() => join(block(leaf('abc def', 'f')), [piece('abc', 0)])).toThrow(/was not drawn/);
    expect(() => join(block(leaf('abc', 'f')), [piece('abc', 0), piece('d', 20)])).toThrow(/more text than leaves/);
  });

  it('places the words of a right-to-left line from the right, with numbers the other way', () => {
    const box: Box = { tag: 'P', style: { display: 'block', direction: 'rtl' }, children: [leaf('אב 12. גד', 'f')] };
    const [run] = join(box, [piece('אב', 0), piece('12.', 15), piece('גד', 35)]);
    const inOrder = [...(run?.words ?? [])].sort((a, b) => b.x - a.x).map((word) => word.text);
    expect(inOrder).toEqual(['אב', '12', '.', 'גד']);
    expect(Math.max(...(run?.words ?? []).map((word) => word.x + word.width))).toBe(45);
  });
});

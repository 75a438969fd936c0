import { EditorState, TextSelection } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import { Prose } from '#protocol/prose';
import { cleanPlugin, lineText } from './clean.ts';
import { pasteLines } from './clipboard/paste.ts';
import { type Excess, excessOf, fitting, limitPlugin } from './limits.ts';
import { docOf, lineNode, proseIn, schema } from './schema.ts';

const lines = (...texts: string[]): Prose => texts.map((text) => ({ spans: text === '' ? [] : [{ text }] }));
const LIMITS = { length: 10, lines: 3 };

describe('how long a text may be', () => {
  test('what would be too long is refused, and said', () => {
    const refused: Excess[] = [];
    const state = EditorState.create({
      schema,
      doc: docOf(lines('12345678')),
      plugins: [limitPlugin(LIMITS, (excess) => refused.push(excess))],
    });
    const full = state.apply(state.tr.insertText('9', 9));
    expect(proseIn(full.doc)).toEqual(lines('123456789'));
    expect(proseIn(full.apply(full.tr.insertText('0', 10)).doc)).toEqual(lines('123456789'));
    expect(refused).toEqual(['length']);
    expect(proseIn(full.apply(full.tr.delete(1, 3)).doc)).toEqual(lines('3456789'));
  });
  test('what others made too long may become shorter, not longer', () => {
    const [long, longer] = [docOf(lines('123456789012')), docOf(lines('1234567890123'))];
    expect(excessOf(longer, long, LIMITS)).toBeNull();
    expect(excessOf(long, longer, LIMITS)).toBe('length');
    expect(excessOf(docOf(lines('', '', '')), docOf(lines('', '', '', '')), LIMITS)).toBe('lines');
    const spotted = (spans: number) =>
      docOf([{ spans: Array.from({ length: spans }, (_, index) => (index % 2 ? { text: 'a' } : { text: 'a', bold: true as const })) }]);
    expect(excessOf(spotted(500), spotted(501), { length: 9_999, lines: 9 })).toBe('spans');
  });
  test('of a paste as much is taken as there is room for, in whole characters', () => {
    expect(fitting(lines('1234', '5678', '90'), { length: 10, lines: 2 })).toEqual(lines('1234', '5678'));
    expect(fitting(lines('12😀45'), { length: 3, lines: 2 })).toEqual(lines('12'));
    const state = EditorState.create({ schema, doc: docOf(lines('12')) });
    const { tr } = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 2)));
    expect(pasteLines(tr, lines('abcdefghijkl', 'x').map(lineNode), LIMITS)).toBe('part');
    expect(excessOf(state.doc, tr.doc, LIMITS)).toBeNull();
    expect(proseIn(tr.doc)).toEqual(lines('1abcdefg2'));
  });
});

describe('what is no text', () => {
  test('goes, and line ends become spaces', () => {
    expect(lineText('a\u0000b\ud800c\u007f\td\r\ne\u2028f')).toBe('abc\td e f');
    expect(lineText('😀é漢')).toBe('😀é漢');
  });
  test('is taken out of what was written, wherever it came from', () => {
    const state = EditorState.create({ schema, doc: docOf(lines('ab')), plugins: [cleanPlugin()] });
    const next = state.apply(state.tr.insertText('x\u0001y\nz\udc00', 2));
    expect(proseIn(next.doc)).toEqual(lines('axy zb'));
    expect(Prose.safeParse(proseIn(next.doc)).success).toBe(true);
    expect(proseIn(next.apply(next.tr.insertText('\u0007', 1)).doc)).toEqual(lines('axy zb'));
  });
});

import { EditorState, type Transaction } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import type { Prose } from '#protocol/prose';
import { changesBetweenDocs, changesOf } from './fromSteps.ts';
import { BOLD, docOf, LINE, schema } from './schema.ts';

const plain = (...lines: string[]): Prose => lines.map((text) => ({ spans: text === '' ? [] : [{ text }] }));
const doing = (prose: Prose, act: (tr: Transaction) => Transaction, closed = true) =>
  changesOf(act(EditorState.create({ schema, doc: docOf(prose) }).tr), closed);

describe('what a person does, as changes of the flat text', () => {
  test('what is typed goes exactly where it is typed, also among the same letters', () => {
    expect(doing(plain('aaaa'), (tr) => tr.insertText('a', 3))).toEqual([[{ retain: 2 }, { insert: 'a', attributes: {} }]]);
    expect(doing(plain('a', 'a'), (tr) => tr.insertText('a', 4))).toEqual([[{ retain: 2 }, { insert: 'a', attributes: {} }]]);
  });

  test('Enter puts in one line feed, which carries the kind of the line that it ends', () => {
    const list: Prose = [{ list: 'bullet', spans: [{ text: 'ab' }] }];
    expect(doing(list, (tr) => tr.split(2))).toEqual([[{ retain: 1 }, { insert: '\n', attributes: { list: 'bullet' } }]]);
  });

  test('a join takes one line feed out; what is left keeps the kind of the upper line', () => {
    const list: Prose = [{ list: 'bullet', spans: [{ text: 'ab' }] }, { spans: [{ text: 'cd' }] }];
    expect(doing(list, (tr) => tr.join(4))).toEqual([
      [{ retain: 2 }, { delete: 1 }, { retain: 2 }, { retain: 1, attributes: { list: 'bullet' } }],
    ]);
    expect(doing(plain('ab', 'cd'), (tr) => tr.join(4))).toEqual([[{ retain: 2 }, { delete: 1 }]]);
  });

  test('marks and lists touch no text', () => {
    expect(doing(plain('abc'), (tr) => tr.addMark(2, 3, BOLD.create()))).toEqual([
      [{ retain: 1 }, { retain: 1, attributes: { bold: true } }],
    ]);
    expect(doing(plain('abc', 'd'), (tr) => tr.setNodeAttribute(0, 'list', 'ordered'))).toEqual([
      [{ retain: 3 }, { retain: 1, attributes: { list: 'ordered' } }],
    ]);
    // A step of another kind does the same.
    expect(doing(plain('abc', 'd'), (tr) => tr.setNodeMarkup(0, null, { list: 'ordered' }))).toEqual([
      [{ retain: 3 }, { retain: 1, attributes: { list: 'ordered' } }],
    ]);
  });

  test('two places that change at once leave what is between them alone', () => {
    expect(doing(plain('abcdef'), (tr) => tr.insertText('X', 2).insertText('Y', 7))).toEqual([
      [{ retain: 1 }, { insert: 'X', attributes: {} }],
      [{ retain: 6 }, { insert: 'Y', attributes: {} }],
    ]);
  });

  test('of a replacement only what differs is written, in whole characters', () => {
    expect(doing(plain('a😀b'), (tr) => tr.replaceWith(1, 5, schema.text('a😃b')))).toEqual([
      [{ retain: 1 }, { insert: '😃', attributes: {} }, { delete: 2 }],
    ]);
    expect(doing(plain('abc'), (tr) => tr.replaceWith(1, 4, schema.text('abc', [BOLD.create()])))).toEqual([
      [{ retain: 3, attributes: { bold: true } }],
    ]);
  });

  test('a last line feed that is missing is put in with the next edit', () => {
    expect(doing(plain('ab'), (tr) => tr.insertText('c', 3), false)).toEqual([
      [{ retain: 2 }, { insert: '\n', attributes: {} }],
      [{ retain: 2 }, { insert: 'c', attributes: {} }],
    ]);
    expect(doing(plain('ab'), (tr) => tr.setMeta('nothing', true), false)).toEqual([]);
  });

  test('of a text that was emptied nothing stays; an empty entry of a list does', () => {
    expect(doing(plain('ab'), (tr) => tr.delete(1, 3))).toEqual([[{ delete: 2 }], [{ delete: 1 }]]);
    expect(doing([{ list: 'bullet', spans: [{ text: 'ab' }] }], (tr) => tr.delete(1, 3))).toEqual([[{ delete: 2 }]]);
  });

  test('whole lines go in and out at their beginning', () => {
    expect(doing(plain('ab', 'cd'), (tr) => tr.insert(4, LINE.create({ list: 'bullet' }, schema.text('x'))))).toEqual([
      [{ retain: 3 }, { insert: 'x', attributes: {} }, { insert: '\n', attributes: { list: 'bullet' } }],
    ]);
    expect(doing(plain('ab', 'cd'), (tr) => tr.delete(4, 8))).toEqual([[{ retain: 3 }, { delete: 3 }]]);
  });

  test('two documents that overlap at both ends are told apart', () => {
    expect(changesBetweenDocs(docOf(plain('aa')), docOf(plain('aaa')))).toEqual([{ retain: 2 }, { insert: 'a', attributes: {} }]);
    expect(changesBetweenDocs(docOf(plain('aaa')), docOf(plain('a')))).toEqual([{ retain: 1 }, { delete: 2 }]);
  });
});

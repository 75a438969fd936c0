import { type Command, EditorState, TextSelection } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import type { Line, Prose } from '#protocol/prose';
import {
  deleteChosen,
  isListChosen,
  isMarkChosen,
  joinBackward,
  joinForward,
  selectAll,
  splitLine,
  toggleList,
  toggleMark,
} from './commands.ts';
import { chosenLink, removeLink, setLink } from './linking.ts';
import { BOLD, docOf, proseIn, schema } from './schema.ts';

const line = (text: string, list?: NonNullable<Line['list']>): Line => ({
  ...(list ? { list } : {}),
  spans: text === '' ? [] : [{ text }],
});

function at(prose: Prose, from: number, to = from): EditorState {
  const state = EditorState.create({ schema, doc: docOf(prose) });
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
}
function done(state: EditorState, ...commands: Command[]): EditorState {
  return commands.reduce((now, command) => {
    let next = now;
    command(now, (tr) => {
      next = now.apply(tr);
    });
    return next;
  }, state);
}
const prose = (state: EditorState) => proseIn(state.doc);

describe('Enter', () => {
  test('splits a line and goes on with its list', () => {
    const state = done(at([line('ab', 'bullet')], 2), splitLine);
    expect(prose(state)).toEqual([line('a', 'bullet'), line('b', 'bullet')]);
    expect(state.selection.head).toBe(4);
  });
  test('ends the list in an empty entry', () => {
    expect(prose(done(at([line('a', 'bullet'), line('', 'bullet')], 4), splitLine))).toEqual([line('a', 'bullet'), line('')]);
  });
  test('takes the place of what is chosen, and keeps the marks for what is typed next', () => {
    const state = done(at([{ spans: [{ text: 'abcd', bold: true }] }], 2, 4), splitLine);
    expect(prose(state)).toEqual([{ spans: [{ text: 'a', bold: true }] }, { spans: [{ text: 'd', bold: true }] }]);
    expect(isMarkChosen(done(at([{ spans: [{ text: 'ab', bold: true }] }], 3), splitLine), BOLD)).toBe(true);
  });
  test('does not carry a link on', () => {
    const state = done(at([{ spans: [{ text: 'ab', link: 'https://a.b' }] }], 3), splitLine);
    expect(prose(state.apply(state.tr.insertText('c')))).toEqual([{ spans: [{ text: 'ab', link: 'https://a.b' }] }, line('c')]);
  });
});

describe('Backspace and Delete', () => {
  test('at the beginning of an entry end its list first, then join the line before', () => {
    const list = [line('a'), line('b', 'bullet')];
    const once = done(at(list, 4), joinBackward);
    expect(prose(once)).toEqual([line('a'), line('b')]);
    expect(prose(done(once, joinBackward))).toEqual([line('ab')]);
  });
  test('take an empty line away whole, so that the other keeps its kind', () => {
    expect(prose(done(at([line(''), line('b', 'bullet')], 1), joinForward))).toEqual([line('b', 'bullet')]);
    expect(prose(done(at([line('', 'bullet'), line('b')], 3), joinBackward))).toEqual([line('b')]);
  });
  test('join the next line at the end of one', () => {
    expect(prose(done(at([line('a', 'bullet'), line('b')], 2), joinForward))).toEqual([line('ab', 'bullet')]);
  });
  test('leave the rest to the browser', () => {
    expect(joinBackward(at([line('ab')], 2))).toBe(false);
    expect(joinBackward(at([line('ab')], 1))).toBe(false);
    expect(joinForward(at([line('ab')], 3))).toBe(false);
    expect(deleteChosen(at([line('ab')], 2))).toBe(false);
  });
});

describe('lists and marks', () => {
  test('are put on everything that is chosen, then taken away', () => {
    const on = done(at([line('a'), line('b', 'bullet'), line('c')], 1, 8), toggleList('bullet'));
    expect(prose(on)).toEqual([line('a', 'bullet'), line('b', 'bullet'), line('c', 'bullet')]);
    expect(isListChosen(on, 'bullet')).toBe(true);
    expect(prose(done(on, toggleList('ordered'))).map(({ list }) => list)).toEqual(['ordered', 'ordered', 'ordered']);
    expect(prose(done(on, toggleList('bullet'))).map(({ list }) => list)).toEqual([undefined, undefined, undefined]);
  });
  test('a mark that is there in part is put on all of it', () => {
    const some = at([{ spans: [{ text: 'a' }, { text: 'b', bold: true }] }], 1, 3);
    expect(isMarkChosen(some, BOLD)).toBe(false);
    const all = done(some, toggleMark(BOLD));
    expect(prose(all)).toEqual([{ spans: [{ text: 'ab', bold: true }] }]);
    expect(prose(done(all, toggleMark(BOLD)))).toEqual([line('ab')]);
  });
  test('without a choice a mark is for what is typed next', () => {
    const state = done(at([line('a')], 2), toggleMark(BOLD));
    expect(isMarkChosen(state, BOLD)).toBe(true);
    expect(prose(state.apply(state.tr.insertText('b')))).toEqual([{ spans: [{ text: 'a' }, { text: 'b', bold: true }] }]);
    expect(isMarkChosen(done(state, toggleMark(BOLD)), BOLD)).toBe(false);
  });
  test('everything can be chosen and taken out', () => {
    const state = done(at([line('a'), line('b', 'ordered')], 1), selectAll, deleteChosen);
    expect(prose(state)).toEqual([line('')]);
  });
});

describe('a link', () => {
  const linked: Prose = [
    { spans: [{ text: 'see ' }, { text: 'th', link: 'https://a.b' }, { text: 'is', bold: true, link: 'https://a.b' }, { text: '.' }] },
  ];
  test('is the one that the cursor is in, whole', () => {
    expect(chosenLink(at(linked, 6))).toEqual({ from: 5, to: 9, address: 'https://a.b', text: 'this' });
    expect(chosenLink(at(linked, 9))).toEqual({ from: 9, to: 9, address: '', text: '' });
    expect(chosenLink(at(linked, 2))).toEqual({ from: 2, to: 2, address: '', text: '' });
  });
  test('is made of what is chosen, or brings its text', () => {
    const chosen = at([line('here')], 1, 5);
    expect(prose(chosen.apply(setLink(chosen, chosenLink(chosen), 'tel:123456', '')))).toEqual([
      { spans: [{ text: 'here', link: 'tel:123456' }] },
    ]);
    const empty = at([line('a')], 2);
    expect(prose(empty.apply(setLink(empty, chosenLink(empty), 'https://a.b', 'b')))).toEqual([
      { spans: [{ text: 'a' }, { text: 'b', link: 'https://a.b' }] },
    ]);
  });
  test('is changed and removed as a whole', () => {
    const state = at(linked, 6);
    expect(prose(state.apply(setLink(state, chosenLink(state), 'https://c.d', '')))[0]?.spans.map(({ link }) => link)).toEqual([
      undefined,
      'https://c.d',
      'https://c.d',
      undefined,
    ]);
    expect(prose(state.apply(removeLink(state, chosenLink(state))))[0]?.spans.some(({ link }) => link !== undefined)).toBe(false);
  });
});

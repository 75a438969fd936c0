import { EditorState, TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Gaze } from '#protocol/live';
import { toBase64 } from '#sync/base64';
import { applyText, newText, proseOf, textIn, writeProse } from '#sync/prose-text';
import { docOf, schema } from './schema.ts';
import { indexOf, spotOf } from './spots.ts';

const text = textIn(newText(1));
writeProse(text, [{ spans: [{ text: 'hello' }] }, { spans: [{ text: 'world' }] }]);
const selected = (anchor: number, head: number) => {
  const state = EditorState.create({ schema, doc: docOf(proseOf(text)) });
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, anchor, head)));
};
const copy = () => {
  const other = newText(2);
  applyText(other, Y.encodeStateAsUpdate(text.doc ?? new Y.Doc()), 'remote');
  return textIn(other);
};

test('where somebody is, stays with the characters in everybody else’s text', () => {
  const spot = spotOf(text, selected(3, 10));
  expect([spot.anchor, spot.head]).toEqual([2, 8]);
  expect(Gaze.safeParse({ field: 'prose/x.y', ...spot }).success).toBe(true);
  const theirs = copy();
  expect(spot.at.map((at) => indexOf(theirs, at))).toEqual([2, 8]);
  theirs.insert(0, 'abc');
  expect(spot.at.map((at) => indexOf(theirs, at))).toEqual([5, 11]);
  theirs.delete(4, 3);
  expect(spot.at.map((at) => indexOf(theirs, at))).toEqual([4, 8]);
});

test('a place that has not arrived yet is nowhere', () => {
  const theirs = copy();
  text.insert(3, 'new');
  const { at } = spotOf(text, selected(5, 5));
  expect(at.map((one) => indexOf(theirs, one))).toEqual([null, null]);
});

test('what others make up is nowhere, and makes nothing', () => {
  const doc = newText(3);
  const other = Y.encodeRelativePosition(new Y.RelativePosition(null, 'another', null));
  for (const at of ['', 'AA', 'AP////////8=', '!!', toBase64(other), toBase64(new Uint8Array(40).fill(255))])
    expect(indexOf(textIn(doc), at)).toBeNull();
  expect([...doc.share.keys()]).toEqual(['t']);
});

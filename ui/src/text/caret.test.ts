import { expect, test } from 'vitest';
import { mapCaret } from './caret.ts';
import { continueList, prefixLines, wrapMark } from './prose-edits.ts';

test('a caret stays with the text it stands in', () => {
  expect(mapCaret('Lovelace', 'Ada Lovelace', 8)).toBe(12);
  expect(mapCaret('Lovelace', 'Lovelace, Ada', 3)).toBe(3);
  expect(mapCaret('one two six', 'one six', 6)).toBe(4);
  expect(mapCaret('abc', '', 2)).toBe(0);
});

test('a mark is put around the selection and taken away again', () => {
  const bold = wrapMark({ text: 'so bold', start: 3, end: 7 }, '**');
  expect(bold).toEqual({ text: 'so **bold**', start: 5, end: 9 });
  expect(wrapMark(bold, '**')).toEqual({ text: 'so bold', start: 3, end: 7 });
  // Italic within bold is not the bold's own stars.
  expect(wrapMark(bold, '*').text).toBe('so ***bold***');
});

test('lines become a list and back; Enter goes on with it, twice ends it', () => {
  const list = prefixLines({ text: 'one\ntwo', start: 0, end: 7 }, 'ordered');
  expect(list.text).toBe('1. one\n2. two');
  expect(prefixLines(list, 'bullet').text).toBe('- one\n- two');
  expect(prefixLines(list, 'ordered').text).toBe('one\ntwo');
  const next = continueList({ text: '1. one', start: 6, end: 6 });
  expect(next).toEqual({ text: '1. one\n2. ', start: 10, end: 10 });
  expect(next && continueList(next)).toEqual({ text: '1. one\n', start: 7, end: 7 });
  expect(continueList({ text: 'plain', start: 5, end: 5 })).toBeNull();
});

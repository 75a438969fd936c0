import { expect, test } from 'vitest';
import { mapCaret } from './caret.ts';

test('a caret stays with the text it stands in', () => {
  expect(mapCaret('Lovelace', 'Ada Lovelace', 8)).toBe(12);
  expect(mapCaret('Lovelace', 'Lovelace, Ada', 3)).toBe(3);
  expect(mapCaret('one two six', 'one six', 6)).toBe(4);
  expect(mapCaret('abc', '', 2)).toBe(0);
});

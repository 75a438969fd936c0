import { expect, test } from 'vitest';
import { commonEnd, commonStart, cutsCharacter, wholeUpTo } from './graphemes.ts';

const FAMILY = '👨‍👩‍👧';

test('a character is whole, however many units it has', () => {
  expect([0, 1, 2].map((index) => cutsCharacter('ab', index))).toEqual([false, false, false]);
  expect([0, 1, 2].map((index) => cutsCharacter('😀', index))).toEqual([false, true, false]);
  for (let index = 1; index < FAMILY.length; index += 1) expect(cutsCharacter(`a${FAMILY}b`, index + 1)).toBe(true);
  expect(cutsCharacter('e\u0301', 1)).toBe(true);
  expect(cutsCharacter('🇩🇪🇫🇷', 4)).toBe(false);
  expect(cutsCharacter('漢字', 1)).toBe(false);
});

test('a text is cut before the character that has no room', () => {
  expect(wholeUpTo(`a${FAMILY}`, 4)).toBe(1);
  expect(wholeUpTo('abc', 99)).toBe(3);
  expect(wholeUpTo('abc', -2)).toBe(0);
});

test('what two texts have in common are whole characters', () => {
  // Both begin with the same surrogate.
  expect(commonStart('a😀', 'a😃')).toBe(1);
  expect(commonEnd('😀b', '🐀b', 0)).toBe(1);
  expect(commonStart('e\u0301', 'e\u0300')).toBe(0);
  expect(commonStart('aaa', 'aa')).toBe(2);
  expect(commonEnd('aaa', 'aa', 2)).toBe(0);
});

import { expect, it } from 'vitest';
import { mayFetchLarge } from './metered.ts';

it('fetches fonts and photos unasked wherever nobody has said that it should not', () => {
  expect(mayFetchLarge({}, true)).toBe(true);
  expect(mayFetchLarge({ type: 'wifi' }, true)).toBe(true);
  expect(mayFetchLarge({ type: 'cellular' }, false)).toBe(true);
});

it('waits for Wi-Fi where somebody asks for that, and heeds a browser that saves data', () => {
  expect(mayFetchLarge({ type: 'cellular' }, true)).toBe(false);
  expect(mayFetchLarge({ saveData: true }, false)).toBe(false);
  expect(mayFetchLarge({ saveData: true, type: 'wifi' }, false)).toBe(false);
});

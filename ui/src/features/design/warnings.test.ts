import { expect, it } from 'vitest';
import { charactersOf, weakContrast } from './warnings.ts';

it('says how hard a colour is to read, and never that too little is enough', () => {
  expect(weakContrast('#777777', '#ffffff')).toEqual({ ratio: 4.4, drawn: 'darker' });
  expect(weakContrast('#767676', '#ffffff')).toBeNull();
  expect(weakContrast('#222222', '#000000')).toEqual({ ratio: 1.3, drawn: 'lighter' });
});

it('names each character once', () => {
  expect(charactersOf([...'aabca'].map((character) => ({ character })))).toEqual(['a', 'b', 'c']);
});

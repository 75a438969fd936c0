import { describe, expect, it } from 'vitest';
import { fold, foldWithPlaces } from './fold.ts';

describe('folding a text to look through it', () => {
  it.each([
    ['Résumé', 'resume'],
    ['ZÜRICH', 'zurich'],
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['Ελλάδα', 'ελλαδα'],
    ['סְדָרִים', 'סדרים'],
    ['e\u0301te\u0301', 'ete'],
    ['ﬁne', 'fine'],
    ['a\u00a0b', 'a b'],
  ])('takes %s for %s', (written, folded) => {
    expect(fold(written)).toBe(folded);
  });

  it('keeps apart what are other letters', () => {
    expect(fold('कि')).not.toBe(fold('का'));
    expect(fold('が')).toBe('が');
    expect(fold('한글')).toBe('한글');
  });

  it('knows where in the original each unit stands', () => {
    const written = 'Groß é𝒳x';
    const { text, at } = foldWithPlaces(written);
    expect(text).toBe('gross exx');
    expect(at).toEqual([0, 1, 2, 3, 3, 4, 5, 6, 8, 9]);
    expect(written.slice(at[text.indexOf('ss')], at[text.indexOf('ss') + 2])).toBe('ß');
  });
});

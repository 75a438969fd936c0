import { describe, expect, it } from 'vitest';
import { formsOf } from './forms.ts';
import { directionOf, regionOf, safeTags, speak } from './language.ts';

describe('the language of the interface', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['nl', 'fr-CA'], 'fr'],
    [['pt-BR'], 'pt'],
    [['zh-Hans-CN'], 'zh'],
    [['AR-eg'], 'ar'],
    [['nl', 'sv'], 'en'],
    [[''], 'en'],
  ] as const)('%j is answered in %s', (tags, language) => {
    expect(speak(tags)).toBe(language);
  });

  it('writes dates as the region of the reader does, where they read that language', () => {
    expect(regionOf('en', ['de-DE', 'en-GB'])).toBe('en-GB');
    expect(regionOf('de', ['en-US'])).toBe('de');
    expect(regionOf('fr', ['fr_FR', 'fr-CH'])).toBe('fr-CH');
    expect(safeTags(['en-US', 'C', 'x y'])).toEqual(['en-US']);
  });

  it('is written from right to left in Arabic alone', () => {
    expect(directionOf('ar')).toBe('rtl');
    expect(directionOf('ja')).toBe('ltr');
  });

  it('has the plural forms of each language', () => {
    const english = formsOf('en');
    expect([1, 0, 1200].map((n) => english.count(n, { one: '# page', other: '# pages' }))).toEqual(['1 page', '0 pages', '1,200 pages']);
    const arabic = formsOf('ar');
    const forms = { zero: 'z', one: 'o', two: 't', few: 'f', many: 'm', other: 'x' };
    expect([0, 1, 2, 3, 11, 100].map((n) => arabic.count(n, forms))).toEqual(['z', 'o', 't', 'f', 'm', 'x']);
    expect(formsOf('fr').count(0, { one: '# page', other: '# pages' })).toBe('0 page');
    expect(english.list(['a', 'b', 'c'])).toBe('a, b, and c');
  });
});

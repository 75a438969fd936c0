import { describe, expect, it } from 'vitest';
import { cleanText, hintBreaks, readableText } from './clean.ts';

describe('cleanText', () => {
  it.each([
    ['composes accents', 'e\u0301 n\u0303', 'é ñ'],
    ['keeps marks that have no letter of their own', 'q\u0323\u0307', 'q\u0323\u0307'],
    ['spells ligatures out', 'o\ufb03ce', 'office'],
    ['makes every space one', 'a\u2003b\u2028c', 'a b c'],
    ['drops soft hyphens, zero-width spaces and direction marks', 'a\u00adb\u200bc\u202ed\u2067e\u200f', 'abcde'],
    ['drops selectors of variants that no face has', '葛\u{e0100}', '葛'],
    ['drops joiners where nothing joins', 'a\u200db\u200cc', 'abc'],
    ['keeps joiners in Persian, one at a time', 'می\u200c\u200c\u200cشود', 'می\u200cشود'],
    ['keeps joiners in Hindi', 'क्\u200dष', 'क्\u200dष'],
    ['makes half a pair what it is', 'a\ud800b', 'a\ufffdb'],
    ['keeps thirty marks on a letter', `q${'\u0301'.repeat(500)}`, `q${'\u0301'.repeat(30)}`],
  ])('%s', (_, given, clean) => {
    expect(cleanText(given)).toBe(clean);
    expect(cleanText(clean)).toBe(clean);
  });

  it('takes a flood of characters without width in no time', () => {
    const begun = performance.now();
    expect(cleanText(`a${'\u200b\u200d'.repeat(50_000)}b`)).toBe('ab');
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

describe('hintBreaks', () => {
  const shown = (text: string): string => hintBreaks(text).replaceAll('\u200b', '|').replaceAll('\u2060', '_');

  it.each([
    ['holds compounds together', 'front-end 24/7', 'front-_end 24/_7'],
    ['parts Thai before a leading vowel and after a final one', 'และใช้งานง่ายโดยคำนึง', 'และ|ใช้งานง่าย|โดยคำ|นึง'],
    ['holds Korean words together', '분산 시스템', '분_산 시_스_템'],
  ])('%s', (_, text, hinted) => {
    expect(shown(text)).toBe(hinted);
    expect(readableText(hintBreaks(text))).toBe(text);
  });

  it('parts emoji from each other only', () => {
    expect(shown(cleanText('a😀😃b'))).toMatch(/^a[^|]+\|[^|]+b$/u);
  });
});

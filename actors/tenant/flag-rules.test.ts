import { describe, expect, it } from 'vitest';
import { flagsOf } from './flag-rules.ts';

describe('what a published page is flagged for', () => {
  it('is nothing, of an ordinary résumé', () => {
    expect(flagsOf('Lead engineer at Acme, 2020–now. See https://ada.example and www.acme.example. Casinos audited.', ['casino'])).toEqual(
      [],
    );
  });

  it.each(['Best casino ever', 'CASINO', 'cásino!', 'online-casino.'])('is a banned term, however it is written: %s', (words) => {
    expect(flagsOf(words, ['casino'])).toEqual(['banned-term']);
  });

  it('is a term of several words', () => {
    expect(flagsOf('Get rich, quick', ['get rich'])).toEqual(['banned-term']);
    expect(flagsOf('Get a rich text', ['get rich'])).toEqual([]);
  });

  it('is too many links', () => {
    expect(flagsOf('https://a.example '.repeat(24), [])).toEqual([]);
    expect(flagsOf('https://a.example '.repeat(25), [])).toEqual(['many-links']);
  });

  it('is a way to write to somebody, where words are', () => {
    expect(flagsOf('Write to me: WhatsApp @seller', [])).toEqual(['contact-in-prose']);
    expect(flagsOf('Call +49 170 1234567 now', [])).toEqual(['contact-in-prose']);
  });
});

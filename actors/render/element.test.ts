import { describe, expect, it } from 'vitest';
import { capitals, toCapitals } from './element.ts';

describe('capitals', () => {
  it.each([
    ['Straße', 'de', 'STRASSE'],
    ['Ιστορία και εμπειρία', 'el', 'ΙΣΤΟΡΙΑ ΚΑΙ ΕΜΠΕΙΡΙΑ'],
    ['Ταΐζω', 'el', 'ΤΑΪΖΩ'],
    ['İstanbul’da iş', 'tr', 'İSTANBUL’DA İŞ'],
    ['iş', 'en', 'IŞ'],
    ['Élève', 'fr', 'ÉLÈVE'],
    ['الخبرة', 'ar', 'الخبرة'],
  ])('of %s in %s are %s', (text, locale, capital) => {
    expect(toCapitals(text, locale)).toBe(capital);
  });

  it('keep what was written for whoever reads the text', () => {
    expect(capitals('Experience', 'sec/s/title', 'en')).toEqual({ text: 'EXPERIENCE', written: 'Experience', field: 'sec/s/title' });
  });
});

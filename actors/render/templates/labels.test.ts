import { expect, it } from 'vitest';
import { SectionKind } from '#protocol/document';
import { gradeLabel, sectionTitle } from './labels.ts';

it('names sections in the language of the résumé, unless the user has', () => {
  expect(sectionTitle('experience', undefined, 'de-AT')).toBe('Berufserfahrung');
  expect(sectionTitle('awards', '', 'pt-BR')).toBe('Prêmios');
  expect(sectionTitle('awards', ' ', 'pt-PT')).toBe('Prémios');
  expect(sectionTitle('skills', undefined, 'fi')).toBe('Skills');
  expect(sectionTitle('skills', ' Was ich kann ', 'de')).toBe('Was ich kann');
});

it('has a name for every kind in every language, and none for what has no fixed meaning', () => {
  for (const locale of ['en', 'de', 'fr', 'es', 'it', 'pt', 'pt-BR', 'nl', 'pl', 'sv', 'da', 'nb', 'ru', 'el', 'ar', 'he']) {
    const names = SectionKind.options.map((kind) => sectionTitle(kind, undefined, locale));
    expect([locale, names.filter((name) => name !== '').length]).toEqual([locale, SectionKind.options.length - 2]);
    expect(new Set(names).size).toBe(names.filter((name) => name !== '').length + 1);
  }
  expect([sectionTitle('custom', undefined, 'en'), sectionTitle('letter', undefined, 'de')]).toEqual(['', '']);
});

it('says what a bare number is, and leaves alone what speaks for itself', () => {
  expect(gradeLabel('1,3', 'de')).toBe('Note');
  expect(gradeLabel('First class', 'en')).toBeNull();
});

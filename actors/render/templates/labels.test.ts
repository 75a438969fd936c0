import { expect, it } from 'vitest';
import { SectionKind } from '#protocol/document';
import { gradeLabel, newSectionTitle, sectionTitle } from './labels.ts';

it('names sections in the language of the résumé, unless the user has', () => {
  expect(sectionTitle('experience', undefined, 'de-AT')).toBe('Berufserfahrung');
  expect(sectionTitle('awards', '', 'pt-BR')).toBe('Prêmios');
  expect(sectionTitle('awards', ' ', 'pt-PT')).toBe('Prémios');
  expect(sectionTitle('skills', undefined, 'fi')).toBe('Skills');
  expect(sectionTitle('skills', ' Was ich kann ', 'de')).toBe('Was ich kann');
});

it('begins every new section with a heading in the language of the résumé', () => {
  for (const locale of ['en', 'de', 'fr', 'es', 'pt', 'zh', 'ja', 'ar', 'fi'])
    for (const kind of SectionKind.options) expect([locale, kind, newSectionTitle(kind, locale)]).not.toContain('');
  expect(newSectionTitle('experience', 'de-CH')).toBe('Berufserfahrung');
  expect([newSectionTitle('letter', 'de'), newSectionTitle('custom', 'fr-CA')]).toEqual(['Anschreiben', 'Autre section']);
  expect([newSectionTitle('letter', 'fi'), newSectionTitle('custom', 'fi')]).toEqual(['Letter', 'Own section']);
});

it('has a name for every kind in every language, and none for what has no fixed meaning', () => {
  const latin = ['en', 'de', 'fr', 'es', 'it', 'pt', 'pt-BR', 'nl', 'pl', 'sv', 'da', 'nb', 'vi'];
  for (const locale of [...latin, 'ru', 'uk', 'el', 'ar', 'fa', 'he', 'hi', 'th', 'zh', 'zh-TW', 'ja', 'ko']) {
    const names = SectionKind.options.map((kind) => sectionTitle(kind, undefined, locale));
    expect([locale, names.filter((name) => name !== '').length]).toEqual([locale, SectionKind.options.length - 2]);
    expect(new Set(names).size).toBe(names.filter((name) => name !== '').length + 1);
  }
  expect([sectionTitle('custom', undefined, 'en'), sectionTitle('letter', undefined, 'de')]).toEqual(['', '']);
});

it('writes Chinese in the characters of the place', () => {
  expect(['zh', 'zh-CN', 'zh-Hans-HK', 'zh-TW', 'zh-HK', 'zh-Hant'].map((locale) => sectionTitle('experience', undefined, locale))).toEqual(
    [...['工作经历', '工作经历', '工作经历'], ...['工作經歷', '工作經歷', '工作經歷']],
  );
  expect([gradeLabel('90', 'zh-CN'), gradeLabel('90', 'zh-TW')]).toEqual(['成绩', '成績']);
});

it('says what a bare number is, and leaves alone what speaks for itself', () => {
  expect(gradeLabel('1,3', 'de')).toBe('Note');
  expect(gradeLabel('First class', 'en')).toBeNull();
});

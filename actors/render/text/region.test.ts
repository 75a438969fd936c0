import { expect, it, vi } from 'vitest';
import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import { createNodeEngine } from '../runtime/node.ts';
import { regionOf } from './region.ts';

// The first run cuts the faces, which takes seconds.
vi.setConfig({ testTimeout: 60_000 });

it.each([
  ['zh-CN', '直骨', 'SC'],
  ['zh-TW', '直骨', 'TC'],
  ['zh-Hant-HK', '直骨', 'TC'],
  ['ja', '直骨', 'JP'],
  ['ko-KR', '直骨', 'KR'],
  ['en', 'さくら 直骨', 'JP'],
  ['en', '직접 直骨', 'KR'],
  ['en', '負責軟體開發與專案管理', 'TC'],
  ['en', '负责软件开发与项目管理', 'SC'],
  ['en', '骨', 'SC'],
])('sets a text in %s, “%s”, in the forms of %s', (language, text, region) => {
  expect(regionOf(language, text)).toBe(region);
});

it('draws the same character in the forms of each language, in plain and bold', async () => {
  const engine = await createNodeEngine();
  const facesIn = async (locale: string, headline = '直骨'): Promise<string[]> => {
    const document: ResumeDocument = {
      schema: 1,
      title: '',
      basics: { name: '直骨', headline },
      sections: [],
      design: { ...DEFAULT_DESIGN, locale },
    };
    const { pages, fonts } = await engine.layout(document);
    return (pages[0]?.runs ?? []).flatMap(({ style, words }) =>
      words.flatMap(({ text }) => fonts.runs(text, style).map(({ face }) => face.face)),
    );
  };
  expect(await facesIn('ja')).toEqual(['NotoSansJP-SemiBold', 'NotoSansJP-Regular']);
  expect(await facesIn('zh-TW')).toEqual(['NotoSansTC-SemiBold', 'NotoSansTC-Regular']);
  expect(await facesIn('ko')).toEqual(['NotoSansKR-SemiBold', 'NotoSansKR-Regular']);
  // One that Japanese has not comes from another face, and takes no other character with it.
  expect(await facesIn('ja', '直汉')).toEqual(['NotoSansJP-SemiBold', 'NotoSansJP-Regular', 'NotoSansSC-Regular']);
});

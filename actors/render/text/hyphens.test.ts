import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import { paintPdf, verifyPdf } from '../index.ts';
import { readPdf } from '../pdf/read.ts';
import { createNodeEngine, loadFont } from '../runtime/node.ts';
import { HYPHENATED, hyphenatorFor } from './hyphens.ts';

// The first run cuts the faces, which takes seconds.
vi.setConfig({ testTimeout: 60_000 });

async function divided(language: string, text: string): Promise<string> {
  const hyphenator = await hyphenatorFor(language, loadFont);
  if (!hyphenator) throw new Error(`no patterns for ${language}`);
  return hyphenator.divide(text).replaceAll('\u00ad', '-');
}

describe('a hyphenator', () => {
  it.each([
    ['en', 'hyphenation', 'hy-phen-ation'],
    ['en', 'associate', 'as-so-ciate'],
    ['de', 'Silbentrennung', 'Sil-ben-tren-nung'],
    ['de-AT', 'Straßenbahn', 'Stra-ßen-bahn'],
    ['fr', 'développement', 'dé-ve-lop-pe-ment'],
    ['es', 'ingeniería', 'in-ge-nie-ría'],
    ['ru', 'разработчик', 'раз-ра-бот-чик'],
    ['en', 'short café', 'short café'],
  ])('divides words by the rules of %s: %s', async (language, word, expected) => {
    expect(await divided(language, word)).toBe(expected);
  });

  it('is there for each language that has one, and for no other', async () => {
    for (const language of Object.keys(HYPHENATED)) expect(await divided(language, 'ab')).toBe('ab');
    expect(hyphenatorFor('ja', loadFont)).toBeNull();
  });
});

describe('pages', () => {
  const text = 'Donaudampfschifffahrtsgesellschaftskapitänspflichten und Qualitätsmanagementverantwortung '.repeat(6);
  const resume = (hyphenate: boolean): ResumeDocument => ({
    schema: 1,
    title: '',
    basics: { name: 'Straßenbahnführerinnen', summary: [{ spans: [{ text }] }] },
    sections: [],
    design: { ...DEFAULT_DESIGN, locale: 'de', marginX: 140, ...(hyphenate ? { hyphenate } : {}) },
  });

  it('divide words only when asked, with hyphens that are no part of the text', async () => {
    const engine = await createNodeEngine();
    for (const hyphenate of [false, true]) {
      const document = resume(hyphenate);
      const pages = await engine.layout(document);
      const bytes = await paintPdf(pages, { title: '', author: '', language: 'de', date: new Date(0) });
      expect(await verifyPdf(bytes, pages, document)).toEqual([]);
      const [page] = (await readPdf(bytes)).pages;
      expect(page?.marked.join('').replace(/\s+/g, ' ')).toContain(text.trim());
      expect(page?.artifacts.join('').includes('-')).toBe(hyphenate);
    }
  });
});

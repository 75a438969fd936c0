import { describe, expect, it } from 'vitest';
import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import { MissingGlyphsError, paintPdf, verifyPdf } from './index.ts';
import { createNodeEngine } from './runtime/node.ts';

const engine = await createNodeEngine();

const resume = (text: string): ResumeDocument => ({
  schema: 1,
  title: '',
  basics: { name: 'Ann', summary: [{ spans: [{ text: 'Before ' }, { text: text.slice(0, 500), bold: true }, { text: ' after' }] }] },
  sections: [
    {
      id: 's',
      kind: 'experience',
      items: [{ id: 'i', kind: 'experience', organization: 'O', roles: [], summary: [{ list: 'bullet', spans: [{ text }] }] }],
    },
  ],
  design: { ...DEFAULT_DESIGN, marginX: 46 },
});

/** Seconds of processor time, which other work on the machine does not stretch. */
const CAP = 10;

describe('text that nobody expects', () => {
  it.each([
    ['a word of 500 letters', 'W'.repeat(500)],
    ['a bullet of 20,000 letters', 'Delivered things on time. '.repeat(770)],
    ['20,000 letters without a space', 'abcdefghij'.repeat(2_000)],
    ['a flood of characters without width', `a${'\u200b\u200d\u2060\ufeff'.repeat(4_000)}b`],
    ['500 marks on a letter', `a${'\u0301\u0323'.repeat(250)} ok`],
    ['marks with no letter', '\u0301\u0302 x \u0947 \u0e31'],
    ['direction controls that are never closed', 'abc \u202eדנה 123 (x) \u2067عرب '.repeat(200)],
    ['directions mixed inside words', '(אב-cd12ג)'.repeat(400)],
    ['Arabic without a space', 'تطويرالأنظمة'.repeat(1_500)],
    ['Hindi without a space', 'क्षत्रिय'.repeat(1_500)],
    ['Korean without a space', '가나다라'.repeat(3_000)],
    ['5,000 emoji', '😀'.repeat(5_000)],
    ['a chain of joined emoji', '👩\u200d'.repeat(3_000)],
    ['an odd number of flag letters', '🇩'.repeat(3_001)],
    ['2,000 different Chinese characters', Array.from({ length: 2_000 }, (_, i) => String.fromCodePoint(0x4e00 + i * 9)).join('')],
  ])(
    'becomes good pages, soon: %s',
    async (_, text) => {
      const begun = process.cpuUsage();
      const document = resume(text);
      const pages = await engine.layout(document);
      const bytes = await paintPdf(pages, { title: '', author: '', language: 'en', date: new Date(0) });
      expect(await verifyPdf(bytes, pages, document)).toEqual([]);
      const right = pages.size.width - 46;
      for (const { words } of pages.pages.flatMap(({ runs }) => runs))
        for (const word of words) {
          expect(word.x).toBeGreaterThan(40);
          expect(word.x + word.width).toBeLessThan(right + 8);
        }
      const { user, system } = process.cpuUsage(begun);
      expect((user + system) / 1e6).toBeLessThan(CAP);
    },
    60_000,
  );

  it('is named by its place in words when no font has it', async () => {
    const failed = engine.layout({ ...resume('a'), basics: { name: 'অ Ann', headline: 'half \ud800 a pair' } });
    await expect(failed).rejects.toThrow(MissingGlyphsError);
    await expect(failed).rejects.toThrow('No font has: অ (U+0985) in the name at the top; \ufffd (U+FFFD) in the headline at the top');
  });
});

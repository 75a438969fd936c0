import { describe, expect, it } from 'vitest';
import { ARABIC } from './fixtures/arabic.ts';
import { GALLERY } from './fixtures/gallery.ts';
import { FIXTURE_META } from './fixtures/pins.ts';
import { ICONS } from './icons.ts';
import { paintPdf, paintSvg, verifyPdf } from './index.ts';
import type { Pages, TextRun } from './pages.ts';
import { createNodeEngine } from './runtime/node.ts';
import { TEMPLATES } from './templates/index.ts';

const engine = await createNodeEngine();
const withIcons = (document: typeof GALLERY) => ({ ...document, design: { ...document.design, contactIcons: true } });
const iconRuns = (pages: Pages): TextRun[] => pages.pages.flatMap(({ runs }) => runs.filter(({ icon }) => icon));
const textsOf = (pages: Pages): string[] => pages.leaves.map(({ text }) => text);

describe('icons before contact details', () => {
  it.each(TEMPLATES.map(({ id }) => id))(
    'stand in their own room in %s, once for each, and say nothing',
    async (template) => {
      for (const document of [GALLERY, ARABIC]) {
        const [plain, pages] = [await engine.layout(document, { template }), await engine.layout(withIcons(document), { template })];
        expect(textsOf(pages)).toEqual(textsOf(plain));
        expect(iconRuns(plain)).toEqual([]);
        expect(iconRuns(pages).map(({ icon }) => icon?.kind)).toEqual(expect.arrayContaining(['mail', 'phone', 'place', 'web']));
        for (const { runs } of pages.pages)
          for (const { icon, baseline } of runs) {
            if (!icon) continue;
            expect(icon.x).toBeGreaterThan(0);
            expect(icon.x + icon.size).toBeLessThan(pages.size.width);
            const beside = runs.filter((run) => Math.abs(run.baseline - baseline) < icon.size).flatMap(({ words }) => words);
            for (const word of beside)
              expect(
                word.x + word.width <= icon.x + 0.01 || word.x >= icon.x + icon.size - 0.01,
                `${template}: ${icon.kind} and ${word.text}`,
              ).toBe(true);
          }
        const pdf = await paintPdf(pages, FIXTURE_META);
        expect(await verifyPdf(pdf, pages, withIcons(document))).toEqual([]);
      }
    },
    60_000,
  );

  it('are drawn alike in the preview and hidden from those who listen to it', async () => {
    const pages = await engine.layout(withIcons(GALLERY), { template: 'classic' });
    const drawn = [...paintSvg(pages, 0).matchAll(/<path aria-hidden="true" d="([^"]*)"/g)].map(([, path]) => path);
    expect(drawn).toEqual(iconRuns(pages).map(({ icon }) => icon && ICONS[icon.kind]));
  });

  it('keep a telephone number in its order where all else runs from right to left', async () => {
    const pages = await engine.layout(withIcons(ARABIC), { template: 'classic' });
    const phone = iconRuns(pages).find(({ icon }) => icon?.kind === 'phone');
    if (!phone?.icon) throw new Error('no phone');
    // Not cut into groups that would stand the other way round.
    expect(phone.words.map(({ text, rightToLeft }) => ({ text, rightToLeft }))).toEqual([
      { text: expect.stringMatching(/^\+961.1/), rightToLeft: false },
    ]);
    // At its right, where the line comes from.
    expect(phone.icon.x).toBeGreaterThan(phone.words[0]?.x ?? 0);
  });
});

it('consist of commands that both painters know', () => {
  for (const path of Object.values(ICONS)) expect(path).toMatch(/^M(?:[\d.]+ [\d.]+(?: [\d.]+ [\d.]+ [\d.]+ [\d.]+)?|[MLCZ])+$/);
});

import { describe, expect, it } from 'vitest';
import { DEFAULT_DESIGN } from '#protocol/document';
import { GALLERY } from '../fixtures/gallery.ts';
import { RESUME } from '../fixtures/resume.ts';
import { paintSvg } from '../index.ts';
import { createNodeEngine } from '../runtime/node.ts';
import { lookOf } from '../templates/look.ts';
import { fitPages, TIGHTEST, tightness } from './fit.ts';

/** Pages of a résumé that needs fewer from a step on. */
function counting(countAt: (step: number) => number) {
  const asked: number[] = [];
  const layoutAt = async (step: number) => {
    asked.push(step);
    return { count: countAt(step), step };
  };
  return { asked, layoutAt };
}

describe('fitPages', () => {
  it('leaves alone what fits', async () => {
    const { asked, layoutAt } = counting(() => 2);
    expect((await fitPages(2, layoutAt)).step).toBe(0);
    expect(asked).toEqual([0]);
  });

  it.each(Array.from({ length: TIGHTEST }, (_, i) => i + 1))('finds the loosest step that fits: %i', async (needed) => {
    const { asked, layoutAt } = counting((step) => (step >= needed ? 1 : 2));
    expect((await fitPages(1, layoutAt)).step).toBe(needed);
    expect(asked.length).toBeLessThanOrEqual(6);
  });

  it('comes as near as it can, and no tighter than that takes', async () => {
    expect((await fitPages(1, counting((step) => (step >= 7 ? 2 : 3)).layoutAt)).step).toBe(7);
    expect((await fitPages(1, counting(() => 3).layoutAt)).step).toBe(0);
  });

  it('does not try what is hopeless, and tries less often what is long', async () => {
    const hopeless = counting(() => 7);
    expect((await fitPages(2, hopeless.layoutAt)).step).toBe(0);
    expect(hopeless.asked).toEqual([0]);
    const long = counting((step) => (step >= 5 ? 12 : 20));
    expect((await fitPages(12, long.layoutAt)).count).toBe(12);
    expect(long.asked.length).toBeLessThanOrEqual(4);
  });
});

it('takes white space first, and goes below no limit but a person’s own', () => {
  const look = lookOf(DEFAULT_DESIGN, {});
  const spaced = tightness(4)(look);
  expect([spaced.bodySize, spaced.marginX, spaced.bodyLineHeight]).toEqual([look.bodySize, look.marginX, look.bodyLineHeight]);
  expect(spaced.spacing).toBeLessThan(0.7);
  const tight = tightness(TIGHTEST)(look);
  expect(tight.bodySize).toBe(8);
  expect(tightness(TIGHTEST)({ ...look, bodySize: 7, marginX: 12 })).toMatchObject({ bodySize: 7, marginX: 12 });
});

describe('a résumé that is to fit', { timeout: 60_000 }, () => {
  it('does, where it can, the same way each time', async () => {
    const engine = await createNodeEngine();
    const document = { ...RESUME, design: { ...RESUME.design, template: 'sidebar-left', fitPages: 1 } };
    const free = await engine.layout({ ...document, design: { ...document.design, fitPages: 0 } });
    expect(free.count).toBe(2);
    const fitted = await engine.layout(document);
    expect(fitted.count).toBe(1);
    expect(fitted.leaves.map(({ text }) => text)).toEqual(free.leaves.map(({ text }) => text));
    const again = await (await createNodeEngine()).layout(document);
    expect(paintSvg(again, 0)).toBe(paintSvg(fitted, 0));
  });

  it('stays as it is where it cannot', async () => {
    const engine = await createNodeEngine();
    const long = { ...GALLERY, sections: [1, 2].flatMap((copy) => GALLERY.sections.map((one) => ({ ...one, id: `${one.id}${copy}` }))) };
    const wanted = { ...long, design: { ...DEFAULT_DESIGN, fitPages: 1 } };
    const pages = await engine.layout(wanted);
    expect(pages.count).toBeGreaterThan(1);
    expect(pages.count).toBeLessThanOrEqual((await engine.layout(long)).count);
  });
});

import { expect, it } from 'vitest';
import { ARABIC } from '../fixtures/arabic.ts';
import { FIXTURE_META } from '../fixtures/pins.ts';
import { paintPdf, verifyPdf } from '../index.ts';
import { createNodeEngine } from '../runtime/node.ts';

const engine = await createNodeEngine();
const name = 'ليلى حداد Layla Haddad';
const long = {
  ...ARABIC,
  basics: { ...ARABIC.basics, name },
  sections: Array.from({ length: 5 }, (_, copy) =>
    ARABIC.sections.map((section) => ({
      ...section,
      id: `${section.id}${copy}`,
      kind: section.kind === 'summary' ? 'custom' : section.kind,
    })),
  ).flat(),
  design: { ...ARABIC.design, runningHeader: true },
};

it('names a person from right to left at the head of later pages, Latin words in it from left to right', { timeout: 30_000 }, async () => {
  const pages = await engine.layout(long);
  expect(pages.count).toBeGreaterThan(1);
  for (const page of pages.pages.slice(1)) {
    const [header] = page.artifacts;
    const words = header?.words ?? [];
    expect(words.map(({ text }) => text)).toEqual(name.split(' '));
    const fromLeft = [...words].sort((a, b) => a.x - b.x).map(({ text }) => text);
    expect(fromLeft).toEqual(['Layla', 'Haddad', 'حداد', 'ليلى']);
    const right = Math.max(...words.map(({ x, width }) => x + width));
    expect(right).toBeCloseTo(pages.size.width - 46, 0);
  }
  expect(await verifyPdf(await paintPdf(pages, FIXTURE_META), pages, long)).toEqual([]);
});

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it, vi } from 'vitest';
import { CARD, cardWords, composeCard } from './card.ts';
import { RESUME } from './fixtures/resume.ts';
import { createPngPainter } from './png.ts';
import { createNodeEngine } from './runtime/node.ts';
import { viewOf } from './text/sfnt.ts';

// The first run cuts the faces, which takes seconds.
vi.setConfig({ testTimeout: 60_000 });
const engine = await createNodeEngine();

async function cardOf(document: typeof RESUME) {
  const words = cardWords(document);
  return composeCard(await engine.layout(document), words && (await engine.layout(words)));
}
const textOf = (runs: readonly { words: readonly { text: string }[] }[]): string =>
  runs.flatMap(({ words }) => words.map(({ text }) => text)).join(' ');

describe('the social card', () => {
  it('says who it is beside the head of the first page, which it does not reach', async () => {
    const [page] = (await cardOf(RESUME)).pages;
    const words = page?.runs.filter((run) => run.words.every(({ x, width }) => x + width < 620)) ?? [];
    expect(textOf(words)).toContain('Jordan A. Whitfield');
    expect(textOf(words)).toContain('Senior Platform Engineer');
    const paper = page?.runs.filter((run) => run.words.every(({ x }) => x >= 664)) ?? [];
    expect(paper.length + words.length).toBe(page?.runs.length);
    expect(paper.length).toBeGreaterThan(20);
    const baselines = words.map(({ baseline }) => baseline);
    expect(Math.min(...baselines)).toBeGreaterThan(100);
    expect(Math.max(...baselines)).toBeLessThan(530);
  });

  it('is of the size that other sites show', async () => {
    const wasm = await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'));
    const paint = await createPngPainter(await WebAssembly.compile(wasm));
    const png = await paint(await cardOf(RESUME), 0, 1);
    expect([viewOf(png).getUint32(16), viewOf(png).getUint32(20)]).toEqual([CARD.width, CARD.height]);
  });

  it('keeps a long name on the card', async () => {
    const name = 'Maximiliane Oberhauser-Wolkenstein von und zu Hohenlohe-Langenburg';
    const [page] = (await cardOf({ ...RESUME, basics: { ...RESUME.basics, name, headline: 'Principal engineer '.repeat(4).trim() } }))
      .pages;
    const words = page?.runs.filter((run) => run.words.every(({ x }) => x < 620)) ?? [];
    for (const { words: all } of words) for (const { x, width } of all) expect(x + width).toBeLessThan(650);
    expect(Math.max(...words.map(({ baseline }) => baseline))).toBeLessThan(CARD.height);
  });

  it('is the page alone when nobody says who it is', async () => {
    const nobody = { ...RESUME, basics: {} };
    expect(cardWords(nobody)).toBeNull();
    const [page] = (await cardOf(nobody)).pages;
    expect(page?.runs.every((run) => run.words.every(({ x }) => x >= 664))).toBe(true);
  });
});

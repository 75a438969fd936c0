import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_DESIGN, type ResumeDocument } from '#protocol/document';
import { createNodeEngine, loadFont } from '../runtime/node.ts';
import { viewOf } from './sfnt.ts';

// The first run cuts the faces, which takes seconds.
vi.setConfig({ testTimeout: 60_000 });

const engine = await createNodeEngine();

const resume = (family: string): ResumeDocument => ({
  schema: 1,
  title: '',
  basics: {
    name: 'Nguyễn Łukasz',
    headline: 'q\u0302 and e\u0301, ẋ\u0323, Ж, λ, “€ 5”, fi',
    summary: [
      { spans: [{ text: 'Plain q\u0302 ' }, { text: 'bold q\u0302 ', bold: true }, { text: 'slanted q\u0302 ≥ ✓', italic: true }] },
    ],
  },
  sections: [],
  design: { ...DEFAULT_DESIGN, bodyFont: family, headingFont: family },
});

describe('each family that a design may name', () => {
  it.each(['Inter', 'Source Sans 3', 'Source Serif 4', 'IBM Plex Sans', 'Lato', 'EB Garamond', 'Lora'])(
    'sets Latin of all kinds in %s: a glyph for everything, a letter and its marks in one face, as wide as laid out',
    async (family) => {
      const { pages, fonts } = await engine.layout(resume(family));
      const runs = pages.flatMap((page) => page.runs);
      expect(new Set(runs.map((run) => run.style.family))).toEqual(new Set([family]));
      for (const { style, size, letterSpacing, words } of runs) {
        for (const word of words) {
          for (const { face, text } of fonts.runs(word.text, style)) {
            expect(text).not.toMatch(/^\p{M}/u);
            for (const { id } of fonts.library.shape(face, text, 'ltr')) expect(id).not.toBe(0);
          }
          if (letterSpacing === 0) expect(Math.abs(fonts.measure(word.text, style, size) - word.width)).toBeLessThan(0.5);
        }
      }
      expect(fonts.faces.filter((face) => face.family === family).length).toBeGreaterThanOrEqual(3);
    },
  );
});

it('asks again for a file that once could not be loaded', async () => {
  const { FontLibrary } = await import('./fonts.ts');
  const { Shaper } = await import('./harfbuzz.ts');
  const { loadWasm } = await import('../runtime/node.ts');
  const { FACES } = await import('./faces.ts');
  let calls = 0;
  const library = new FontLibrary(
    async (file) => {
      calls++;
      if (calls === 1) throw new Error('offline');
      return loadFont(file);
    },
    await Shaper.create((await loadWasm()).harfBuzz),
  );
  const [inter] = FACES;
  if (!inter) throw new Error('unreachable');
  await expect(library.face(inter)).rejects.toThrow('offline');
  const face = await library.face(inter);
  expect(viewOf(face.sfnt.bytes).getUint32(0)).toBe(0x00010000);
});

import { getDocumentProxy } from 'unpdf';
import { describe, expect, it, vi } from 'vitest';
import type { ResumeDocument } from '#protocol/document';
import { FIXTURE_META } from './fixtures/pins.ts';
import { SCRIPT_SAMPLES, type ScriptSample, scriptResume } from './fixtures/scripts.ts';
import { createEngine, type Pages, paintPdf, paintSvg, verifyPdf } from './index.ts';
import { readPdf } from './pdf/read.ts';
import { createNodeEngine, loadFont, loadWasm } from './runtime/node.ts';
import { fontFaces } from './svg.ts';

// The first run cuts the faces, which takes seconds.
vi.setConfig({ testTimeout: 60_000 });

const engine = await createNodeEngine();
const SAMPLES: [string, ScriptSample][] = Object.entries(SCRIPT_SAMPLES);

/** Without what a reader may drop: characters of no width, how emoji ask to be pictures, the letters in a flag's tag. */
const plain = (text: string): string =>
  text.normalize('NFC').replace(/[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|\ufe0e|\ufe0f|[\u{e0000}-\u{e007f}]/gu, '');
const expectedOf = (pages: Pages): string => pages.leaves.map(({ text }) => plain(text)).join(' ');

async function paint(document: ResumeDocument) {
  const pages = await engine.layout(document);
  return { pages, bytes: await paintPdf(pages, { ...FIXTURE_META, language: document.design.locale }) };
}

describe.each(SAMPLES)('a résumé in %s', (name, sample) => {
  const document = scriptResume(sample);
  const isHan = /^(?:chinese|japanese|korean)/.test(name);

  it('reads back from its file, word for word, without ligatures', async () => {
    const { pages, bytes } = await paint(document);
    expect(await verifyPdf(bytes, pages, document)).toEqual([]);
    const text = (await readPdf(bytes)).pages.flatMap(({ marked }) => marked).join('');
    expect(text).not.toMatch(/[\ufb00-\ufb06\ufffd]/);
    for (const part of ['summary', 'bold'] as const)
      if (!/[\u0590-\u08ff]/.test(sample[part])) expect(plain(text)).toContain(plain(sample[part]).trim());
    expect(bytes.length).toBeLessThan(isHan ? 120_000 : 30_000);
  });

  it('gives its words to another reader', async () => {
    const { pages, bytes } = await paint(document);
    const file = await getDocumentProxy(bytes);
    const { items } = await (await file.getPage(1)).getTextContent();
    // It gives a line from right to left in pieces.
    const between = sample.locale.match(/^(?:ar|fa|he)/) ? ' ' : '';
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : between) : '')).join('');
    expect(recall(expectedOf(pages), plain(text), name)).toBeGreaterThanOrEqual(0.995);
  });

  it('is drawn as wide as it was laid out', async () => {
    const { pages, fonts } = await engine.layout(document);
    for (const { size, style, letterSpacing, words } of pages.flatMap(({ runs }) => runs)) {
      if (letterSpacing !== 0) continue;
      for (const word of words) expect(Math.abs(fonts.measure(word.text, style, size) - word.width)).toBeLessThan(0.5);
    }
  });

  it('loads little, and the same whatever was loaded before', async () => {
    const files = new Map<string, number>();
    const fresh = await createEngine({
      loadFont: async (file) => {
        const bytes = await loadFont(file);
        files.set(file, bytes.length);
        return bytes;
      },
      wasm: await loadWasm(),
    });
    const pages = await fresh.layout(document);
    const { pages: before } = await paint(document);
    expect(paintSvg(pages, 0)).toBe(paintSvg(before, 0));
    const shown = await Promise.all(fontFaces(pages).map(async ({ file }) => (await loadFont(file)).length));
    const total = [...files.values(), ...shown].reduce((sum, bytes) => sum + bytes, 0);
    expect(total).toBeLessThan(name === 'latin' ? 250_000 : isHan ? 1_000_000 : 600_000);
  });
});

/**
 * How much of the text a reader found. Scripts without spaces between words are compared by character; from right to left,
 * readers disagree where punctuation and vowel signs belong, so only letters and figures count.
 */
function recall(expected: string, found: string, name: string): number {
  const isRightToLeft = /arabic|persian|hebrew/.test(name);
  const tokens = (text: string): string[] => {
    if (/thai|chinese|japanese/.test(name)) return [...text.replace(/\s/g, '')];
    if (isRightToLeft) return text.replace(/\p{M}|ٔ/gu, '').match(/\p{Script=Arabic}+|\p{Script=Hebrew}+|\p{Script=Latin}+|\p{N}+/gu) ?? [];
    return text.split(/\s+/).filter(Boolean);
  };
  const left = new Map<string, number>();
  for (const token of tokens(found)) left.set(token, (left.get(token) ?? 0) + 1);
  const wanted = tokens(expected);
  const hits = wanted.filter((token) => {
    const count = left.get(token) ?? 0;
    left.set(token, count - 1);
    return count > 0;
  });
  return hits.length / wanted.length;
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, it, vi } from 'vitest';
import { RESUME } from './fixtures/resume.ts';
import { createPngPainter } from './png.ts';
import { createNodeEngine } from './runtime/node.ts';
import { viewOf } from './text/sfnt.ts';

// The first run cuts the faces, which takes seconds.
vi.setConfig({ testTimeout: 60_000 });

const wasm = await WebAssembly.compile(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));

it('draws a page of the size asked for, with text in it', async () => {
  const engine = await createNodeEngine();
  const paint = await createPngPainter(wasm);
  const png = await paint(await engine.layout(RESUME), 0, 0.5);
  expect([...png.subarray(1, 4)]).toEqual([...new TextEncoder().encode('PNG')]);
  expect(viewOf(png).getUint32(16)).toBe(298);
  const blank = await paint(await engine.layout({ ...RESUME, basics: {}, sections: [] }), 0, 0.5);
  expect(png.length).toBeGreaterThan(blank.length * 10);
});

it('draws bold text, too', async () => {
  const engine = await createNodeEngine();
  const paint = await createPngPainter(wasm);
  const empty = { ...RESUME, basics: {}, sections: [] };
  const blank = await paint(await engine.layout(empty), 0, 0.5);
  // The name at the top, which is the only text, is semi-bold.
  const named = await paint(await engine.layout({ ...empty, basics: { name: 'Ada Lovelace' } }), 0, 0.5);
  expect(named.length).toBeGreaterThan(blank.length * 1.2);
});

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { RESUME } from './fixtures/resume.ts';
import { createPngPainter } from './png.ts';
import { createNodeEngine } from './runtime/node.ts';
import { viewOf } from './text/sfnt.ts';

const wasm = await WebAssembly.compile(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));

it('draws a page of the size asked for, with text in it', async () => {
  const engine = await createNodeEngine();
  const paint = await createPngPainter(wasm);
  const png = paint(await engine.layout(RESUME), 0, 0.5);
  expect([...png.subarray(1, 4)]).toEqual([...new TextEncoder().encode('PNG')]);
  expect(viewOf(png).getUint32(16)).toBe(298);
  const blank = paint(await engine.layout({ ...RESUME, basics: {}, sections: [] }), 0, 0.5);
  expect(png.length).toBeGreaterThan(blank.length * 10);
});

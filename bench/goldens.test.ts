import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { createPngPainter } from '../actors/render/png.ts';
import { createNodeEngine } from '../actors/render/runtime/node.ts';
import { difference, GOLDENS, goldenPages } from './goldens.ts';
import { decode, type Image } from './png8.ts';

it('every template looks as it did when somebody looked at it; `npm run gallery` renews the pictures after a change that is meant', {
  timeout: 60_000,
}, async () => {
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  const [engine, paint] = await Promise.all([createNodeEngine(), readFile(wasm).then(WebAssembly.compile).then(createPngPainter)]);
  const expected = new Set(await readdir(GOLDENS));
  const differences: string[] = [];
  for await (const { file, template, page, png } of goldenPages(engine, paint)) {
    const place = `${template}, page ${page}`;
    if (!expected.delete(file)) differences.push(`${place}: there was no such page`);
    else {
      const found = difference(decode(await readFile(new URL(file, GOLDENS))), decode(png));
      if (found) differences.push(`${place}: ${found}`);
    }
  }
  for (const file of expected) differences.push(`${file}: there is no such page any more`);
  expect(differences).toEqual([]);
});

const image = (width: number, height: number, dark: readonly number[]): Image => {
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (const at of dark) pixels.fill(90, at * 4, at * 4 + 3);
  return { width, height, pixels };
};

it('says where pictures differ, and nothing of what nobody sees', () => {
  const blank = image(20, 10, []);
  expect(difference(blank, image(20, 10, []))).toBeNull();
  expect(difference(blank, image(20, 10, [3, 4, 5]))).toBeNull();
  expect(difference(blank, image(20, 10, [23, 24, 25, 26, 43, 44, 45, 46]))).toBe(
    '8 pixels, 5 to 10 points from the left, 2 to 3 from the top',
  );
  expect(difference(blank, image(10, 20, []))).toBe('10 × 20 pixels instead of 20 × 10');
});

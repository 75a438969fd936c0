import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { GALLERY } from '../actors/render/fixtures/gallery.ts';
import { STUDENT } from '../actors/render/fixtures/student.ts';
import { createPngPainter } from '../actors/render/png.ts';
import { createNodeEngine } from '../actors/render/runtime/node.ts';
import { TEMPLATES } from '../actors/render/templates/index.ts';
import { GOLDENS, goldenPages } from './goldens.ts';
import { withPalette } from './png8.ts';

/**
 * The pictures of the templates, drawn by the page engine: the sample's first page for the documentation, and a small
 * one for the design panel; and every page, small, as `goldens.test.ts` expects it. Run by `npm run gallery` after a change of look; the
 * pictures are kept in the repository.
 */
const PICTURES = [
  { folder: new URL('../docs/templates/', import.meta.url), scale: 1.75 },
  { folder: new URL('../ui/src/features/design/pictures/', import.meta.url), scale: 0.72 },
] as const;
/** More than this is too much for a repository. */
const MOST_BYTES = 150 * 1024;

const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
const [engine, paint] = await Promise.all([createNodeEngine(), readFile(wasm).then(WebAssembly.compile).then(createPngPainter)]);

for (const { folder } of PICTURES) await mkdir(folder, { recursive: true });
for (const { id, starts } of TEMPLATES) {
  // What promises one page is shown with what fits on one.
  const pages = await engine.layout(starts.fitPages === 1 ? STUDENT : GALLERY, { template: id });
  for (const { folder, scale } of PICTURES) {
    const png = withPalette(await paint(pages, 0, scale));
    if (png.length > MOST_BYTES) throw new Error(`${id}: ${png.length} bytes at ${scale} pixels a point`);
    await writeFile(new URL(`${id}.png`, folder), png);
    console.log(`${id} ${Math.round(png.length / 1024)} KB at ${scale}`);
  }
}

await rm(GOLDENS, { recursive: true, force: true });
await mkdir(GOLDENS, { recursive: true });
for await (const { file, png } of goldenPages(engine, paint)) await writeFile(new URL(file, GOLDENS), withPalette(png));

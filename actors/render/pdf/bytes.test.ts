import { expect, it } from 'vitest';
import { GALLERY } from '../fixtures/gallery.ts';
import { dataUrl, JPEG } from '../fixtures/pictures.ts';
import { FIXTURE_META } from '../fixtures/pins.ts';
import { SCRIPTS } from '../fixtures/scripts.ts';
import { paintPdf } from '../index.ts';
import { createNodeEngine } from '../runtime/node.ts';
import { TEMPLATES } from '../templates/index.ts';
import { readPdf } from './read.ts';

const photo = { source: dataUrl(JPEG, 'jpeg'), width: 16, height: 24, alt: 'Clara' };

it('are the same for the same document, whatever was made before', { timeout: 60_000 }, async () => {
  const [one, other] = await Promise.all([createNodeEngine(), createNodeEngine()]);
  await paintPdf(await other.layout(SCRIPTS), FIXTURE_META);
  for (const { id: template } of TEMPLATES) {
    const [first, second] = await Promise.all(
      [one, other].map(async (engine) => paintPdf(await engine.layout(GALLERY, { template, photo }), FIXTURE_META)),
    );
    expect(second).toEqual(first);
  }
});

it('differ by what was attached, and say so in the ID', async () => {
  const pages = await (await createNodeEngine()).layout(GALLERY);
  const idOf = (file: Uint8Array): string => /\/ID \[ <([0-9a-f]{32})>/.exec(new TextDecoder('latin1').decode(file))?.[1] ?? '';
  const [a, b] = await Promise.all(['{"a":1}', '{"a":2}'].map((source) => paintPdf(pages, { ...FIXTURE_META, source })));
  if (!a || !b) throw new Error('unreachable');
  expect(idOf(a)).toHaveLength(32);
  expect(idOf(a)).not.toBe(idOf(b));
  expect((await readPdf(a)).source).toBe('{"a":1}');
});

it('are few: two pages in Latin letters, with their source, within 30 KB in the usual template', async () => {
  const pages = await (await createNodeEngine()).layout(GALLERY);
  expect(pages.count).toBe(2);
  expect((await paintPdf(pages, { ...FIXTURE_META, source: JSON.stringify(GALLERY) })).length).toBeLessThan(30_000);
});

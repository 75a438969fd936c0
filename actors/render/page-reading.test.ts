import { expect, it } from 'vitest';
import type { ResumeDocument } from '#protocol/document';
import { ARABIC } from './fixtures/arabic.ts';
import { GALLERY } from './fixtures/gallery.ts';
import { paintPdf } from './index.ts';
import { readingOfPages } from './page-reading.ts';
import { readingOf } from './pdf/reading.ts';
import { createNodeEngine } from './runtime/node.ts';

async function bothOf(template: string, document: ResumeDocument) {
  const engine = await createNodeEngine();
  const pages = await engine.layout(document, { template });
  const bytes = await paintPdf(pages, { title: 'T', author: 'A', language: 'en', date: new Date(0) });
  return { fromPages: readingOfPages(pages), fromFile: await readingOf(bytes) };
}

it.each(['classic', 'sidebar-left', 'timeline'])('reads in the pages of %s what programs read in their PDF', async (template) => {
  const { fromPages, fromFile } = await bothOf(template, GALLERY);
  expect(fromPages.length).toBeGreaterThan(4);
  expect(fromPages).toEqual(fromFile);
});

it('reads the same words in the same lines from right to left', async () => {
  const { fromPages, fromFile } = await bothOf('modern', ARABIC);
  // Marks and figures of such lines are where the file's reader puts them.
  const words = (sections: typeof fromPages) =>
    sections.map(({ heading, lines }) => [heading, ...lines].map((line) => line.match(/\p{L}+/gu)?.join(' ') ?? ''));
  expect(words(fromPages)).toEqual(words(fromFile));
  expect(fromPages.flatMap(({ lines }) => lines)).toContain('2011 – 2015');
});

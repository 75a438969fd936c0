import './no-eval.ts';
import type { ResumeDocument } from '#protocol/document';
import { withoutBreath } from '#render/breath';
import { readingOfPages } from '#render/page-reading';
import { shownPhoto } from '#render/photo/shown';
import { createBrowserEngine } from '#render/runtime/browser';
import { fontFaces, paintSvg } from '#render/svg';
import { MissingGlyphsError } from '#render/text/choose';
import type { FileOutcome, FileWish, LayoutAnswer, LayoutRequest } from './messages.ts';

/** The page engine, off the main thread: typing never waits for it. */
let engine: ReturnType<typeof createBrowserEngine> | undefined;

function started() {
  engine ??= createBrowserEngine();
  // A failed start (no network) must not be remembered.
  engine.catch(() => {
    engine = undefined;
  });
  return engine;
}

async function answer({ id, document, photo: source, firstOnly, readingOnly, file }: LayoutRequest): Promise<LayoutAnswer> {
  try {
    if (file) return { id, ...(await fileOf(document, file)) };
    const photo = source === undefined ? undefined : shownPhoto(document, source);
    const pages = await (await started()).layout(document, photo ? { photo } : {});
    const { size, count } = pages;
    if (readingOnly) return { id, kind: 'pages', result: { pages: [], size, count, faces: [], reading: readingOfPages(pages) } };
    const painted = Array.from({ length: firstOnly ? 1 : count }, (_, page) => paintSvg(pages, page));
    return { id, kind: 'pages', result: { pages: painted, size, count, faces: fontFaces(pages) } };
  } catch (error) {
    if (error instanceof MissingGlyphsError)
      return { id, kind: 'missing', glyphs: error.missing.map(({ character, place }) => ({ character, place })) };
    return { id, kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

/** Made by what the server makes its files by, so that they are the same, byte for byte. Its code comes when it is first asked for. */
async function fileOf(document: ResumeDocument, { date, photo }: FileWish): Promise<FileOutcome> {
  const { pdfOf, withPages } = await import('#render/file');
  const wish = { document, template: null, loadPhoto: async () => photo ?? null };
  const made = await withPages(await started(), wish, (pages) => pdfOf(pages, { document, date: new Date(date), breathe: withoutBreath }));
  return made.ok ? { kind: 'file', bytes: new Uint8Array(made.bytes) } : { kind: 'refused', error: made.error };
}

// One at a time: the engine's modules have one state. The client sends the next only when this one is answered.
self.addEventListener('message', (event: MessageEvent<LayoutRequest>) => {
  void answer(event.data).then((reply) => self.postMessage(reply));
});

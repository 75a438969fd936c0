import '../zod-config.ts';
import { readingOfPages } from '#render/page-reading';
import { shownPhoto } from '#render/photo/shown';
import { createBrowserEngine } from '#render/runtime/browser';
import { fontFaces, paintSvg } from '#render/svg';
import { MissingGlyphsError } from '#render/text/choose';
import type { LayoutAnswer, LayoutRequest } from './messages.ts';

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

async function answer({ id, document, photo: source, firstOnly, readingOnly }: LayoutRequest): Promise<LayoutAnswer> {
  try {
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

// One at a time: the engine's modules have one state. The client sends the next only when this one is answered.
self.addEventListener('message', (event: MessageEvent<LayoutRequest>) => {
  void answer(event.data).then((reply) => self.postMessage(reply));
});

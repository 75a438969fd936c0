import { zipSync } from 'fflate';
import type { ResumeDocument } from '#protocol/document';
import { cardWords, composeCard } from '#render/card';
import { type LoadPhoto, pdfOf, type Rendered, withPages } from '#render/file';
import type { Engine } from '#render/index';
import type { Pages } from '#render/pages';
import type { PaintPng } from '#render/png';
import { workerdBreath as breathe } from '#render/runtime/breath';
import { type Assets, createWorkerdEngine } from '#render/runtime/workerd';
import { turns } from './turns.ts';

export interface RenderRequest {
  document: ResumeDocument;
  template: string | null;
  loadPhoto: LoadPhoto;
  /** Where the fonts are. */
  assets: Assets;
  /** A share of 0 to 1. */
  onProgress(share: number): void;
}

export interface PdfRequest extends RenderRequest {
  /** The date in the file's metadata. */
  date: Date;
}

export interface PngRequest extends RenderRequest {
  /** From 1. */
  page: number;
  /** In pixels. */
  width: number;
}

export interface PngsRequest extends RenderRequest {
  /** In pixels. */
  width: number;
  /** The date of the files in the archive. */
  date: Date;
}

/** Pictures of more pages than these are no file that anybody wants, and too much to hold at once. */
const MOST_PICTURES = 40;

/** One engine a process: its fonts and caches serve every job. The painter of PNGs brings 1 MB of wasm, so it comes when it is needed. */
let engine: Promise<Engine> | null = null;
let painter: Promise<PaintPng> | null = null;
/** How many had died in the middle when they were made. */
let lost = 0;

/** Whoever died in the middle may have begun to make them, or to load a font into them: nobody may wait for that. */
function forgetHalfMade(): void {
  if (lost === turns.lost) return;
  lost = turns.lost;
  engine = null;
  painter = null;
}

function engineHere(assets: Assets): Promise<Engine> {
  forgetHalfMade();
  engine ??= createWorkerdEngine(assets).catch((error: unknown) => {
    engine = null;
    throw error;
  });
  return engine;
}

function painterHere(): Promise<PaintPng> {
  forgetHalfMade();
  painter ??= import('#render/runtime/png.workerd')
    .then(({ createWorkerdPngPainter }) => createWorkerdPngPainter())
    .catch((error: unknown) => {
      painter = null;
      throw error;
    });
  return painter;
}

/** Makes the PDF and reads it back before anybody gets it. */
export function renderPdf({ date, ...request }: PdfRequest): Promise<Rendered> {
  const { document, onProgress } = request;
  return withPagesHere(request, (pages) =>
    pdfOf(pages, { document, date, onProgress: (share) => onProgress(0.4 + 0.55 * share), breathe }),
  );
}

/** One page as a picture. */
export function renderPng({ page, width, ...request }: PngRequest): Promise<Rendered> {
  return withPagesHere(request, async (pages) => {
    if (page > pages.count)
      return { ok: false, error: { code: 'invalid_input', detail: `There is no page ${page}: the last one is ${pages.count}.` } };
    const paint = await painterHere();
    return { ok: true, bytes: await paint(pages, page - 1, width / pages.size.width), pages: pages.count };
  });
}

/** Every page as a picture; several in a ZIP, which does not try to make PNGs any smaller. The same pages give the same bytes. */
export function renderPngs({ width, date, ...request }: PngsRequest): Promise<Rendered> {
  return withPagesHere(request, async (pages) => {
    if (pages.count > MOST_PICTURES)
      return { ok: false, error: { code: 'too_complex', detail: `Pictures are made of up to ${MOST_PICTURES} pages.` } };
    const paint = await painterHere();
    const pictures: Uint8Array[] = [];
    for (let page = 0; page < pages.count; page += 1) {
      pictures.push(await paint(pages, page, width / pages.size.width));
      request.onProgress(0.4 + (0.5 * (page + 1)) / pages.count);
      await breathe();
    }
    const [only] = pictures;
    if (only && pictures.length === 1) return { ok: true, bytes: only, pages: 1 };
    const files = pictures.map((bytes, index): [string, Uint8Array] => [`page-${String(index + 1).padStart(2, '0')}.png`, bytes]);
    return { ok: true, bytes: zipSync(Object.fromEntries(files), { level: 0, mtime: date }), pages: pages.count };
  });
}

/** The card: the first page and the person's name beside each other, as a picture. */
export function renderCard(request: RenderRequest): Promise<Rendered> {
  return withPagesHere(request, async (pages) => {
    const words = cardWords(request.document);
    const { layout } = await engineHere(request.assets);
    const card = composeCard(pages, words && (await layout(words)));
    const paint = await painterHere();
    await breathe();
    return { ok: true, bytes: await paint(card, 0, 1), pages: pages.count };
  });
}

/** Lays the document out with the engine of this process; what is wrong with it is an answer. */
async function withPagesHere({ assets, onProgress, ...wish }: RenderRequest, make: (pages: Pages) => Promise<Rendered>): Promise<Rendered> {
  return withPages(await engineHere(assets), wish, (pages) => {
    onProgress(0.4);
    return make(pages);
  });
}

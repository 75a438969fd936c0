import type { ResumeDocument } from '#protocol/document';
import type { JobStatus } from '#protocol/export';
import { cardWords, composeCard } from '#render/card';
import { type Engine, MissingGlyphsError, MOST_WORK, paintPdf, TooComplexError } from '#render/index';
import type { Pages } from '#render/pages';
import { cleanPhoto } from '#render/photo/photo';
import { dataUrlOf } from '#render/photo/printable';
import { shownPhoto } from '#render/photo/shown';
import type { PaintPng } from '#render/png';
import { workerdBreath as breathe } from '#render/runtime/breath';
import { type Assets, createWorkerdEngine } from '#render/runtime/workerd';
import type { Photo } from '#render/templates/contract';
import { templateById } from '#render/templates/index';
import { type Difference, verifyPdf } from '#render/verify';
import type { LoadPhoto } from './photo.ts';
import { sourceOf } from './source.ts';
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

export type Rendered = { ok: true; bytes: Uint8Array; pages: number } | { ok: false; error: NonNullable<JobStatus['error']> };

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

/**
 * Makes the PDF and reads it back before anybody gets it. What is wrong with the document (a character that no font has) or with the
 * file (it does not say what the document says) is an answer; anything unexpected is thrown.
 */
export function renderPdf({ date, ...request }: PdfRequest): Promise<Rendered> {
  const { document, onProgress } = request;
  return withPages(request, async (pages) => {
    const author = document.basics.name ?? '';
    const meta = {
      title: author ? `${author} – ${document.title}` : document.title,
      author,
      language: document.design.locale,
      date,
      source: JSON.stringify(sourceOf(document, pages)),
    };
    const bytes = await paintPdf(pages, meta, { onPage: (done, total) => onProgress(0.4 + (0.4 * done) / total), breathe });
    onProgress(0.85);
    const differences = await verifyPdf(bytes, pages, document, meta.source, breathe);
    if (differences.length > 0)
      return { ok: false, error: { code: 'verification_failed', detail: differences.slice(0, 5).map(inWords).join(' · ') } };
    return { ok: true, bytes, pages: pages.count };
  });
}

/** One page as a picture. */
export function renderPng({ page, width, ...request }: PngRequest): Promise<Rendered> {
  return withPages(request, async (pages) => {
    if (page > pages.count)
      return { ok: false, error: { code: 'invalid_input', detail: `There is no page ${page}: the last one is ${pages.count}.` } };
    const paint = await painterHere();
    return { ok: true, bytes: await paint(pages, page - 1, width / pages.size.width), pages: pages.count };
  });
}

/** The card: the first page and the person's name beside each other, as a picture. */
export function renderCard(request: RenderRequest): Promise<Rendered> {
  return withPages(request, async (pages) => {
    const words = cardWords(request.document);
    const { layout } = await engineHere(request.assets);
    const card = composeCard(pages, words && (await layout(words)));
    const paint = await painterHere();
    await breathe();
    return { ok: true, bytes: await paint(card, 0, 1), pages: pages.count };
  });
}

/** Lays the document out; what is wrong with it is an answer. */
async function withPages(
  { document, template, loadPhoto, assets, onProgress }: RenderRequest,
  make: (pages: Pages) => Promise<Rendered>,
): Promise<Rendered> {
  const { layout } = await engineHere(assets);
  try {
    const photo = await pictureFor(document, template, loadPhoto);
    if (photo === 'missing') return { ok: false, error: { code: 'unknown_photo' } };
    const pages = await layout(document, { mostWork: MOST_WORK, ...(template ? { template } : {}), ...(photo ? { photo } : {}) });
    onProgress(0.4);
    return await make(pages);
  } catch (error) {
    if (error instanceof TooComplexError)
      return {
        ok: false,
        error: { code: 'too_complex', detail: 'It is far longer than a résumé. Hide or shorten some sections, and try again.' },
      };
    if (!(error instanceof MissingGlyphsError)) throw error;
    return {
      ok: false,
      error: { code: 'missing_glyphs', detail: error.message, glyphs: error.missing.map(({ character, place }) => ({ character, place })) },
    };
  }
}

/** The document's picture, where the template shows one. Its bytes are checked once more before they go into a file. */
async function pictureFor(document: ResumeDocument, template: string | null, load: LoadPhoto): Promise<Photo | 'missing' | undefined> {
  const { basics, design } = document;
  if (!basics.photo || !templateById(template ?? design.template).showsPhoto) return undefined;
  const bytes = await load(basics.photo.key);
  if (!bytes) return 'missing';
  const photo = await cleanPhoto(bytes);
  if ('refused' in photo) throw new Error(`a kept picture that cannot be printed: ${photo.refused.detail}`);
  return shownPhoto(document, dataUrlOf(photo));
}

/** What differs and where, without the text itself. */
const inWords = ({ what, page, place }: Difference): string =>
  [what, page === undefined ? '' : `on page ${page}`, place ?? ''].filter(Boolean).join(' ');

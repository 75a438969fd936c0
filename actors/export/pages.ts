import type { ResumeDocument } from '#protocol/document';
import type { JobStatus } from '#protocol/export';
import { type Engine, MissingGlyphsError, paintPdf } from '#render/index';
import { cleanPhoto } from '#render/photo/photo';
import { dataUrlOf } from '#render/photo/printable';
import { shownPhoto } from '#render/photo/shown';
import { type Assets, createWorkerdEngine } from '#render/runtime/workerd';
import type { Photo } from '#render/templates/contract';
import { templateById } from '#render/templates/index';
import { type Difference, verifyPdf } from '#render/verify';
import type { LoadPhoto } from './photo.ts';
import { sourceOf } from './source.ts';

export interface RenderRequest {
  document: ResumeDocument;
  template: string | null;
  loadPhoto: LoadPhoto;
  /** The date in the file's metadata. */
  date: Date;
  /** Where the fonts are. */
  assets: Assets;
  /** A share of 0 to 1. */
  onProgress(share: number): void;
}

export type Rendered = { ok: true; bytes: Uint8Array; pages: number } | { ok: false; error: NonNullable<JobStatus['error']> };

/** One engine a process: its fonts and caches serve every job. */
let engine: Promise<Engine> | null = null;

function engineHere(assets: Assets): Promise<Engine> {
  engine ??= createWorkerdEngine(assets).catch((error: unknown) => {
    engine = null;
    throw error;
  });
  return engine;
}

/**
 * Makes the PDF and reads it back before anybody gets it. What is wrong with the document (a character that no font has) or with the
 * file (it does not say what the document says) is an answer; anything unexpected is thrown.
 */
export async function renderPdf({ document, template, loadPhoto, date, assets, onProgress }: RenderRequest): Promise<Rendered> {
  const { layout } = await engineHere(assets);
  try {
    const photo = await pictureFor(document, template, loadPhoto);
    if (photo === 'missing') return { ok: false, error: { code: 'unknown_photo' } };
    const pages = await layout(document, { ...(template ? { template } : {}), ...(photo ? { photo } : {}) });
    onProgress(0.4);
    const author = document.basics.name ?? '';
    const meta = {
      title: author ? `${author} – ${document.title}` : document.title,
      author,
      language: document.design.locale,
      date,
      source: JSON.stringify(sourceOf(document, pages)),
    };
    const bytes = await paintPdf(pages, meta, (done, total) => onProgress(0.4 + (0.4 * done) / total));
    onProgress(0.85);
    const differences = await verifyPdf(bytes, pages, document, meta.source);
    if (differences.length > 0)
      return { ok: false, error: { code: 'verification_failed', detail: differences.slice(0, 5).map(inWords).join(' · ') } };
    return { ok: true, bytes, pages: pages.count };
  } catch (error) {
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

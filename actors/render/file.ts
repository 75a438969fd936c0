import type { ResumeDocument } from '#protocol/document';
import type { JobStatus } from '#protocol/export';
import { canonicalJson } from '#protocol/json';
import type { PhotoKey } from '#protocol/photo';
import type { Breathe } from './breath.ts';
import type { Difference } from './difference.ts';
import type { Engine } from './engine.ts';
import type { Pages } from './pages.ts';
import { paintPdf } from './pdf/paint.ts';
import { cleanPhoto } from './photo/photo.ts';
import { dataUrlOf } from './photo/printable.ts';
import { shownPhoto } from './photo/shown.ts';
import { sourceOf } from './source.ts';
import type { Photo } from './templates/contract.ts';
import { templateById } from './templates/index.ts';
import { MissingGlyphsError } from './text/choose.ts';
import { verifyPdf } from './verify.ts';
import { MOST_WORK, TooComplexError } from './work.ts';

/** Gives the bytes of a picture that a document shows; null when they are not there. */
export type LoadPhoto = (key: PhotoKey) => Promise<Uint8Array | null>;

export type Rendered = { ok: true; bytes: Uint8Array; pages: number } | { ok: false; error: NonNullable<JobStatus['error']> };

interface PagesWish {
  document: ResumeDocument;
  /** `null`: the document's own. */
  template: string | null;
  loadPhoto: LoadPhoto;
}

/**
 * Lays a document out for a file, wherever that is made: the server and every device do just this, and so get the same bytes. What
 * is wrong with the document (a character that no font has, a photo that is not there) is an answer; anything unexpected is thrown.
 */
export async function withPages(
  { layout }: Engine,
  { document, template, loadPhoto }: PagesWish,
  make: (pages: Pages) => Promise<Rendered>,
): Promise<Rendered> {
  try {
    const photo = await pictureFor(document, template, loadPhoto);
    if (photo === 'missing') return { ok: false, error: { code: 'unknown_photo' } };
    return await make(await layout(document, { mostWork: MOST_WORK, ...(template ? { template } : {}), ...(photo ? { photo } : {}) }));
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

export interface PdfWish {
  document: ResumeDocument;
  /** The date in the file's metadata. */
  date: Date;
  /** A share of 0 to 1 of the painting and the reading back. */
  onProgress?: (share: number) => void;
  breathe: Breathe;
}

/** The PDF of pages that were laid out, read back before anybody gets it: a file that does not say what the document says is refused. */
export async function pdfOf(pages: Pages, { document, date, onProgress = () => {}, breathe }: PdfWish): Promise<Rendered> {
  const author = document.basics.name ?? '';
  const meta = {
    title: author ? `${author} – ${document.title}` : document.title,
    author,
    language: document.design.locale,
    date,
    // In one order of keys: where the document was put together, in which order its registers came, is no part of it.
    source: canonicalJson(sourceOf(document, pages)),
  };
  const bytes = await paintPdf(pages, meta, { onPage: (done, total) => onProgress((0.75 * done) / total), breathe });
  onProgress(0.8);
  const differences = await verifyPdf(bytes, pages, document, meta.source, breathe);
  if (differences.length > 0)
    return { ok: false, error: { code: 'verification_failed', detail: differences.slice(0, 5).map(inWords).join(' · ') } };
  return { ok: true, bytes, pages: pages.count };
}

/** What differs and where, without the text itself. */
const inWords = ({ what, page, place }: Difference): string =>
  [what, page === undefined ? '' : `on page ${page}`, place ?? ''].filter(Boolean).join(' ');

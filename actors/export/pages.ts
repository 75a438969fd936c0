import type { ResumeDocument } from '#protocol/document';
import type { JobStatus } from '#protocol/export';
import { type Engine, MissingGlyphsError, paintPdf } from '#render/index';
import { workerdBreath as breathe } from '#render/runtime/breath';
import { type Assets, createWorkerdEngine } from '#render/runtime/workerd';
import { type Difference, verifyPdf } from '#render/verify';
import { sourceOf } from './source.ts';

export interface RenderRequest {
  document: ResumeDocument;
  template: string | null;
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
export async function renderPdf({ document, template, date, assets, onProgress }: RenderRequest): Promise<Rendered> {
  const { layout } = await engineHere(assets);
  try {
    const pages = await layout(document, template ? { template } : {});
    onProgress(0.4);
    const author = document.basics.name ?? '';
    const meta = {
      title: author ? `${author} – ${document.title}` : document.title,
      author,
      language: document.design.locale,
      date,
      source: JSON.stringify(sourceOf(document)),
    };
    const bytes = await paintPdf(pages, meta, { onPage: (done, total) => onProgress(0.4 + (0.4 * done) / total), breathe });
    onProgress(0.85);
    const differences = await verifyPdf(bytes, pages, document, meta.source, breathe);
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

/** What differs and where, without the text itself. */
const inWords = ({ what, page, place }: Difference): string =>
  [what, page === undefined ? '' : `on page ${page}`, place ?? ''].filter(Boolean).join(' ');

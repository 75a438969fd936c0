import { BODY_MAX_BYTES, FILE_MAX_BYTES } from '#protocol/http';
import { api, type ReviewedImport } from '../../data/api.ts';
import { ProblemError } from '../../data/http.ts';
import { w } from './words.ts';

/** A file that the server can read, and what it would make of it. */
export interface ReadImport {
  /** What is sent to make it. */
  file: File;
  review: ReviewedImport;
}

/** Why a file is not sent at all, in words. */
export class UnreadableFile extends Error {}

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  pdf: 'application/pdf',
  zip: 'application/zip',
  md: 'text/markdown',
  markdown: 'text/markdown',
  txt: 'text/plain',
};
export const ACCEPTED = Object.keys(TYPES)
  .map((ending) => `.${ending}`)
  .join(',');

/**
 * Asks the server what it would make of a file. A PDF that is not ours is read here, and its text sent instead.
 * @throws UnreadableFile, or what the call throws
 */
export async function readImport(chosen: File): Promise<ReadImport> {
  const ending = chosen.name.split('.').at(-1)?.toLowerCase() ?? '';
  const type = TYPES[ending];
  if (!type) throw new UnreadableFile(w().wrongKind);
  const most = type === 'application/json' ? BODY_MAX_BYTES : FILE_MAX_BYTES;
  if (chosen.size > most) throw new UnreadableFile(w().tooLarge(most / 1024 / 1024));
  const file = new File([chosen], chosen.name, { type });
  try {
    return { file, review: await api.reviewImport(file) };
  } catch (error) {
    if (type !== 'application/pdf' || !(error instanceof ProblemError) || error.code !== 'foreign_pdf') throw error;
    return readForeignPdf(chosen);
  }
}

async function readForeignPdf(chosen: File): Promise<ReadImport> {
  const { textOfPdf } = await import('./pdfText.ts');
  let text: string;
  try {
    text = await textOfPdf(new Uint8Array(await chosen.arrayBuffer()));
  } catch (cause) {
    throw new UnreadableFile(w().damagedPdf, { cause });
  }
  if (text === '') throw new UnreadableFile(w().pdfWithoutText);
  const file = new File([text], `${chosen.name}.md`, { type: 'text/markdown' });
  return { file, review: await api.reviewImport(file) };
}

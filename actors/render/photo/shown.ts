import type { ResumeDocument } from '#protocol/document';
import type { Photo } from '../templates/contract.ts';
import { photoLabel } from '../templates/labels.ts';
import { cleanText } from '../text/clean.ts';

/** The picture of a document as the templates take it; `source` is where its bytes are. Absent: the document shows none. */
export function shownPhoto({ basics, design }: ResumeDocument, source: string): Photo | undefined {
  const { photo } = basics;
  if (!photo) return undefined;
  const { width, height, crop } = photo;
  const alt = cleanText(photo.alt ?? '').trim() || photoLabel(cleanText(basics.name ?? '').trim(), design.locale);
  return { source, width, height, alt, ...(crop ? { crop } : {}) };
}

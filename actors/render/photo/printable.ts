import type { Photo } from '../templates/contract.ts';
import { type CleanPhoto, seenSize } from './photo.ts';

/** A checked picture as the templates take it. The text alternative is a person's, and never empty. */
export function printablePhoto(photo: CleanPhoto, alt: string): Photo {
  const BLOCK = 8_192;
  let binary = '';
  for (let at = 0; at < photo.bytes.length; at += BLOCK) binary += String.fromCharCode(...photo.bytes.subarray(at, at + BLOCK));
  return { source: `data:image/${photo.kind};base64,${btoa(binary)}`, ...seenSize(photo), alt };
}

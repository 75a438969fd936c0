import type { CleanPhoto } from './photo.ts';

/** A checked picture as the templates take it: the only address that is followed while a file is made. */
export function dataUrlOf(photo: CleanPhoto): string {
  const BLOCK = 8_192;
  let binary = '';
  for (let at = 0; at < photo.bytes.length; at += BLOCK) binary += String.fromCharCode(...photo.bytes.subarray(at, at + BLOCK));
  return `data:image/${photo.kind};base64,${btoa(binary)}`;
}

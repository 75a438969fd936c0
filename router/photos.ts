import { r2Files } from '#kernel/adapters';
import { mailbox } from '#kernel/stubs';
import type { Identity } from '#protocol/envelope';
import type { PhotoAnswer } from '#protocol/http';
import type { ResumeId } from '#protocol/ids';
import { Json } from '#protocol/json';
import { PHOTO_PATH, type Photo, PhotoKey, photoFile, photoType } from '#protocol/photo';
import { type CleanPhoto, cleanPhoto, seenSize } from '../actors/render/photo/photo.ts';
import type { Ctx } from './context.ts';
import { RefusedError, unwrap } from './problem.ts';

/**
 * Keeps a picture with a résumé, without anything in it but the picture. The résumé is asked first, and nothing is stored that it
 * does not let in; should this die half-way, the résumé removes what came. The same picture again changes nothing.
 * @throws RefusedError for what is no picture that can be printed, and for whoever may not edit
 */
export async function keepPhoto(c: Ctx, id: ResumeId, from: Identity, file: Uint8Array): Promise<PhotoAnswer> {
  const { photo, key } = await cleaned(file);
  const resume = mailbox(c.env, 'resume', id);
  const head = { from, request: c.var.requestId };
  const { file: name, isStored } = unwrap(await resume.ask({ type: 'AddPhoto', key, bytes: photo.bytes.byteLength }, head));
  if (!isStored) {
    await r2Files(c.env.FILES).put(name, photo.bytes, photoType(key));
    unwrap(await resume.ask({ type: 'PhotoStored', key }, head));
  }
  return { key, ...seenSize(photo) };
}

/** Keeps a person's own picture, in place of the one before. Should this die half-way, their actor removes what came. */
export async function keepOwnPhoto(c: Ctx, from: Identity, file: Uint8Array): Promise<PhotoAnswer> {
  const { photo, key } = await cleaned(file);
  const account = mailbox(c.env, 'user', from.user);
  const head = { from, request: c.var.requestId };
  const { file: name, isStored } = unwrap(await account.ask({ type: 'AddOwnPhoto', key, bytes: photo.bytes.byteLength }, head));
  if (!isStored) await r2Files(c.env.FILES).put(name, photo.bytes, photoType(key));
  unwrap(await account.ask({ type: 'OwnPhotoStored', key }, head));
  return { key, ...seenSize(photo) };
}

/** @throws RefusedError for what is no picture */
async function cleaned(file: Uint8Array): Promise<{ photo: CleanPhoto; key: PhotoKey }> {
  const photo = await cleanPhoto(file);
  if ('refused' in photo) throw new RefusedError(photo.refused);
  return { photo, key: await photoKey(photo.bytes, photo.kind === 'png' ? 'png' : 'jpg') };
}

/** The key of a cleaned picture. */
export async function photoKey(bytes: Uint8Array<ArrayBuffer>, kind: 'jpg' | 'png'): Promise<PhotoKey> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return PhotoKey.parse(`${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}.${kind}`);
}

/** Gives a new résumé the picture that its document is to show. `file`: the picture as it was kept elsewhere. */
export async function showPhoto(c: Ctx, id: ResumeId, from: Identity, photo: Photo, file: Uint8Array, once?: string): Promise<void> {
  const { key } = await keepPhoto(c, id, from, file);
  const head = { from, request: c.var.requestId, ...(once ? { key: `${once}-photo` } : {}) };
  const value = Json.parse({ ...photo, key });
  const { results } = unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'ApplyOps', ops: [{ path: PHOTO_PATH, value }] }, head));
  const [result] = results;
  if (result?.status === 'refused') throw new RefusedError({ code: result.code });
}

/** A picture that is kept with a résumé; null when its file is not there. */
export async function readPhoto(c: Ctx, id: ResumeId, key: PhotoKey): Promise<Uint8Array | null> {
  const found = await r2Files(c.env.FILES).get(photoFile(id, key));
  return found ? new Uint8Array(await new Response(found.body).arrayBuffer()) : null;
}

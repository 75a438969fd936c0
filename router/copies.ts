import { mailbox } from '#kernel/stubs';
import type { ResumeDocument } from '#protocol/document';
import type { Identity } from '#protocol/envelope';
import type { ResumeId } from '#protocol/ids';
import type { ResumeSummary } from '#protocol/resume-list';
import { registersOf } from '#sync/document';
import type { Ctx } from './context.ts';
import { readPhoto, showPhoto } from './photos.ts';
import { unwrap } from './problem.ts';
import { newResumeId } from './resume-ids.ts';
import { mustBeFree } from './tenant-rules.ts';

/** Names a copy so that it is not taken for what it is a copy of. */
const titleOfCopy = (title: string): string => `${title.slice(0, 480)} (copy)`.trimStart();

/**
 * Begins a résumé with a document that `from` may read: theirs alone, whoever else belongs to the one that it is a copy of. With the
 * same `key` again it is the same one.
 */
export async function beginCopy(
  c: Ctx,
  of: ResumeId,
  document: ResumeDocument,
  from: Identity,
  key: string | undefined,
): Promise<ResumeSummary> {
  const { photo, ...basics } = document.basics;
  const seeds = registersOf({ ...document, basics, title: titleOfCopy(document.title) });
  const copy = await newResumeId(from.user, key);
  await mustBeFree(c, from, copy);
  const head = { from, request: c.var.requestId, ...(key ? { key } : {}) };
  const made = unwrap(await mailbox(c.env, 'resume', copy).ask({ type: 'CreateResume', seeds }, head));
  // Each résumé has a copy of its own: the other one, or its owner, may go.
  const file = photo && (await readPhoto(c, of, photo.key));
  if (file) await showPhoto(c, copy, from, photo, file, key);
  return made;
}

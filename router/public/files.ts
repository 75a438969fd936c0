import { r2Files } from '#kernel/adapters';
import { derivedId } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import { ANONYMOUS } from '#protocol/envelope';
import type { OpenedPage, Slug } from '#protocol/links';
import { photoFile, photoType } from '#protocol/photo';
import type { Ctx } from '../context.ts';
import { disposition } from '../disposition.ts';
import { RefusedError, unwrap } from '../problem.ts';
import { answerFrame, hasTag } from './answer.ts';
import { askPage } from './find.ts';
import { makingFrame, notMadeFrame } from './frame.ts';
import { showsPhoto } from './page.ts';
import { knownVisitor, passOf, visitorOf } from './visitor.ts';

/** What belongs to a page: its picture, its card, its PDF. Each is given through the link only, and never kept without asking. */

const DAY_MS = 24 * 3_600_000;
/** How long a request waits for a PDF before it shows a page about it, and how often it looks. */
const WAIT_MS = 2_500;
const LOOK_MS = 120;
/** A picture opened by itself runs nothing. */
const PICTURE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

const headersOf = (etag: string, type: string, hasPassword: boolean): Record<string, string> => ({
  etag,
  'content-type': type,
  'cache-control': hasPassword ? 'no-store' : 'private, no-cache',
  'content-security-policy': PICTURE_POLICY,
  'x-robots-tag': 'noindex',
});

async function file(c: Ctx, key: string, headers: Record<string, string>) {
  if (hasTag(c, headers.etag ?? '')) return c.body(null, 304, headers);
  const found = await r2Files(c.env.FILES).get(key);
  if (!found) throw new RefusedError({ code: 'not_found' });
  return c.body(found.body, 200, { ...headers, 'content-length': String(found.size) });
}

/** @throws RefusedError `not_found` when the page shows none */
export function photoAnswer(c: Ctx, { resume, document, hasPassword }: OpenedPage) {
  const { photo } = document.basics;
  if (!photo || !showsPhoto(document)) throw new RefusedError({ code: 'not_found' });
  return file(c, photoFile(resume, photo.key), headersOf(`"${photo.key.slice(0, 27)}"`, photoType(photo.key), hasPassword));
}

export async function cardAnswer(c: Ctx, slug: Slug, { resume, hasPassword }: OpenedPage) {
  const actor = await derivedId('job', `page-card/${resume}`);
  const key = unwrap(await mailbox(c.env, 'export', actor).ask({ type: 'DrawPageCard', ...through(c, resume, slug) }, headOf(c))).key;
  // The key names the content.
  return file(c, key, headersOf(`"${key.slice(key.lastIndexOf('/') + 1, -'.png'.length)}"`, 'image/png', hasPassword));
}

/** The file, or a page that says how far it is and asks again by itself. Each state of the document has a job a day. */
export async function pdfAnswer(c: Ctx, slug: Slug, { resume, seq }: OpenedPage) {
  const actor = await derivedId('job', `page-file/${resume}/${seq}/${Math.floor(Date.now() / DAY_MS)}`);
  const ask = async () =>
    unwrap(await mailbox(c.env, 'export', actor).ask({ type: 'ServePageFile', ...through(c, resume, slug) }, headOf(c)));
  const until = Date.now() + WAIT_MS;
  let made = await ask();
  while (made.file === null && made.job.state !== 'failed' && Date.now() < until) {
    await scheduler.wait(LOOK_MS);
    made = await ask();
  }
  const path = `/r/${slug}`;
  if (made.job.state === 'failed') return answerFrame(c, notMadeFrame(path), { status: 503 });
  if (made.file === null) return answerFrame(c, makingFrame(path), { status: 202 });
  const { key, fileName, contentType } = made.file;
  const found = await r2Files(c.env.FILES).get(key);
  if (!found) throw new RefusedError({ code: 'unavailable' });
  await countDownload(c, slug);
  return c.body(found.body, 200, {
    'content-type': contentType,
    'content-length': String(found.size),
    'content-disposition': disposition(fileName),
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
  });
}

async function countDownload(c: Ctx, slug: Slug): Promise<void> {
  if (visitorOf(c.req.method, (name) => c.req.header(name)) !== 'person') return;
  const known = knownVisitor(c);
  await askPage(c, { type: 'CountDownload', slug, ...passPart(c), ...(known ? { known } : {}) });
}

const passPart = (c: Ctx) => {
  const pass = passOf(c);
  return pass ? { pass } : {};
};
const through = (c: Ctx, resume: OpenedPage['resume'], slug: Slug) => ({ resume, slug, ...passPart(c) });
const headOf = (c: Ctx) => ({ from: ANONYMOUS, request: c.var.requestId });

import { createMiddleware } from 'hono/factory';
import { log } from '#kernel/log';
import { BODY_MAX_BYTES, FILE_MAX_BYTES } from '#protocol/http';
import { PHOTO_MAX_BYTES } from '#protocol/photo';
import type { AppEnv, Ctx } from '../context.ts';
import { networkOf } from '../network.ts';
import { RefusedError } from '../problem.ts';

/** How much of a refused body is taken off the line, so that whoever sends it gets to read the answer. */
const DRAIN_MAX_BYTES = 32 * 1024 * 1024;
const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

export const isUnsafe = (method: string): boolean => UNSAFE.has(method);
const mediaType = (value: string | undefined) => value?.split(';')[0]?.trim().toLowerCase() ?? '';

/** Names the request, and says in one line how it went. */
export const requestLog = createMiddleware<AppEnv>(async (c, next) => {
  const started = Date.now();
  c.set('requestId', crypto.randomUUID());
  await next();
  c.header('x-request-id', c.var.requestId);
  // Where a sign-in came from: the account's own lines (see actors/user/security-events.ts) name the same request.
  if (isUnsafe(c.req.method) && c.req.path.startsWith('/auth/'))
    log('info', 'http.auth', {
      request: c.var.requestId,
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      network: networkOf(c.req.header('cf-connecting-ip')),
    });
  if (c.res.status >= 500)
    log('error', 'http.failed', {
      request: c.var.requestId,
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      ms: Date.now() - started,
    });
});

const FILE_TYPES: ReadonlySet<string> = new Set([
  'multipart/form-data',
  'application/pdf',
  'application/zip',
  'application/x-zip-compressed',
  'text/plain',
  'text/markdown',
  'text/csv',
]);
const TABLE_TYPES: ReadonlySet<string> = new Set(['text/csv', 'text/plain']);
const FORM_TYPE = 'application/x-www-form-urlencoded';
/** Of a password, or a report. */
const FORM_MAX_BYTES = 16 * 1024;
const FORM_PATH = /^\/r\/[^/]+(?:\/report)?$/;
const PHOTO_PATH = /^\/api\/(?:resumes\/[^/]+|me)\/photo$/;

/** Bodies are JSON; pages without scripts send forms; a file for import may come as what it is or in a form too, and a photo as whatever its bytes turn out to be. */
export const jsonOnly = createMiddleware<AppEnv>(async (c, next) => {
  const hasBody = c.req.header('transfer-encoding') !== undefined || Number(c.req.header('content-length') ?? 0) > 0;
  if (isUnsafe(c.req.method) && hasBody) {
    const type = mediaType(c.req.header('content-type'));
    const isFile = FILE_TYPES.has(type) && type !== 'text/csv' && c.req.path === '/api/resumes/import';
    const isTable = TABLE_TYPES.has(type) && c.req.path === '/api/admin/intakes';
    const isPhoto = type.startsWith('image/') && PHOTO_PATH.test(c.req.path);
    const isForm = type === FORM_TYPE && FORM_PATH.test(c.req.path);
    if (type !== 'application/json' && !isFile && !isTable && !isPhoto && !isForm)
      throw new RefusedError({ code: 'unsupported_media_type', detail: 'Send this as application/json.' });
  }
  await next();
});

/** The most that a body may have, by what it says it is. */
function limitOf(c: Ctx): number {
  if (PHOTO_PATH.test(c.req.path)) return PHOTO_MAX_BYTES;
  if (FORM_PATH.test(c.req.path)) return FORM_MAX_BYTES;
  return FILE_TYPES.has(mediaType(c.req.header('content-type'))) ? FILE_MAX_BYTES : BODY_MAX_BYTES;
}

/**
 * 1 MiB for JSON, 10 MiB for files, 5 MiB for photos; counted while reading, whatever the header says. A body that nobody has read by the time of the
 * answer is taken off the line: an answer before that is lost on a connection that is closed while the sender still writes.
 */
export const sizeLimit = createMiddleware<AppEnv>(async (c, next) => {
  const { body } = c.req.raw;
  if (!body) return next();
  const limit = limitOf(c);
  const declared = c.req.header('content-length');
  if (declared === undefined) c.req.raw = new Request(c.req.raw, { body: await readUpTo(body, limit) });
  else if (Number(declared) > limit) {
    await drain(body);
    throw new RefusedError({ code: 'too_large' });
  }
  await next();
  const rest = c.req.raw.body;
  if (rest && !c.req.raw.bodyUsed && !rest.locked) await drain(rest);
});

/** @throws RefusedError `too_large` */
async function readUpTo(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size <= limit) parts.push(part);
    else if (size > DRAIN_MAX_BYTES) break;
  }
  if (size > limit) throw new RefusedError({ code: 'too_large' });
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

async function drain(body: ReadableStream<Uint8Array>): Promise<void> {
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > DRAIN_MAX_BYTES) return;
  }
}

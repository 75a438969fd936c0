import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { log } from '#kernel/log';
import { BODY_MAX_BYTES } from '#protocol/http';
import type { AppEnv } from '../context.ts';
import { problem, RefusedError } from '../problem.ts';

/** A file may be larger than any other body. */
const FILE_MAX_BYTES = 10 * 1024 * 1024;
const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

export const isUnsafe = (method: string): boolean => UNSAFE.has(method);
const mediaType = (value: string | undefined) => value?.split(';')[0]?.trim().toLowerCase() ?? '';

/** Names the request, and says in one line how it went. */
export const requestLog = createMiddleware<AppEnv>(async (c, next) => {
  const started = Date.now();
  c.set('requestId', crypto.randomUUID());
  await next();
  c.header('x-request-id', c.var.requestId);
  if (c.res.status >= 500)
    log('error', 'http.failed', {
      request: c.var.requestId,
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      ms: Date.now() - started,
    });
});

/** Bodies are JSON; a file for import may come as a form too. */
export const jsonOnly = createMiddleware<AppEnv>(async (c, next) => {
  const hasBody = c.req.header('transfer-encoding') !== undefined || Number(c.req.header('content-length') ?? 0) > 0;
  if (isUnsafe(c.req.method) && hasBody) {
    const type = mediaType(c.req.header('content-type'));
    const isForm = type === 'multipart/form-data' && c.req.path === '/api/resumes/import';
    if (type !== 'application/json' && !isForm) throw new RefusedError({ code: 'unsupported_media_type' });
  }
  await next();
});

const limitOf = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => problem(c, { code: 'too_large' }) });
const jsonLimit = limitOf(BODY_MAX_BYTES);
const fileLimit = limitOf(FILE_MAX_BYTES);

/** 1 MiB for JSON, 10 MiB for files; counted while reading, whatever the header says. */
export const sizeLimit = createMiddleware<AppEnv>((c, next) =>
  mediaType(c.req.header('content-type')) === 'multipart/form-data' ? fileLimit(c, next) : jsonLimit(c, next),
);

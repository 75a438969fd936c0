import { ERRORS, type Refusal } from '#protocol/errors';
import type { Ctx } from '../context.ts';
import { askedLanguage } from '../language.ts';
import { brokenFrame, busyFrame, expiredFrame, type Frame, frameHtml, nothingFrame } from './frame.ts';
import type { Made } from './page.ts';

const base64 = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const digest = async (text: string): Promise<string> => base64(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

/**
 * No scripts at all, one style, known by its hash, pictures and fonts of this host, forms to this host. The data for search engines (JSON-LD)
 * stands in a script element that is no script: it is never run, and no policy asks about it.
 */
const policyFor = async (css: string): Promise<string> =>
  [
    "default-src 'none'",
    `style-src 'sha256-${await digest(css)}'`,
    "img-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

export interface Manner {
  status?: 200 | 202 | 400 | 403 | 404 | 405 | 410 | 429 | 500 | 503;
  /** Whether search engines may list it. */
  indexed?: boolean;
  /** Whether a browser may keep it, to ask each time whether it is still so; else it keeps nothing. */
  isKept?: boolean;
  retryAfter?: number | undefined;
}

/** A page as an answer. Nobody in between keeps it, and a browser that does asks each time: what was taken off is off at once. */
export async function answerPage(c: Ctx, { text, css }: Made, { status = 200, indexed = false, isKept = false, retryAfter }: Manner = {}) {
  const headers: Record<string, string> = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': await policyFor(css),
    'cache-control': isKept ? 'private, no-cache' : 'no-store',
    // What stands around the résumé is in the reader's language.
    vary: 'accept-language',
    ...(indexed ? {} : { 'x-robots-tag': 'noindex, nofollow, noarchive' }),
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  };
  if (!isKept) return c.body(text, status, headers);
  const etag = `"${(await digest(text)).slice(0, 27)}"`;
  if (hasTag(c, etag)) return c.body(null, 304, { ...headers, etag });
  return c.body(text, status, { ...headers, etag });
}

/** Whether whoever asks has this very thing already (weak comparison: a proxy may have packed it). */
export const hasTag = (c: Ctx, etag: string): boolean =>
  (c.req.header('if-none-match') ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);

export const answerFrame = async (c: Ctx, frame: Frame, manner: Manner = {}) =>
  answerPage(c, await frameHtml(frame, askedLanguage(c) ?? 'en'), manner);

export const isPublicPage = (path: string): boolean => path === '/r' || path.startsWith('/r/');

/** What went wrong, as a page. Whatever is not there, or is not for whoever asks, looks the same. */
export function troublePage(c: Ctx, { code, retryAfter }: Refusal) {
  switch (code) {
    case 'gone':
      return answerFrame(c, expiredFrame, { status: 410 });
    case 'rate_limited':
      return answerFrame(c, busyFrame(retryAfter), { status: 429, retryAfter });
    case 'unavailable':
      return answerFrame(c, busyFrame(undefined), { status: 503, retryAfter: retryAfter ?? 2 });
    default:
      return ERRORS[code][0] >= 500
        ? answerFrame(c, brokenFrame(c.var.requestId), { status: 500 })
        : answerFrame(c, nothingFrame, { status: 404 });
  }
}

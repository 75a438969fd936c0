import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../context.ts';

/** For the apps' own pages: own scripts only (and WebAssembly, for the preview), no frames, nothing from elsewhere. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
/** For everything else: nothing at all, but for what `more` says. `default-src` stands for neither of the last three. */
export const strictPolicy = (...more: string[]): string =>
  ["default-src 'none'", ...more, "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"].join('; ');
const DATA_POLICY = strictPolicy();

/** Headers that every answer carries. A route may set its own policy; data is never stored by anybody in between. */
export const securityHeaders = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  // The answer to an upgrade cannot be changed.
  if (c.res.status === 101) return;
  const isPage = c.res.headers.get('content-type')?.startsWith('text/html') ?? false;
  c.header('x-content-type-options', 'nosniff');
  c.header('referrer-policy', 'same-origin');
  c.header('cross-origin-opener-policy', 'same-origin');
  c.header('cross-origin-resource-policy', 'same-origin');
  c.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()');
  if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', isPage ? PAGE_POLICY : DATA_POLICY);
  if (!c.res.headers.has('cache-control')) c.header('cache-control', isPage ? 'no-cache' : 'no-store');
  if (new URL(c.req.url).protocol === 'https:') c.header('strict-transport-security', 'max-age=63072000; includeSubDomains');
});

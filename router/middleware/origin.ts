import { createMiddleware } from 'hono/factory';
import type { AppEnv, Ctx } from '../context.ts';
import { RefusedError } from '../problem.ts';
import { isUnsafe } from './request.ts';

/** The addresses that our own pages come from: the configured one and the one that this request was sent to. */
export function ownOrigins(c: Ctx): string[] {
  const asked = new URL(c.req.url).origin;
  return c.env.VITAE_ORIGIN ? [c.env.VITAE_ORIGIN.replace(/\/$/, ''), asked] : [asked];
}

/**
 * Cross-site requests are refused before anything else looks at them. Browsers say where a request comes from, in `Sec-Fetch-Site` or
 * at least in `Origin`; one that brings cookies and says neither is refused too. Programs send no cookies and pass.
 */
export const sameOriginOnly = createMiddleware<AppEnv>(async (c, next) => {
  if (isUnsafe(c.req.method)) {
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const cookies = c.req.header('cookie') !== undefined && c.req.header('authorization') === undefined;
    const ours = site !== undefined ? site === 'same-origin' : origin !== undefined ? ownOrigins(c).includes(origin) : !cookies;
    if (!ours) throw new RefusedError({ code: 'cross_site' });
  }
  await next();
});

/** For WebSockets, which no preflight protects: a browser always names its origin, and it has to be ours. */
export function refuseForeignSocket(c: Ctx): void {
  const origin = c.req.header('origin');
  if (origin !== undefined && !ownOrigins(c).includes(origin)) throw new RefusedError({ code: 'cross_site' });
}

import type { Ctx } from '../context.ts';
import { routeGroup } from '../group.ts';
import { strictPolicy } from '../middleware/headers.ts';
import { problem } from '../problem.ts';
import { isPublicPage, troublePage } from '../public/answer.ts';

/** The web app, the phone's and the console: their files as they are, and one page each for every other address, where their own routing takes over. */
export const shellRoutes = routeGroup();

const isFile = (path: string) => /\.[a-z0-9]+$/i.test(path);

shellRoutes.get('*', async (c) => {
  const { pathname } = new URL(c.req.url);
  if (isPublicPage(pathname)) return nothingHere(c);
  if (isApi(c.req.path)) return problem(c, { code: 'not_found' });
  const asset = await c.env.ASSETS.fetch(new Request(new URL(isFile(pathname) ? pathname : pageOf(pathname), c.req.url)));
  if (asset.status !== 200) return problem(c, { code: 'not_found' });
  const answer = new Response(asset.body, asset);
  if (pathname === PHONE_WORKER) {
    answer.headers.set('content-security-policy', WORKER_POLICY);
    // A browser that kept an old one would keep all of the old app.
    answer.headers.set('cache-control', 'no-cache');
  }
  return answer;
});

const PHONE = '/m/';
const PHONE_WORKER = `${PHONE}sw.js`;
/** It fetches the app's own files, and nothing from elsewhere. */
const WORKER_POLICY = strictPolicy("script-src 'self'", "connect-src 'self'");

const APPS = [PHONE, '/admin/'];
const pageOf = (path: string): string => APPS.find((app) => `${path}/`.startsWith(app)) ?? '/';

export const isApi = (path: string): boolean => /^\/(?:api|auth|r)(?:\/|$)/.test(path);

/** Anything that no route took. */
export const nothingHere = (c: Ctx): Response | Promise<Response> =>
  isPublicPage(c.req.path) ? troublePage(c, { code: 'not_found' }) : problem(c, { code: 'not_found' });

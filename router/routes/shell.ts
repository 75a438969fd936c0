import type { Ctx } from '../context.ts';
import { routeGroup } from '../group.ts';
import { problem } from '../problem.ts';
import { isPublicPage, troublePage } from '../public/answer.ts';

/** The web app: its files as they are, and its one page for every other address, where the app's own routing takes over. */
export const shellRoutes = routeGroup();

const isFile = (path: string) => /\.[a-z0-9]+$/i.test(path);

shellRoutes.get('*', async (c) => {
  const { pathname } = new URL(c.req.url);
  if (isPublicPage(pathname)) return nothingHere(c);
  if (isApi(pathname)) return problem(c, { code: 'not_found' });
  const asset = await c.env.ASSETS.fetch(new Request(new URL(isFile(pathname) ? pathname : '/', c.req.url)));
  if (asset.status !== 200) return problem(c, { code: 'not_found' });
  return new Response(asset.body, asset);
});

export const isApi = (path: string): boolean => /^\/(?:api|auth|r)(?:\/|$)/.test(path);

/** Anything that no route took. */
export const nothingHere = (c: Ctx): Response | Promise<Response> =>
  isPublicPage(c.req.path) ? troublePage(c, { code: 'not_found' }) : problem(c, { code: 'not_found' });

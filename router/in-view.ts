import { createMiddleware } from 'hono/factory';
import { getPath } from 'hono/utils/url';
import { VIEW_PATH } from '#protocol/views';
import type { AppEnv, Ctx } from './context.ts';
import { isUnsafe } from './middleware/request.ts';
import { RefusedError } from './problem.ts';

const API = `${VIEW_PATH}/api/`;

/** Whether a request comes from the pages of a look by staff at somebody's account (see docs/decisions/0013-view-as.md). */
export const isInView = (c: Ctx): boolean => new URL(c.req.url).pathname.startsWith(API);

/** The path that routes are found by: a look asks for the same ones, at an address of its own. */
export function pathOf(request: Request): string {
  const path = getPath(request);
  return path.startsWith(API) ? path.slice(VIEW_PATH.length) : path;
}

/** The one thing that a look may do. */
const END = '/api/view';

/** Before anything else looks at it: a look changes nothing, whatever a route would say. */
export const viewsOnlyRead = createMiddleware<AppEnv>(async (c, next) => {
  if (isInView(c) && isUnsafe(c.req.method) && c.req.path !== END) throw new RefusedError({ code: 'view_only' });
  await next();
});

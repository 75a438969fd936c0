import { createRoute, z } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import { ViewAsAnswer, ViewAsBody } from '#protocol/http';
import { UserId } from '#protocol/ids';
import { VIEW_LIFE_MINUTES } from '#protocol/views';
import { clearViewCookie, setViewCookie } from '../cookies.ts';
import { routeGroup } from '../group.ts';
import { adminOf, identityOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { idempotencyHeader, jsonAnswer, jsonBody, noContent, refusals, secured } from '../schemas.ts';

const tags = ['Administration'];
const begin = createRoute({
  method: 'post',
  path: '/api/admin/users/{user}/view',
  tags,
  summary: 'Look at somebody’s account as they see it',
  description: `For ${VIEW_LIFE_MINUTES} minutes, to read only; the person is told. Everything of it is asked for under \`/view/api\` instead of \`/api\`.`,
  security: secured,
  request: { params: z.object({ user: UserId }), body: jsonBody(ViewAsBody), headers: idempotencyHeader },
  responses: {
    200: jsonAnswer('It has begun: browsers get a cookie, programs the token.', ViewAsAnswer),
    ...refusals(400, 401, 403, 404, 409, 415),
  },
});
const end = createRoute({
  method: 'delete',
  path: '/api/view',
  tags,
  summary: 'End a look at somebody’s account, from within it',
  security: secured,
  responses: { 204: noContent, ...refusals(401, 403) },
});

export const viewRoutes = routeGroup()
  .openapi(begin, async (c) => {
    const from = await adminOf(c);
    const key = c.req.valid('header')['idempotency-key'];
    const { user } = c.req.valid('param');
    const message = { type: 'ViewAs', user, minutes: VIEW_LIFE_MINUTES, ...c.req.valid('json') } as const;
    const head = { from, request: c.var.requestId, ...(key === undefined ? {} : { key }) };
    const { accessToken, ...answer } = unwrap(await mailbox(c.env, 'tenant', from.tenant).ask(message, head));
    setViewCookie(c, accessToken, answer.expiresIn);
    // Only browsers say this, and no script of theirs reads a token.
    return c.json(c.req.header('sec-fetch-site') === undefined ? { ...answer, accessToken } : answer, 200);
  })
  .openapi(end, async (c) => {
    const identity = await identityOf(c);
    const head = { from: identity, request: c.var.requestId };
    const outcome = await mailbox(c.env, 'user', identity.user).ask({ type: 'EndView' }, head);
    clearViewCookie(c);
    unwrap(outcome);
    return c.body(null, 204);
  });

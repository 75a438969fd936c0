import { createRoute } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import { AppealBody } from '#protocol/http';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { jsonBody, noContent, refusals, secured } from '../schemas.ts';

const appeal = createRoute({
  method: 'post',
  path: '/api/me/appeals',
  tags: ['Me'],
  summary: 'Answer to a decision about a public page of one’s own',
  description: 'Once, while the page is down. It comes before moderators again, and a mail says what came of it.',
  security: secured,
  request: { body: jsonBody(AppealBody) },
  responses: { 204: noContent, ...refusals(400, 401, 404, 409, 415) },
});

export const appealRoutes = routeGroup().openapi(appeal, async (c) => {
  const from = await identityOf(c);
  const { case: id, words } = c.req.valid('json');
  const message = { type: 'AppealDecision', id, words } as const;
  unwrap(await mailbox(c.env, 'tenant', from.tenant).ask(message, { from, request: c.var.requestId }));
  return c.body(null, 204);
});

import { createRoute, z } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import { ApiTokenList, EndedAnswer, NewApiTokenAnswer, NewApiTokenBody } from '#protocol/http';
import { SessionId } from '#protocol/ids';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { jsonAnswer, jsonBody, noContent, refusals, secured } from '../schemas.ts';

const tags = ['Me'];
const list = createRoute({
  method: 'get',
  path: '/api/me/tokens',
  tags,
  summary: 'Your API tokens, without the tokens themselves',
  security: secured,
  responses: { 200: jsonAnswer('The newest first.', ApiTokenList), ...refusals(401, 403) },
});
const create = createRoute({
  method: 'post',
  path: '/api/me/tokens',
  tags,
  summary: 'Make an API token',
  description:
    'For a program that acts for you, as `Authorization: Bearer vitae_…`. It may do what its scopes say, and never what concerns your account. The answer is the only one that holds the token.',
  security: secured,
  request: { body: jsonBody(NewApiTokenBody) },
  responses: { 201: jsonAnswer('The token, this once.', NewApiTokenAnswer), ...refusals(400, 401, 403, 409, 415) },
});
const revoke = createRoute({
  method: 'delete',
  path: '/api/me/tokens/{token}',
  tags,
  summary: 'Take an API token away',
  description: 'It is over at once; also when it was already.',
  security: secured,
  request: { params: z.object({ token: SessionId }) },
  responses: { 204: noContent, ...refusals(401, 403, 404) },
});

const revokeAll = createRoute({
  method: 'delete',
  path: '/api/me/tokens',
  tags,
  summary: 'Take every API token away',
  description: 'They are over at once.',
  security: secured,
  responses: { 200: jsonAnswer('How many there were.', EndedAnswer), ...refusals(401, 403) },
});

export const apiTokenRoutes = routeGroup()
  .openapi(list, async (c) => {
    const from = await identityOf(c, { fresh: true });
    return c.json(unwrap(await mailbox(c.env, 'user', from.user).ask({ type: 'ListApiTokens' }, { from, request: c.var.requestId })), 200);
  })
  .openapi(create, async (c) => {
    const from = await identityOf(c);
    const message = { type: 'CreateApiToken', ...c.req.valid('json') } as const;
    return c.json(unwrap(await mailbox(c.env, 'user', from.user).ask(message, { from, request: c.var.requestId })), 201);
  })
  .openapi(revoke, async (c) => {
    const from = await identityOf(c);
    const { token } = c.req.valid('param');
    unwrap(await mailbox(c.env, 'user', from.user).ask({ type: 'RevokeApiToken', token }, { from, request: c.var.requestId }));
    return c.body(null, 204);
  })
  .openapi(revokeAll, async (c) => {
    const from = await identityOf(c);
    const outcome = await mailbox(c.env, 'user', from.user).ask({ type: 'RevokeApiTokens' }, { from, request: c.var.requestId });
    return c.json(unwrap(outcome), 200);
  });

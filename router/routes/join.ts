import { createRoute } from '@hono/zod-openapi';
import { newId } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import { ANONYMOUS, ROUTER } from '#protocol/envelope';
import { JoinBody, JoinPlaceAnswer, JoinPlaceBody, MoveBody, SessionAnswer } from '#protocol/http';
import { tenantOfJoinToken } from '#protocol/joining';
import { deviceOf, rememberDevice } from '../accounts.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { heardLanguage } from '../language.ts';
import { unwrap } from '../problem.ts';
import { jsonAnswer, jsonBody, noContent, refusals, secured } from '../schemas.ts';
import { sessionAnswer } from '../sessions.ts';

const tags = ['Accounts'];

const place = createRoute({
  method: 'post',
  path: '/auth/join/place',
  tags,
  summary: 'Who invites, and whom, by the code of the mail',
  description: 'Spends nothing.',
  request: { body: jsonBody(JoinPlaceBody) },
  responses: { 200: jsonAnswer('The organisation, and the address that was invited.', JoinPlaceAnswer), ...refusals(400, 415, 429) },
});
const join = createRoute({
  method: 'post',
  path: '/auth/join',
  tags,
  summary: 'Make an account by an invitation, and sign in',
  description: 'The account belongs to the organisation that invited; its address is confirmed by the code.',
  request: { body: jsonBody(JoinBody) },
  responses: { 201: jsonAnswer('The account and its first session.', SessionAnswer), ...refusals(400, 403, 409, 415, 429, 503) },
});
const move = createRoute({
  method: 'post',
  path: '/api/me/tenant',
  tags: ['Me'],
  summary: 'Go to the organisation that invited you',
  description: 'With all your résumés. Only to an invitation of your own address, and not from another organisation.',
  security: secured,
  request: { body: jsonBody(MoveBody) },
  responses: { 204: noContent, ...refusals(400, 401, 403, 409, 415, 429) },
});

export const joinRoutes = routeGroup()
  .openapi(place, async (c) => {
    const { token } = c.req.valid('json');
    const tenant = mailbox(c.env, 'tenant', tenantOfJoinToken(token));
    return c.json(unwrap(await tenant.ask({ type: 'OpenInvitation', token }, { from: ROUTER, request: c.var.requestId })), 200);
  })
  .openapi(join, async (c) => {
    const message = { type: 'RegisterByInvitation', ...c.req.valid('json'), device: deviceOf(c), ...heardLanguage(c) } as const;
    const account = mailbox(c.env, 'user', newId('user'));
    const signedIn = unwrap(await account.ask(message, { from: ANONYMOUS, request: c.var.requestId }));
    await rememberDevice(c, signedIn.user.id);
    return c.json(sessionAnswer(c, signedIn), 201);
  })
  .openapi(move, async (c) => {
    const from = await identityOf(c);
    const { token } = c.req.valid('json');
    unwrap(await mailbox(c.env, 'user', from.user).ask({ type: 'MoveByInvitation', token }, { from, request: c.var.requestId }));
    return c.body(null, 204);
  });

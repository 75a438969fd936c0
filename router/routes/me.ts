import { createRoute } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import { TicketAnswer, TicketBody, UpdateMeBody } from '#protocol/http';
import { Profile } from '#protocol/user';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { jsonAnswer, jsonBody, refusals, secured } from '../schemas.ts';

const tags = ['Me'];
const getMe = createRoute({
  method: 'get',
  path: '/api/me',
  tags,
  summary: 'Who is signed in',
  security: secured,
  responses: { 200: jsonAnswer('The profile.', Profile), ...refusals(401) },
});
const patchMe = createRoute({
  method: 'patch',
  path: '/api/me',
  tags,
  summary: 'Change the profile',
  description: '`language` (BCP 47) is that of mails, too, where it is spoken here.',
  security: secured,
  request: { body: jsonBody(UpdateMeBody) },
  responses: { 200: jsonAnswer('The profile as it is now.', Profile), ...refusals(400, 401, 415) },
});
const ticket = createRoute({
  method: 'post',
  path: '/api/tickets',
  tags,
  summary: 'A ticket for one WebSocket',
  description: 'For places where neither cookies nor headers reach: append `?ticket=` to the socket’s address. Works once, for 30 seconds.',
  security: secured,
  request: { body: jsonBody(TicketBody) },
  responses: { 200: jsonAnswer('The ticket.', TicketAnswer), ...refusals(400, 401, 415) },
});

export const meRoutes = routeGroup()
  .openapi(getMe, async (c) => {
    const identity = await identityOf(c);
    return c.json(
      unwrap(await mailbox(c.env, 'user', identity.user).ask({ type: 'GetProfile' }, { from: identity, request: c.var.requestId })),
      200,
    );
  })
  .openapi(patchMe, async (c) => {
    const identity = await identityOf(c);
    const message = { type: 'UpdateProfile', ...c.req.valid('json') } as const;
    return c.json(unwrap(await mailbox(c.env, 'user', identity.user).ask(message, { from: identity, request: c.var.requestId })), 200);
  })
  .openapi(ticket, async (c) => {
    const identity = await identityOf(c);
    const message = { type: 'IssueTicket', ...c.req.valid('json') } as const;
    return c.json(unwrap(await mailbox(c.env, 'user', identity.user).ask(message, { from: identity, request: c.var.requestId })), 200);
  });

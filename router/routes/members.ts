import { createRoute, z } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import { AcceptInviteBody, InviteBody, MembersAnswer, SetRoleBody } from '#protocol/http';
import { InviteId, ResumeId, UserId } from '#protocol/ids';
import { Invite, Member } from '#protocol/resume';
import { ResumeSummary } from '#protocol/user';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { jsonAnswer, jsonBody, noContent, refusals, secured } from '../schemas.ts';

const tags = ['Sharing'];
const params = z.object({ id: ResumeId });

const list = createRoute({
  method: 'get',
  path: '/api/resumes/{id}/members',
  tags,
  summary: 'Who has access',
  description: 'Open invitations are shown to the owner only.',
  security: secured,
  request: { params },
  responses: { 200: jsonAnswer('Members and open invitations.', MembersAnswer), ...refusals(401, 403, 404) },
});
const setRole = createRoute({
  method: 'put',
  path: '/api/resumes/{id}/members/{user}',
  tags,
  summary: 'Change what somebody may do',
  description: 'To `owner` hands the résumé over; who had it becomes an editor. Takes effect at once, in open sockets too.',
  security: secured,
  request: { params: params.extend({ user: UserId }), body: jsonBody(SetRoleBody) },
  responses: { 200: jsonAnswer('The member as they are now.', Member), ...refusals(400, 401, 403, 404, 409, 415) },
});
const remove = createRoute({
  method: 'delete',
  path: '/api/resumes/{id}/members/{user}',
  tags,
  summary: 'Take somebody out, or leave',
  security: secured,
  request: { params: params.extend({ user: UserId }) },
  responses: { 204: noContent, ...refusals(401, 403, 404, 409) },
});
const invite = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/invites',
  tags,
  summary: 'Invite somebody by mail',
  description: 'A new invitation to the same address takes the place of the earlier one.',
  security: secured,
  request: { params, body: jsonBody(InviteBody) },
  responses: { 201: jsonAnswer('The invitation; the mail is on its way.', Invite), ...refusals(400, 401, 403, 404, 409, 415) },
});
const revoke = createRoute({
  method: 'delete',
  path: '/api/resumes/{id}/invites/{invite}',
  tags,
  summary: 'Take an invitation back',
  security: secured,
  request: { params: params.extend({ invite: InviteId }) },
  responses: { 204: noContent, ...refusals(401, 403, 404) },
});
const accept = createRoute({
  method: 'post',
  path: '/api/invites/accept',
  tags,
  summary: 'Accept an invitation with the code from the mail',
  security: secured,
  request: { body: jsonBody(AcceptInviteBody) },
  responses: { 200: jsonAnswer('The résumé, now yours to open.', ResumeSummary), ...refusals(400, 401, 404, 415) },
});

export const memberRoutes = routeGroup()
  .openapi(list, async (c) => {
    const from = await identityOf(c);
    const { id } = c.req.valid('param');
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'ListMembers' }, { from, request: c.var.requestId })), 200);
  })
  .openapi(setRole, async (c) => {
    const from = await identityOf(c);
    const { id, user } = c.req.valid('param');
    const message = { type: 'SetRole', user, role: c.req.valid('json').role } as const;
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask(message, { from, request: c.var.requestId })), 200);
  })
  .openapi(remove, async (c) => {
    const from = await identityOf(c);
    const { id, user } = c.req.valid('param');
    unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'RemoveMember', user }, { from, request: c.var.requestId }));
    return c.body(null, 204);
  })
  .openapi(invite, async (c) => {
    const from = await identityOf(c);
    const { id } = c.req.valid('param');
    const message = { type: 'InviteMember', ...c.req.valid('json') } as const;
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask(message, { from, request: c.var.requestId })), 201);
  })
  .openapi(revoke, async (c) => {
    const from = await identityOf(c);
    const { id, invite: invitation } = c.req.valid('param');
    unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'RevokeInvite', invite: invitation }, { from, request: c.var.requestId }));
    return c.body(null, 204);
  })
  .openapi(accept, async (c) => {
    const from = await identityOf(c);
    const { token } = c.req.valid('json');
    const id = ResumeId.parse(token.split('.')[0]);
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'AcceptInvite', token }, { from, request: c.var.requestId })), 200);
  });

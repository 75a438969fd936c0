import { createRoute, z } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import { ChangeLinkBody, CreateLinkBody, LinkAnswer, LinkList, SlugAnswer } from '#protocol/http';
import { LinkId, ResumeId } from '#protocol/ids';
import { Slug } from '#protocol/links';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { idempotencyHeader, jsonAnswer, jsonBody, noContent, refusals, secured } from '../schemas.ts';
import { mustBeOn } from '../tenant-rules.ts';

const tags = ['Public links'];
const params = z.object({ id: ResumeId });
const ofOne = params.extend({ link: LinkId });

const list = createRoute({
  method: 'get',
  path: '/api/resumes/{id}/links',
  tags,
  summary: 'The public links of a résumé',
  description: 'With how often each was opened, by day (UTC) for the last 30 days. Visits of members are not counted, programs apart.',
  security: secured,
  request: { params },
  responses: { 200: jsonAnswer('In the order in which they were made.', LinkList), ...refusals(401, 403, 404) },
});
const create = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/links',
  tags,
  summary: 'Make a public link',
  description: 'Whoever has it reads the résumé as it is at the time, under `/r/{slug}`. Without `slug` the address is hard to guess.',
  security: secured,
  request: { params, body: jsonBody(CreateLinkBody), headers: idempotencyHeader },
  responses: { 201: jsonAnswer('It works from now on.', LinkAnswer), ...refusals(400, 401, 403, 404, 409, 410, 415, 503) },
});
const check = createRoute({
  method: 'get',
  path: '/api/resumes/{id}/links/check',
  tags,
  summary: 'Whether an address can be had',
  security: secured,
  request: { params, query: z.object({ slug: Slug }) },
  responses: {
    200: jsonAnswer('The address as it would be, and whether it is free for this résumé.', SlugAnswer),
    ...refusals(400, 401, 403, 404),
  },
});
const change = createRoute({
  method: 'patch',
  path: '/api/resumes/{id}/links/{link}',
  tags,
  summary: 'Change a public link, or switch it off',
  description: 'Only what is named changes. A new password closes the page for whoever came by the earlier one.',
  security: secured,
  request: { params: ofOne, body: jsonBody(ChangeLinkBody) },
  responses: { 200: jsonAnswer('The link as it is now.', LinkAnswer), ...refusals(400, 401, 403, 404, 409, 410, 415, 503) },
});
const remove = createRoute({
  method: 'delete',
  path: '/api/resumes/{id}/links/{link}',
  tags,
  summary: 'Delete a public link',
  description: 'It is over at once. Its address stays with the résumé for 30 days, and it can be brought back meanwhile.',
  security: secured,
  request: { params: ofOne },
  responses: { 204: noContent, ...refusals(401, 403, 404) },
});
const restore = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/links/{link}/restore',
  tags,
  summary: 'Bring a deleted link back',
  security: secured,
  request: { params: ofOne },
  responses: { 200: jsonAnswer('The link, with its counts.', LinkAnswer), ...refusals(401, 403, 404, 409) },
});

export const linkRoutes = routeGroup()
  .openapi(list, async (c) => {
    const from = await identityOf(c);
    const { id } = c.req.valid('param');
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'ListLinks' }, { from, request: c.var.requestId })), 200);
  })
  .openapi(create, async (c) => {
    const from = await identityOf(c);
    await mustBeOn(c, from, 'public-links');
    const { id } = c.req.valid('param');
    const key = c.req.valid('header')['idempotency-key'];
    const head = { from, request: c.var.requestId, ...(key ? { key } : {}) };
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'CreateLink', ...c.req.valid('json') }, head)), 201);
  })
  .openapi(check, async (c) => {
    const from = await identityOf(c);
    const { id } = c.req.valid('param');
    const message = { type: 'CheckSlug', slug: c.req.valid('query').slug } as const;
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask(message, { from, request: c.var.requestId })), 200);
  })
  .openapi(change, async (c) => {
    const from = await identityOf(c);
    const { id, link } = c.req.valid('param');
    const message = { type: 'ChangeLink', link, change: c.req.valid('json') } as const;
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask(message, { from, request: c.var.requestId })), 200);
  })
  .openapi(remove, async (c) => {
    const from = await identityOf(c);
    const { id, link } = c.req.valid('param');
    unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'DeleteLink', link }, { from, request: c.var.requestId }));
    return c.body(null, 204);
  })
  .openapi(restore, async (c) => {
    const from = await identityOf(c);
    await mustBeOn(c, from, 'public-links');
    const { id, link } = c.req.valid('param');
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'RestoreLink', link }, { from, request: c.var.requestId })), 200);
  });

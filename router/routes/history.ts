import { createRoute, z } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import type { ResumeDocument } from '#protocol/document';
import { ACTIVITY_PAGE, Compared, Version } from '#protocol/history';
import { ActivityList, ComparisonAnswer, RestoredAnswer, VersionAnswer, VersionBody, VersionList } from '#protocol/http';
import { ResumeId, VersionId } from '#protocol/ids';
import { ResumeSummary } from '#protocol/user';
import { beginCopy } from '../copies.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { idempotencyHeader, jsonAnswer, jsonBody, noContent, refusals, secured } from '../schemas.ts';

const tags = ['History'];
const params = z.object({ id: ResumeId });
const one = params.extend({ version: VersionId });

const VersionWithDocument = VersionAnswer.extend({
  document: z.custom<ResumeDocument>().openapi({ type: 'object', description: 'The résumé as it was.' }),
});

const list = createRoute({
  method: 'get',
  path: '/api/resumes/{id}/versions',
  tags,
  summary: 'Kept versions, newest first',
  description:
    'One is kept about every ten minutes of work, when people stop, and before another is restored. Those without a name become fewer with time: one an hour after a day, one a day after a week, one a week after 90 days; at most 200.',
  security: secured,
  request: { params },
  responses: {
    200: jsonAnswer('All of them, each with what was written since the one before it.', VersionList),
    ...refusals(401, 403, 404),
  },
});
const save = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/versions',
  tags,
  summary: 'Keep the résumé as it is now, under a name',
  security: secured,
  request: { params, body: jsonBody(VersionBody), headers: idempotencyHeader },
  responses: { 201: jsonAnswer('The version; it is kept until it is deleted.', Version), ...refusals(400, 401, 403, 404, 409, 410, 415) },
});
const read = createRoute({
  method: 'get',
  path: '/api/resumes/{id}/versions/{version}',
  tags,
  summary: 'The document as it was',
  security: secured,
  request: { params: one },
  responses: { 200: jsonAnswer('The version and its document.', VersionWithDocument), ...refusals(401, 403, 404) },
});
const rename = createRoute({
  method: 'patch',
  path: '/api/resumes/{id}/versions/{version}',
  tags,
  summary: 'Give a version a name, or another one',
  security: secured,
  request: { params: one, body: jsonBody(VersionBody) },
  responses: { 200: jsonAnswer('The version as it is now.', Version), ...refusals(400, 401, 403, 404, 409, 415) },
});
const remove = createRoute({
  method: 'delete',
  path: '/api/resumes/{id}/versions/{version}',
  tags,
  summary: 'Delete a named version',
  security: secured,
  request: { params: one },
  responses: { 204: noContent, ...refusals(401, 403, 404, 409) },
});
const compare = createRoute({
  method: 'get',
  path: '/api/resumes/{id}/versions/{version}/changes',
  tags,
  summary: 'What differs between a version and another, or the document as it is now',
  description: 'Part by part in the order in which one reads it; texts line by line and word by word.',
  security: secured,
  request: { params: one, query: z.object({ to: Compared.default('now') }) },
  responses: { 200: jsonAnswer('Both versions and what differs.', ComparisonAnswer), ...refusals(400, 401, 403, 404) },
});
const restore = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/versions/{version}/restore',
  tags,
  summary: 'Make the résumé as it was in a version',
  description:
    'By writes like anybody’s: what others write at the same time, or have written without a connection, merges with them. How it was before is kept as a version of its own; members and sharing stay as they are.',
  security: secured,
  request: { params: one, headers: idempotencyHeader },
  responses: {
    200: jsonAnswer('How many writes it took, and the version that undoes it.', RestoredAnswer),
    ...refusals(401, 403, 404, 409, 410, 413),
  },
});
const duplicate = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/versions/{version}/duplicate',
  tags,
  summary: 'Begin a new résumé with the document of a version',
  description: 'It is yours alone, whoever else belongs to this one.',
  security: secured,
  request: { params: one, headers: idempotencyHeader },
  responses: { 201: jsonAnswer('The new résumé.', ResumeSummary), ...refusals(401, 403, 404, 409) },
});
const activity = createRoute({
  method: 'get',
  path: '/api/resumes/{id}/activity',
  tags,
  summary: 'Who changed what, newest first',
  security: secured,
  request: {
    params,
    query: z.object({
      before: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(ACTIVITY_PAGE).optional(),
    }),
  },
  responses: { 200: jsonAnswer('A page of it; `before` leads to the next.', ActivityList), ...refusals(400, 401, 403, 404) },
});

export const historyRoutes = routeGroup()
  .openapi(list, async (c) => {
    const from = await identityOf(c);
    const { id } = c.req.valid('param');
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'ListVersions' }, { from, request: c.var.requestId })), 200);
  })
  .openapi(save, async (c) => {
    const from = await identityOf(c);
    const key = c.req.valid('header')['idempotency-key'];
    const head = { from, request: c.var.requestId, ...(key ? { key } : {}) };
    const message = { type: 'SaveVersion', ...c.req.valid('json') } as const;
    return c.json(unwrap(await mailbox(c.env, 'resume', c.req.valid('param').id).ask(message, head)), 201);
  })
  .openapi(read, async (c) => {
    const from = await identityOf(c);
    const { id, version } = c.req.valid('param');
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'GetVersion', version }, { from, request: c.var.requestId })), 200);
  })
  .openapi(rename, async (c) => {
    const from = await identityOf(c);
    const { id, version } = c.req.valid('param');
    const message = { type: 'RenameVersion', version, ...c.req.valid('json') } as const;
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask(message, { from, request: c.var.requestId })), 200);
  })
  .openapi(remove, async (c) => {
    const from = await identityOf(c);
    const { id, version } = c.req.valid('param');
    unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'DeleteVersion', version }, { from, request: c.var.requestId }));
    return c.body(null, 204);
  })
  .openapi(compare, async (c) => {
    const from = await identityOf(c);
    const { id, version } = c.req.valid('param');
    const message = { type: 'CompareVersions', a: version, b: c.req.valid('query').to } as const;
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask(message, { from, request: c.var.requestId })), 200);
  })
  .openapi(restore, async (c) => {
    const from = await identityOf(c);
    const { id, version } = c.req.valid('param');
    const key = c.req.valid('header')['idempotency-key'];
    const head = { from, request: c.var.requestId, ...(key ? { key } : {}) };
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'RestoreVersion', version }, head)), 200);
  })
  .openapi(duplicate, async (c) => {
    const from = await identityOf(c);
    const { id, version } = c.req.valid('param');
    const key = c.req.valid('header')['idempotency-key'];
    const head = { from, request: c.var.requestId };
    const { document } = unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'GetVersion', version }, head));
    return c.json(await beginCopy(c, id, document, from, key), 201);
  })
  .openapi(activity, async (c) => {
    const from = await identityOf(c);
    const { before, limit } = c.req.valid('query');
    const message = {
      type: 'ListActivity',
      ...(before === undefined ? {} : { before }),
      ...(limit === undefined ? {} : { limit }),
    } as const;
    return c.json(unwrap(await mailbox(c.env, 'resume', c.req.valid('param').id).ask(message, { from, request: c.var.requestId })), 200);
  });

import { createRoute, z } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import type { ResumeDocument } from '#protocol/document';
import { Arrangement, CreateResumeBody, PatchResumeAnswer, PatchResumeBody, ResumeAnswer, ResumeList } from '#protocol/http';
import { ResumeId } from '#protocol/ids';
import type { Ack } from '#protocol/live';
import type { OpResult } from '#protocol/resume';
import { ResumeSummary } from '#protocol/user';
import { beginCopy } from '../copies.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { RefusedError, unwrap } from '../problem.ts';
import { newResumeId } from '../resume-ids.ts';
import { idempotencyHeader, jsonAnswer, jsonBody, noContent, refusals, secured } from '../schemas.ts';
import { beginningOf, mustBeFree } from '../tenant-rules.ts';

const tags = ['Résumés'];
const params = z.object({ id: ResumeId });

const ResumeWithDocument = ResumeAnswer.extend({
  document: z
    .custom<ResumeDocument>()
    .openapi({ type: 'object', description: 'The résumé: title, basics, sections with their items, design.' }),
});

const list = createRoute({
  method: 'get',
  path: '/api/resumes',
  tags,
  summary: 'Your résumés, own and shared, last changed first',
  security: secured,
  request: {
    query: z.object({
      cursor: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      trashed: z.enum(['true', 'false']).default('false'),
    }),
  },
  responses: { 200: jsonAnswer('A page of them; `cursor` leads to the next.', ResumeList), ...refusals(400, 401) },
});
const create = createRoute({
  method: 'post',
  path: '/api/resumes',
  tags,
  summary: 'Begin a résumé',
  security: secured,
  request: { body: jsonBody(CreateResumeBody), headers: idempotencyHeader },
  responses: { 201: jsonAnswer('It is there.', ResumeSummary), ...refusals(400, 401, 403, 409, 415) },
});
const read = createRoute({
  method: 'get',
  path: '/api/resumes/{id}',
  tags,
  summary: 'The whole document',
  security: secured,
  request: { params },
  responses: { 200: jsonAnswer('The document and its sequence number.', ResumeWithDocument), ...refusals(401, 403, 404) },
});
const patch = createRoute({
  method: 'patch',
  path: '/api/resumes/{id}',
  tags,
  summary: 'Write fields',
  description:
    'Each operation sets one register, such as `basics/headline` or `item/<id>/position`. Without `actor` the server stamps them; with it, they are a replica’s own, as over the socket. Every operation is decided by itself: see `results`.',
  security: secured,
  request: { params, body: jsonBody(PatchResumeBody), headers: idempotencyHeader },
  responses: {
    200: jsonAnswer('What became of each operation, in order.', PatchResumeAnswer),
    ...refusals(400, 401, 403, 404, 409, 410, 415),
  },
});
const trash = createRoute({
  method: 'delete',
  path: '/api/resumes/{id}',
  tags,
  summary: 'Put it in the trash for 30 days',
  security: secured,
  request: { params },
  responses: { 204: noContent, ...refusals(401, 403, 404) },
});
const duplicate = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/duplicate',
  tags,
  summary: 'Begin a new résumé with the present document of this one',
  description: 'It is yours alone, whoever else belongs to this one.',
  security: secured,
  request: { params, headers: idempotencyHeader },
  responses: { 201: jsonAnswer('The new résumé.', ResumeSummary), ...refusals(401, 403, 404, 409) },
});
const arrange = createRoute({
  method: 'put',
  path: '/api/resumes/{id}/arrangement',
  tags,
  summary: 'Arrange it in your own list',
  description: 'Tags, and whether it is out of the way. Nobody else of the résumé sees either.',
  security: secured,
  request: { params, body: jsonBody(Arrangement) },
  responses: { 204: noContent, ...refusals(400, 401, 403, 404, 415) },
});
const restore = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/restore',
  tags,
  summary: 'Take it out of the trash',
  security: secured,
  request: { params },
  responses: { 200: jsonAnswer('It is back.', ResumeSummary), ...refusals(401, 403, 404) },
});

export const resumeRoutes = routeGroup()
  .openapi(list, async (c) => {
    const identity = await identityOf(c);
    const { cursor, limit, trashed } = c.req.valid('query');
    const message = { type: 'ListResumes', limit, trashed: trashed === 'true', ...(cursor === undefined ? {} : { cursor }) } as const;
    return c.json(unwrap(await mailbox(c.env, 'user', identity.user).ask(message, { from: identity, request: c.var.requestId })), 200);
  })
  .openapi(create, async (c) => {
    const identity = await identityOf(c);
    const key = c.req.valid('header')['idempotency-key'];
    const id = await newResumeId(identity.user, key);
    const head = { from: identity, request: c.var.requestId, ...(key ? { key } : {}) };
    const { bare, ...body } = c.req.valid('json');
    await mustBeFree(c, identity, id);
    const { sections, ...design } = await beginningOf(c, identity, body.template);
    // A device sends all of the content itself.
    const begun = bare ? { seeds: [] } : sections ? { sections } : {};
    const message = { type: 'CreateResume', ...body, ...design, ...begun } as const;
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask(message, head)), 201);
  })
  .openapi(read, async (c) => {
    const identity = await identityOf(c);
    const { id } = c.req.valid('param');
    return c.json(unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'GetResume' }, { from: identity, request: c.var.requestId })), 200);
  })
  .openapi(patch, async (c) => {
    const identity = await identityOf(c);
    const { id } = c.req.valid('param');
    const body = c.req.valid('json');
    const key = c.req.valid('header')['idempotency-key'];
    const resume = mailbox(c.env, 'resume', id);
    const head = { from: identity, request: c.var.requestId, ...(key ? { key } : {}) };
    if (!('actor' in body)) return c.json(unwrap(await resume.ask({ type: 'ApplyOps', ops: body.ops }, head)), 200);
    const ack = unwrap(await resume.ask({ type: 'PushOps', actor: body.actor, ops: body.ops }, head));
    if ('resync' in ack)
      throw new RefusedError({
        code: 'conflict',
        detail: `Operations must follow on ${ack.resync}.`,
        errors: [{ path: 'ops.0.0', message: `expected ${ack.resync + 1}` }],
      });
    return c.json(
      {
        seq: ack.seq,
        results: resultsOf(
          ack,
          body.ops.map(([count]) => count),
        ),
        ack,
      },
      200,
    );
  })
  .openapi(trash, async (c) => {
    const identity = await identityOf(c);
    unwrap(
      await mailbox(c.env, 'resume', c.req.valid('param').id).ask({ type: 'TrashResume' }, { from: identity, request: c.var.requestId }),
    );
    return c.body(null, 204);
  })
  .openapi(duplicate, async (c) => {
    const from = await identityOf(c);
    const { id } = c.req.valid('param');
    const { document } = unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'GetResume' }, { from, request: c.var.requestId }));
    return c.json(await beginCopy(c, id, document, from, c.req.valid('header')['idempotency-key']), 201);
  })
  .openapi(arrange, async (c) => {
    const from = await identityOf(c);
    const message = { type: 'ArrangeResume', resume: c.req.valid('param').id, arrangement: c.req.valid('json') } as const;
    unwrap(await mailbox(c.env, 'user', from.user).ask(message, { from, request: c.var.requestId }));
    return c.body(null, 204);
  })
  .openapi(restore, async (c) => {
    const identity = await identityOf(c);
    const { id } = c.req.valid('param');
    return c.json(
      unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'RestoreResume' }, { from: identity, request: c.var.requestId })),
      200,
    );
  });

/** An acknowledgement, told per operation. What was decided in an earlier push is `applied` at the present sequence. */
function resultsOf(ack: Ack, counts: number[]): OpResult[] {
  const took = new Map(ack.took);
  const lost = new Set(ack.lost.map(([c]) => c));
  const nack = new Map(ack.nack.map(([c, code]) => [c, code] as const));
  return counts.map((c) => {
    const code = nack.get(c);
    if (code) return { status: 'refused', code };
    return lost.has(c) ? { status: 'lost' } : { status: 'applied', seq: took.get(c) ?? ack.seq };
  });
}

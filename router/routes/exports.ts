import { createRoute, z } from '@hono/zod-openapi';
import { r2Files } from '#kernel/adapters';
import { derivedId, newId } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import { JobStatus } from '#protocol/export';
import { ExportTextAnswer, StartExportBody } from '#protocol/http';
import { JobId, ResumeId } from '#protocol/ids';
import { disposition } from '../disposition.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { RefusedError, unwrap } from '../problem.ts';
import { idempotencyHeader, jsonAnswer, jsonBody, refusals, secured } from '../schemas.ts';

const tags = ['Exports'];
const params = z.object({ jobId: JobId });

const start = createRoute({
  method: 'post',
  path: '/api/resumes/{id}/exports',
  tags,
  summary: 'Make a PDF, or pictures of its pages',
  description:
    'Answers at once. The file is made from the document as it is now; watch the job by polling or over `WS /api/exports/{jobId}/live`. What was made before, on the same day and of the same content, is done at once.',
  security: secured,
  request: { params: z.object({ id: ResumeId }), body: jsonBody(StartExportBody), headers: idempotencyHeader },
  responses: { 202: jsonAnswer('The job.', JobStatus), ...refusals(400, 401, 403, 404, 409, 415, 429) },
});
const status = createRoute({
  method: 'get',
  path: '/api/exports/{jobId}',
  tags,
  summary: 'How far a job is',
  security: secured,
  request: { params },
  responses: { 200: jsonAnswer('The job.', JobStatus), ...refusals(401, 403, 404) },
});
const file = createRoute({
  method: 'get',
  path: '/api/exports/{jobId}/file',
  tags,
  summary: 'The file',
  security: secured,
  request: { params },
  responses: {
    200: {
      description: 'The file.',
      content: {
        'application/pdf': { schema: z.string().openapi({ format: 'binary' }) },
        'image/png': { schema: z.string().openapi({ format: 'binary' }) },
        'application/zip': { schema: z.string().openapi({ format: 'binary' }) },
      },
    },
    ...refusals(401, 403, 404, 409, 410),
  },
});

const text = createRoute({
  method: 'get',
  path: '/api/exports/{jobId}/text',
  tags,
  summary: 'What a tracking system reads',
  description: 'The text of the finished file in reading order, read from the file itself.',
  security: secured,
  request: { params },
  responses: { 200: jsonAnswer('The text, by heading.', ExportTextAnswer), ...refusals(401, 403, 404, 409, 410) },
});

export const exportRoutes = routeGroup()
  .openapi(start, async (c) => {
    const identity = await identityOf(c);
    const key = c.req.valid('header')['idempotency-key'];
    const { id } = c.req.valid('param');
    const job = key ? await derivedId('job', `${identity.user}/${key}`) : newId('job');
    const head = { from: identity, request: c.var.requestId, ...(key ? { key } : {}) };
    return c.json(unwrap(await mailbox(c.env, 'export', job).ask({ type: 'StartExport', resume: id, ...c.req.valid('json') }, head)), 202);
  })
  .openapi(status, async (c) => {
    const identity = await identityOf(c);
    const { jobId } = c.req.valid('param');
    return c.json(
      unwrap(await mailbox(c.env, 'export', jobId).ask({ type: 'GetExport' }, { from: identity, request: c.var.requestId })),
      200,
    );
  })
  .openapi(text, async (c) => {
    const identity = await identityOf(c);
    const { jobId } = c.req.valid('param');
    return c.json(
      unwrap(await mailbox(c.env, 'export', jobId).ask({ type: 'GetExportText' }, { from: identity, request: c.var.requestId })),
      200,
    );
  })
  .openapi(file, async (c) => {
    const identity = await identityOf(c);
    const { jobId } = c.req.valid('param');
    const { key, fileName, contentType } = unwrap(
      await mailbox(c.env, 'export', jobId).ask({ type: 'GetExportFile' }, { from: identity, request: c.var.requestId }),
    );
    const found = await r2Files(c.env.FILES).get(key);
    if (!found) throw new RefusedError({ code: 'gone' });
    return c.body(found.body, 200, {
      'content-type': contentType,
      'content-length': String(found.size),
      'content-disposition': disposition(fileName),
    });
  });

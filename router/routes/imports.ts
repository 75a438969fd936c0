import { z } from '@hono/zod-openapi';
import { newSecret } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import { ImportAnswer, type ImportNote } from '#protocol/http';
import { Json } from '#protocol/json';
import { registersOf } from '#sync/document';
import { importJsonResume } from '../../actors/resume/import/jsonresume.ts';
import type { Ctx } from '../context.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { RefusedError, unwrap } from '../problem.ts';
import { idempotencyHeader, jsonAnswer, refusals, secured } from '../schemas.ts';
import { newResumeId } from './resumes.ts';

export const importRoutes = routeGroup();

importRoutes.openAPIRegistry.registerPath({
  method: 'post',
  path: '/api/resumes/import',
  tags: ['Résumés'],
  summary: 'Make a résumé from a JSON Resume file',
  description:
    'The file is the body, or the part `file` of a form. A field that is not as it should be is a line of the report, never a refusal.',
  security: secured,
  request: {
    headers: idempotencyHeader,
    body: {
      required: true,
      content: {
        'application/json': { schema: z.looseObject({}).openapi({ description: 'JSON Resume 1.x' }) },
        'multipart/form-data': { schema: z.object({ file: z.string().openapi({ format: 'binary' }) }) },
      },
    },
  },
  responses: { 201: jsonAnswer('The new résumé, and what was not as expected.', ImportAnswer), ...refusals(400, 401, 413, 415) },
});

// Not a described handler: the body is a file, read as it is.
importRoutes.post('/api/resumes/import', async (c) => {
  const identity = await identityOf(c);
  const key = idempotencyHeader.safeParse(c.req.header()).data?.['idempotency-key'];
  const source = await readSource(c);
  // Ids are new for each import, but the same for the same key, so that a repeated request is the same command.
  const imported = importJsonResume(source, key ? countingIds() : randomIds());
  if ('refused' in imported)
    throw new RefusedError({ code: 'invalid_input', detail: 'This is not a JSON Resume file: it has none of its sections.' });
  const { document, report } = imported;
  const id = await newResumeId(identity.user, key);
  const head = { from: identity, request: c.var.requestId, ...(key ? { key } : {}) };
  const created = unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'CreateResume', seeds: registersOf(document) }, head));
  const answer: ImportAnswer = { id: created.id, format: 'jsonresume', title: created.title, report: report satisfies ImportNote[] };
  return c.json(answer, 201);
});

async function readSource(c: Ctx): Promise<Json> {
  const isForm = c.req.header('content-type')?.startsWith('multipart/form-data') ?? false;
  const text = isForm ? await readPart(c) : await c.req.text();
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return Json.parse(parsed);
  } catch {
    throw new RefusedError({ code: 'malformed_json', detail: 'The file is not valid JSON.' });
  }
}

async function readPart(c: Ctx): Promise<string> {
  const part = (await formOf(c)).get('file');
  if (part === null) throw new RefusedError({ code: 'invalid_input', errors: [{ path: 'file', message: 'the form has no such part' }] });
  return typeof part === 'string' ? part : part.text();
}

async function formOf(c: Ctx): Promise<FormData> {
  try {
    return await c.req.formData();
  } catch {
    throw new RefusedError({ code: 'bad_request', detail: 'The form could not be read.' });
  }
}

const randomIds = () => () => newSecret().replace(/[-_]/g, '').slice(0, 12);
function countingIds() {
  let count = 0;
  return () => {
    count += 1;
    return `i${count}`;
  };
}

import { z } from '@hono/zod-openapi';
import { newSecret } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import type { ResumeDocument } from '#protocol/document';
import type { Refusal } from '#protocol/errors';
import { ImportAnswer, type ImportFormat, type ImportNote } from '#protocol/http';
import type { ResumeId } from '#protocol/ids';
import { Json } from '#protocol/json';
import type { Photo } from '#protocol/photo';
import { registersOf } from '#sync/document';
import { importJsonResume } from '../../actors/resume/import/jsonresume.ts';
import { importPdf, isPdf, type PdfRefusal } from '../../actors/resume/import/pdf.ts';
import { jpegsIn } from '../../actors/resume/import/pdf-photo.ts';
import type { Ctx } from '../context.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { photoKey, showPhoto } from '../photos.ts';
import { RefusedError, unwrap } from '../problem.ts';
import { newResumeId } from '../resume-ids.ts';
import { idempotencyHeader, jsonAnswer, refusals, secured } from '../schemas.ts';

export const importRoutes = routeGroup();

importRoutes.openAPIRegistry.registerPath({
  method: 'post',
  path: '/api/resumes/import',
  tags: ['Résumés'],
  summary: 'Make a résumé from a JSON Resume file or from a PDF of ours',
  description:
    'The file is the body, or the part `file` of a form. A PDF that was exported here gives back exactly what it was made from; any other PDF is refused (`foreign_pdf`). In a JSON Resume, a field that is not as it should be is a line of the report, never a refusal.',
  security: secured,
  request: {
    headers: idempotencyHeader,
    body: {
      required: true,
      content: {
        'application/json': { schema: z.looseObject({}).openapi({ description: 'JSON Resume 1.x' }) },
        'application/pdf': { schema: z.string().openapi({ format: 'binary' }) },
        'multipart/form-data': { schema: z.object({ file: z.string().openapi({ format: 'binary' }) }) },
      },
    },
  },
  responses: { 201: jsonAnswer('The new résumé, and what was not as expected.', ImportAnswer), ...refusals(400, 401, 413, 415, 422) },
});

// Not a described handler: the body is a file, read as it is.
importRoutes.post('/api/resumes/import', async (c) => {
  const identity = await identityOf(c);
  const key = idempotencyHeader.safeParse(c.req.header()).data?.['idempotency-key'];
  const file = await readFile(c);
  const { format, document, report } = isPdf(file) ? await fromPdf(file) : fromJson(file, key);
  const id = await newResumeId(identity.user, key);
  const head = { from: identity, request: c.var.requestId, ...(key ? { key } : {}) };
  const { photo, ...basics } = document.basics;
  const seeds = registersOf({ ...document, basics });
  const created = unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'CreateResume', seeds }, head));
  const lost = photo && !(await bringPhoto(c, id, photo, file, key)) ? [PHOTO_LOST] : [];
  const answer: ImportAnswer = { id: created.id, format, title: created.title, report: [...report, ...lost] };
  return c.json(answer, 201);
});

const PHOTO_LOST: ImportNote = {
  path: 'basics.photo',
  message: 'The photo could not be taken out of this PDF; please add it again',
  severity: 'warning',
};

/** Takes the picture along that a PDF shows: by its key it is known to be the one. `false` when it is not there as it was. */
async function bringPhoto(c: Ctx, id: ResumeId, photo: Photo, file: Uint8Array<ArrayBuffer>, once: string | undefined): Promise<boolean> {
  const from = await identityOf(c);
  for (const picture of jpegsIn(file)) {
    if ((await photoKey(picture, 'jpg')) !== photo.key) continue;
    await showPhoto(c, id, from, photo, picture, once);
    return true;
  }
  return false;
}

interface Source {
  format: ImportFormat;
  document: ResumeDocument;
  report: ImportNote[];
}

const PDF_REFUSALS: Readonly<Record<PdfRefusal, Refusal>> = {
  foreign: {
    code: 'foreign_pdf',
    detail: 'This PDF was not exported here, or has lost what it was made from. Import a JSON Resume file, or start from an empty résumé.',
  },
  newer: { code: 'foreign_pdf', detail: 'This PDF was exported by a newer version than this one.' },
  damaged: { code: 'invalid_input', detail: 'The résumé in this PDF is damaged: it does not say what a résumé can hold.' },
  too_large: { code: 'too_large', detail: 'What is attached to this PDF is too large for a résumé.' },
};

async function fromPdf(file: Uint8Array): Promise<Source> {
  const imported = await importPdf(file);
  if ('refused' in imported) throw new RefusedError(PDF_REFUSALS[imported.refused]);
  return { format: 'pdf', document: imported.document, report: [] };
}

function fromJson(file: Uint8Array, key: string | undefined): Source {
  // Ids are new for each import, but the same for the same key, so that a repeated request is the same command.
  const imported = importJsonResume(parseJson(file), key ? countingIds() : randomIds());
  if ('refused' in imported)
    throw new RefusedError({ code: 'invalid_input', detail: 'This is not a JSON Resume file: it has none of its sections.' });
  return { format: 'jsonresume', ...imported };
}

async function readFile(c: Ctx): Promise<Uint8Array<ArrayBuffer>> {
  const isForm = c.req.header('content-type')?.startsWith('multipart/form-data') ?? false;
  return isForm ? readPart(c) : new Uint8Array(await c.req.arrayBuffer());
}

function parseJson(file: Uint8Array): Json {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(file));
    return Json.parse(parsed);
  } catch {
    throw new RefusedError({ code: 'malformed_json', detail: 'The file is not valid JSON.' });
  }
}

async function readPart(c: Ctx): Promise<Uint8Array<ArrayBuffer>> {
  const part = (await formOf(c)).get('file');
  if (part === null) throw new RefusedError({ code: 'invalid_input', errors: [{ path: 'file', message: 'the form has no such part' }] });
  return typeof part === 'string' ? new Uint8Array(new TextEncoder().encode(part)) : new Uint8Array(await part.arrayBuffer());
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

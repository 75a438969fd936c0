import { z } from '@hono/zod-openapi';
import { newSecret } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import { Design } from '#protocol/document';
import type { Identity } from '#protocol/envelope';
import type { Refusal } from '#protocol/errors';
import { ImportAnswer, type ImportNote, ImportReview } from '#protocol/http';
import type { LocalId, ResumeId } from '#protocol/ids';
import { Json } from '#protocol/json';
import type { Photo } from '#protocol/photo';
import { registersOf } from '#sync/document';
import { type ImportedFile, importJsonFile } from '../../actors/resume/import/json-file.ts';
import { type ArchiveRefusal, decoded, isZip, tablesIn } from '../../actors/resume/import/linkedin/archive.ts';
import { importLinkedIn } from '../../actors/resume/import/linkedin/index.ts';
import { importPdf, isPdf, type PdfRefusal } from '../../actors/resume/import/pdf.ts';
import { jpegsIn } from '../../actors/resume/import/pdf-photo.ts';
import { importText, TEXT_MAX_LENGTH } from '../../actors/resume/import/text-file/index.ts';
import type { Ctx } from '../context.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { photoKey, showPhoto } from '../photos.ts';
import { RefusedError, unwrap } from '../problem.ts';
import { newResumeId } from '../resume-ids.ts';
import { idempotencyHeader, jsonAnswer, refusals, secured } from '../schemas.ts';
import { beginningOf, mustBeFree, mustBeOn, rulesOf } from '../tenant-rules.ts';

export const importRoutes = routeGroup();

importRoutes.openAPIRegistry.registerPath({
  method: 'post',
  path: '/api/resumes/import',
  tags: ['Résumés'],
  summary: 'Make a résumé from a file',
  description:
    'The file is the body, or the part `file` of a form: a JSON Resume, a file of Reactive Resume (4 to 6), one of ours, the archive of your data from LinkedIn, a text or Markdown, or a PDF that was exported here, which gives back exactly what it was made from. Any other PDF is refused (`foreign_pdf`): send its text. A field that is not as it should be is a line of the report, never a refusal.',
  security: secured,
  request: {
    headers: idempotencyHeader,
    query: z.object({ review: z.literal('1').optional().openapi({ description: 'Only look at it: nothing is made.' }) }),
    body: {
      required: true,
      content: {
        'application/json': { schema: z.looseObject({}).openapi({ description: 'JSON Resume 1.x, Reactive Resume, or ours' }) },
        'text/markdown': { schema: z.string() },
        'text/plain': { schema: z.string() },
        'application/zip': { schema: z.string().openapi({ format: 'binary' }) },
        'application/pdf': { schema: z.string().openapi({ format: 'binary' }) },
        'multipart/form-data': { schema: z.object({ file: z.string().openapi({ format: 'binary' }) }) },
      },
    },
  },
  responses: {
    200: jsonAnswer('With `review=1`: what would be made.', ImportReview),
    201: jsonAnswer('The new résumé, and what was not as expected.', ImportAnswer),
    ...refusals(400, 401, 403, 409, 413, 415, 422),
  },
});

// Not a described handler: the body is a file, read as it is.
importRoutes.post('/api/resumes/import', async (c) => {
  const identity = await identityOf(c);
  await mustBeOn(c, identity, 'imports');
  const key = idempotencyHeader.safeParse(c.req.header()).data?.['idempotency-key'];
  const file = await readFile(c);
  const { format, document, report, unplaced } = await importFile(file, key);
  if (c.req.query('review') === '1') {
    const review: ImportReview = { format, document: { ...document }, report, unplaced };
    return c.json(review, 200);
  }
  const id = await newResumeId(identity.user, key);
  await mustBeFree(c, identity, id);
  const design = await designOf(c, identity, document.design);
  const head = { from: identity, request: c.var.requestId, ...(key ? { key } : {}) };
  const { photo, ...basics } = document.basics;
  const seeds = registersOf({ ...document, basics, design });
  const created = unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'CreateResume', seeds }, head));
  const lost = photo && !(await bringPhoto(c, id, photo, file.bytes, key)) ? [PHOTO_LOST] : [];
  const answer: ImportAnswer = { id: created.id, format, title: created.title, report: [...report, ...lost] };
  return c.json(answer, 201);
});

/** What comes in another template than those that are offered begins like any other new résumé. */
async function designOf(c: Ctx, identity: Identity, design: Design): Promise<Design> {
  const { allowed } = await rulesOf(c, identity);
  if (!allowed || allowed.includes(design.template)) return design;
  const { template = design.template, look } = await beginningOf(c, identity, undefined);
  return Design.parse({ ...design, template, ...look });
}

/** What a file is, by its first bytes; of a text, by what it is called. */
async function importFile({ bytes: file, type }: SentFile, key: string | undefined): Promise<ImportedFile> {
  if (isPdf(file)) return fromPdf(file);
  // Ids are new for each import, but the same for the same key, so that a repeated request is the same command.
  const ids = key ? countingIds() : randomIds();
  if (isZip(file)) return fromArchive(file, ids);
  return type.startsWith('text/') ? fromText(file, type, ids) : fromJson(file, ids);
}

function fromArchive(file: Uint8Array, ids: () => LocalId): ImportedFile {
  const tables = tablesIn(file);
  if ('refused' in tables) throw new RefusedError(ARCHIVE_REFUSALS[tables.refused]);
  const imported = importLinkedIn(tables, ids);
  if ('refused' in imported)
    throw new RefusedError({ code: 'invalid_input', detail: 'There is no data of LinkedIn in this archive: none of its tables is there.' });
  return { format: 'linkedin', unplaced: [], ...imported };
}

const ARCHIVE_REFUSALS: Readonly<Record<ArchiveRefusal, Refusal>> = {
  damaged: { code: 'invalid_input', detail: 'This archive is damaged, or not a ZIP file.' },
  too_large: { code: 'too_large', detail: 'Unpacked, this archive is larger than any résumé.' },
};

function fromText(file: Uint8Array, type: string, ids: () => LocalId): ImportedFile {
  const text = decoded(file);
  if (text.length > TEXT_MAX_LENGTH) throw new RefusedError({ code: 'too_large', detail: 'This text is longer than any résumé.' });
  const imported = importText(text, ids, type.startsWith('text/markdown') ? 'markdown' : null);
  if ('refused' in imported) throw new RefusedError({ code: 'invalid_input', detail: 'There are no words in this file.' });
  return imported;
}

const PHOTO_LOST: ImportNote = {
  path: 'basics.photo',
  message: 'The photo is not in this file, or not as it was; please add it again',
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

const PDF_REFUSALS: Readonly<Record<PdfRefusal, Refusal>> = {
  foreign: {
    code: 'foreign_pdf',
    detail: 'This PDF was not exported here, or has lost what it was made from. Import a JSON Resume file, or start from an empty résumé.',
  },
  newer: { code: 'foreign_pdf', detail: 'This PDF was exported by a newer version than this one.' },
  damaged: { code: 'invalid_input', detail: 'The résumé in this PDF is damaged: it does not say what a résumé can hold.' },
  too_large: { code: 'too_large', detail: 'What is attached to this PDF is too large for a résumé.' },
};

async function fromPdf(file: Uint8Array): Promise<ImportedFile> {
  const imported = await importPdf(file);
  if ('refused' in imported) throw new RefusedError(PDF_REFUSALS[imported.refused]);
  return { format: 'pdf', document: imported.document, report: [], unplaced: [] };
}

function fromJson(file: Uint8Array, ids: () => LocalId): ImportedFile {
  const imported = importJsonFile(parseJson(file), ids);
  if ('refused' in imported)
    throw new RefusedError({
      code: 'invalid_input',
      detail: 'This JSON is no résumé that we know: it is neither a JSON Resume, nor from Reactive Resume, nor from here.',
    });
  return imported;
}

interface SentFile {
  bytes: Uint8Array<ArrayBuffer>;
  /** What it is said to be; of the part, in a form. */
  type: string;
}

async function readFile(c: Ctx): Promise<SentFile> {
  const type = c.req.header('content-type')?.toLowerCase() ?? '';
  return type.startsWith('multipart/form-data') ? readPart(c) : { bytes: new Uint8Array(await c.req.arrayBuffer()), type };
}

function parseJson(file: Uint8Array): Json {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(file));
    return Json.parse(parsed);
  } catch {
    throw new RefusedError({ code: 'malformed_json', detail: 'The file is not valid JSON.' });
  }
}

async function readPart(c: Ctx): Promise<SentFile> {
  const part = (await formOf(c)).get('file');
  if (part === null)
    throw new RefusedError({ code: 'invalid_input', errors: [{ path: 'file', message: 'the form has no such part', code: 'required' }] });
  if (typeof part === 'string') return { bytes: new Uint8Array(new TextEncoder().encode(part)), type: '' };
  return { bytes: new Uint8Array(await part.arrayBuffer()), type: part.type.toLowerCase() };
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

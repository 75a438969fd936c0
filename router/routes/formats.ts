import { createRoute, z } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import type { ResumeDocument } from '#protocol/document';
import { TEXT_FORMATS, TextFormat } from '#protocol/export';
import { baseNameFor } from '#protocol/file-name';
import { ResumeId } from '#protocol/ids';
import { markdownOf } from '../../actors/formats/markdown.ts';
import { plainTextOf } from '../../actors/formats/text.ts';
import { exchangeFile } from '../../actors/resume/import/json-file.ts';
import { disposition } from '../disposition.ts';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { refusals, secured } from '../schemas.ts';

const binary = { schema: z.string().openapi({ format: 'binary' }) };

const file = createRoute({
  method: 'get',
  path: '/api/resumes/{id}/export/{format}',
  tags: ['Exports'],
  summary: 'The résumé as a file of another format',
  description:
    'Made at once. `json` (ours), `jsonresume` and `reactive-resume` hold everything, what is hidden included, and an import of them gives exactly this résumé back, but for its photo; `markdown`, `text` and `docx` (Word) are for people and leave out what is hidden.',
  security: secured,
  request: { params: z.object({ id: ResumeId, format: TextFormat }) },
  responses: {
    200: {
      description: 'The file.',
      content: {
        'application/json': { schema: z.looseObject({}) },
        'text/markdown': { schema: z.string() },
        'text/plain': { schema: z.string() },
        [TEXT_FORMATS.docx[1]]: binary,
      },
    },
    ...refusals(400, 401, 403, 404, 410),
  },
});

export const formatRoutes = routeGroup().openapi(file, async (c) => {
  const identity = await identityOf(c);
  const { id, format } = c.req.valid('param');
  const { document } = unwrap(await mailbox(c.env, 'resume', id).ask({ type: 'GetResume' }, { from: identity, request: c.var.requestId }));
  const [extension, contentType] = TEXT_FORMATS[format];
  return c.body(await contentOf(document, format), 200, {
    'content-type': contentType,
    'content-disposition': disposition(`${baseNameFor(document.basics.name, document.title)}.${extension}`),
    'cache-control': 'no-store',
  });
});

async function contentOf(document: ResumeDocument, format: TextFormat): Promise<string | Uint8Array<ArrayBuffer>> {
  switch (format) {
    case 'json':
    case 'jsonresume':
    case 'reactive-resume':
      return `${JSON.stringify(exchangeFile(document, format), null, 2)}\n`;
    case 'markdown':
      return markdownOf(document);
    case 'text':
      return plainTextOf(document);
    case 'docx': {
      // The library is large: it is looked at when somebody wants such a file.
      const { docxOf } = await import('../../actors/formats/docx.ts');
      return docxOf(document);
    }
  }
}

import { createRoute, z } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import type { Identity } from '#protocol/envelope';
import { AuditFilter, AuditPage, type AuditRow } from '#protocol/tenant-audit';
import type { Ctx } from '../context.ts';
import { csvLine } from '../csv.ts';
import { routeGroup } from '../group.ts';
import { adminOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { jsonAnswer, refusals, secured } from '../schemas.ts';

const tags = ['Administration'];
const PAGE = 500;

const search = createRoute({
  method: 'get',
  path: '/api/admin/audit',
  tags,
  summary: 'What was done in the tenant’s name',
  description: 'Newest first. People are named by their ids only.',
  security: secured,
  request: {
    query: z.object({
      ...AuditFilter.shape,
      before: z.coerce.number().int().optional(),
      limit: z.coerce.number().int().min(1).max(PAGE).default(100),
    }),
  },
  responses: { 200: jsonAnswer('A page of the log.', AuditPage), ...refusals(400, 401, 403) },
});
const download = createRoute({
  method: 'get',
  path: '/api/admin/audit/export/{format}',
  tags,
  summary: 'The whole audit log as a file, oldest first',
  description: '`jsonl` holds everything that the chain of hashes covers; `csv` is for reading.',
  security: secured,
  request: { params: z.object({ format: z.enum(['jsonl', 'csv']) }), query: AuditFilter },
  responses: {
    200: { description: 'The file.', content: { 'application/x-ndjson': { schema: z.string() }, 'text/csv': { schema: z.string() } } },
    ...refusals(400, 401, 403, 404),
  },
});

const HEAD = ['id', 'at', 'actor', 'act', 'subject', 'detail', 'hash'];
const FILES = {
  jsonl: { type: 'application/x-ndjson; charset=utf-8', head: '', line: (row: AuditRow) => `${JSON.stringify(row)}\n` },
  csv: {
    type: 'text/csv; charset=utf-8',
    head: csvLine(HEAD),
    line: ({ id, at, actor, act, subject, detail, hash }: AuditRow) => csvLine([id, at, actor, act, subject, JSON.stringify(detail), hash]),
  },
} as const;

function page(c: Ctx, from: Identity, filter: AuditFilter, after: number) {
  const message = { type: 'SearchAudit', filter, after, limit: PAGE } as const;
  return mailbox(c.env, 'tenant', from.tenant).ask(message, { from, request: c.var.requestId });
}

export const auditRoutes = routeGroup()
  .openapi(search, async (c) => {
    const from = await adminOf(c);
    const { before, limit, ...filter } = c.req.valid('query');
    const message = { type: 'SearchAudit', filter, before, limit } as const;
    return c.json(unwrap(await mailbox(c.env, 'tenant', from.tenant).ask(message, { from, request: c.var.requestId })), 200);
  })
  .openapi(download, async (c) => {
    const from = await adminOf(c);
    const { format } = c.req.valid('param');
    const file = FILES[format];
    const filter = c.req.valid('query');
    // The first page comes before the answer: whoever may not have it is told so by its status.
    let next: Awaited<ReturnType<typeof page>> | null = await page(c, from, filter, 0);
    unwrap(next);
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encoder.encode(file.head)),
      // A page at a time, as fast as it is read.
      async pull(controller) {
        if (!next) return controller.close();
        const { items, after } = unwrap(next);
        controller.enqueue(encoder.encode(items.map(file.line).join('')));
        next = after === undefined ? null : await page(c, from, filter, after);
      },
    });
    return c.body(body, 200, { 'content-type': file.type, 'content-disposition': `attachment; filename="vitae-audit.${format}"` });
  });

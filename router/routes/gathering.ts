import { createRoute, z } from '@hono/zod-openapi';
import { newId } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import { IntakeAnswer } from '#protocol/http';
import { CohortId, IntakeId } from '#protocol/ids';
import { INTAKE_PART } from '#protocol/tenant-cohorts';
import { csvLine } from '../csv.ts';
import { routeGroup } from '../group.ts';
import { adminOf } from '../identity.ts';
import { readPeople } from '../people-file.ts';
import { RefusedError, unwrap } from '../problem.ts';
import { jsonAnswer, refusals, secured } from '../schemas.ts';

const tags = ['Administration'];
const REPORT_PART = 5_000;

export const gatheringRoutes = routeGroup();

const text = { schema: z.string() };
gatheringRoutes.openAPIRegistry.registerPath({
  method: 'post',
  path: '/api/admin/intakes',
  tags,
  summary: 'Invite the people of a file',
  description:
    'The body is a CSV file with a column of addresses, and perhaps names and cohorts: UTF-8, UTF-16 or Windows-1252; commas, semicolons or tabs; at most 10 MiB and 100,000 lines. It is worked off afterwards; `GetIntake` says how far it is.',
  security: secured,
  request: {
    query: z.object({ cohort: CohortId.optional() }),
    body: { required: true, content: { 'text/csv': text, 'text/plain': text } },
  },
  responses: { 202: jsonAnswer('It is being worked off.', IntakeAnswer), ...refusals(400, 401, 403, 404, 409, 413, 415, 429) },
});

// Not a described handler: the body is a file, read as it is.
gatheringRoutes.post('/api/admin/intakes', async (c) => {
  const from = await adminOf(c);
  const asked = CohortId.optional().safeParse(c.req.query('cohort'));
  if (!asked.success) throw new RefusedError({ code: 'not_found' });
  const tenant = mailbox(c.env, 'tenant', from.tenant);
  const head = { from, request: c.var.requestId };
  // Whoever may not is told so before their file is read.
  unwrap(await tenant.ask({ type: 'ListIntakes' }, head));
  const { encoding, rows } = unwrap(readPeople(new Uint8Array(await c.req.arrayBuffer())));
  const intake = newId('intake');
  const start = { type: 'StartIntake', intake, cohort: asked.data ?? null, encoding, lines: rows.length } as const;
  let answer = unwrap(await tenant.ask(start, head));
  for (let at = 0; at < rows.length; at += INTAKE_PART)
    answer = unwrap(await tenant.ask({ type: 'AddIntakeLines', intake, rows: rows.slice(at, at + INTAKE_PART) }, head));
  return c.json(answer, 202);
});

const report = createRoute({
  method: 'get',
  path: '/api/admin/intakes/{intake}/report.csv',
  tags,
  summary: 'What became of each line of a file',
  security: secured,
  request: { params: z.object({ intake: IntakeId }) },
  responses: { 200: { description: 'Line, outcome, reason.', content: { 'text/csv': text } }, ...refusals(401, 403, 404) },
});

gatheringRoutes.openapi(report, async (c) => {
  const from = await adminOf(c);
  const { intake } = c.req.valid('param');
  const parts = [`\ufeff${csvLine(['line', 'outcome', 'reason'])}`];
  for (let after: number | undefined = 0; after !== undefined; ) {
    const message: { type: 'ReadIntakeReport'; intake: IntakeId; after: number; limit: number } = {
      type: 'ReadIntakeReport',
      intake,
      after,
      limit: REPORT_PART,
    };
    const page = unwrap(await mailbox(c.env, 'tenant', from.tenant).ask(message, { from, request: c.var.requestId }));
    parts.push(...page.items.map(({ line, outcome, reason }) => csvLine([line, outcome, reason ?? ''])));
    after = page.after;
  }
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="vitae-people.csv"' };
  return c.body(parts.join(''), 200, { ...headers, 'cache-control': 'no-store' });
});

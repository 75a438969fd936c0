import { createRoute, z } from '@hono/zod-openapi';
import { sameText } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import { ROUTER } from '#protocol/envelope';
import { MetricsAnswer, OperatorsHealth } from '#protocol/http';
import { MetricsRow, Step } from '#protocol/metrics';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { version } from '../../package.json';
import { csvOf } from '../csv.ts';
import { deepHealth } from '../deep-health.ts';
import { routeGroup } from '../group.ts';
import { adminOf } from '../identity.ts';
import { openMetrics } from '../openmetrics.ts';
import { RefusedError, unwrap } from '../problem.ts';
import { jsonAnswer, refusals, secured } from '../schemas.ts';

const tags = ['Administration'];
const query = z.object({ step: Step.default('day'), from: z.iso.datetime(), to: z.iso.datetime() });

const metrics = createRoute({
  method: 'get',
  path: '/api/admin/metrics',
  tags,
  summary: 'What was counted, by hour or day (UTC)',
  description: 'Counts arrive within a minute or two of what they count.',
  security: secured,
  request: { query },
  responses: { 200: jsonAnswer('Oldest first, without holes.', MetricsAnswer), ...refusals(400, 401, 403) },
});
const metricsCsv = createRoute({
  method: 'get',
  path: '/api/admin/metrics.csv',
  tags,
  summary: 'The same, for a spreadsheet',
  security: secured,
  request: { query },
  responses: {
    200: { description: 'CSV with one line of names.', content: { 'text/csv': { schema: z.string() } } },
    ...refusals(400, 401, 403),
  },
});
const health = createRoute({
  method: 'get',
  path: '/api/admin/health',
  tags,
  summary: 'How the parts of the service are',
  security: secured,
  responses: { 200: jsonAnswer('Each part by itself.', OperatorsHealth), ...refusals(401, 403) },
});

const NAMES = MetricsRow.keyof().options;

export const metricsRoutes = routeGroup()
  .openapi(metrics, async (c) => {
    const from = await adminOf(c);
    const message = { type: 'GetMetrics', ...c.req.valid('query') } as const;
    return c.json(unwrap(await mailbox(c.env, 'tenant', from.tenant).ask(message, { from, request: c.var.requestId })), 200);
  })
  .openapi(metricsCsv, async (c) => {
    const from = await adminOf(c);
    const message = { type: 'GetMetrics', ...c.req.valid('query') } as const;
    const { rows } = unwrap(await mailbox(c.env, 'tenant', from.tenant).ask(message, { from, request: c.var.requestId }));
    c.header('content-disposition', 'attachment; filename="metrics.csv"');
    return c.body(csvOf([NAMES, ...rows.map((row) => NAMES.map((name) => row[name]))]), 200, { 'content-type': 'text/csv; charset=utf-8' });
  })
  .openapi(health, async (c) => {
    const from = await adminOf(c);
    return c.json(await deepHealth(c.env, from.tenant, c.var.requestId), 200);
  });

/** For whoever scrapes: by a token of its own, in the text that Prometheus and its kin read. Without the setting there is nothing here. */
metricsRoutes.get('/metrics', async (c) => {
  const token = c.env.VITAE_METRICS_TOKEN;
  if (!token) throw new RefusedError({ code: 'not_found' });
  if (!sameText(c.req.header('authorization')?.replace(/^Bearer /i, '') ?? '', token)) throw new RefusedError({ code: 'unauthenticated' });
  const head = { from: ROUTER, request: c.var.requestId };
  const totals = unwrap(await mailbox(c.env, 'tenant', DEFAULT_TENANT).ask({ type: 'GetMetricTotals' }, head));
  return c.body(openMetrics(totals, version), 200, { 'content-type': 'application/openmetrics-text; version=1.0.0; charset=utf-8' });
});

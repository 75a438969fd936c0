import { createRoute, z } from '@hono/zod-openapi';
import { d1Index } from '#kernel/adapters';
import { ResumeRow, UserRow } from '#kernel/ports';
import { mailbox } from '#kernel/stubs';
import { MailRecord, ReindexProgress, TenantConfig } from '#protocol/tenant';
import { routeGroup } from '../group.ts';
import { adminOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { jsonAnswer, jsonBody, refusals, secured } from '../schemas.ts';

const tags = ['Administration'];
const page = z.object({ cursor: z.string().max(60).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) });
const listOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), cursor: z.string().optional() });

const users = createRoute({
  method: 'get',
  path: '/api/admin/users',
  tags,
  summary: 'Everybody in this tenant, from the index',
  security: secured,
  request: { query: page },
  responses: { 200: jsonAnswer('A page of people.', listOf(UserRow)), ...refusals(400, 401, 403) },
});
const resumes = createRoute({
  method: 'get',
  path: '/api/admin/resumes',
  tags,
  summary: 'Every résumé in this tenant, from the index',
  security: secured,
  request: { query: page },
  responses: { 200: jsonAnswer('A page of résumés.', listOf(ResumeRow)), ...refusals(400, 401, 403) },
});
const startReindex = createRoute({
  method: 'post',
  path: '/api/admin/reindex',
  tags,
  summary: 'Rebuild the index from the actors',
  description: 'Safe at any time. What is not done when this answers goes on by itself.',
  security: secured,
  responses: { 200: jsonAnswer('How far it is.', ReindexProgress), ...refusals(401, 403) },
});
const getReindex = createRoute({
  method: 'get',
  path: '/api/admin/reindex',
  tags,
  summary: 'How far the rebuilding is',
  security: secured,
  responses: { 200: jsonAnswer('How far it is.', ReindexProgress), ...refusals(401, 403) },
});
const mails = createRoute({
  method: 'get',
  path: '/api/admin/mails',
  tags,
  summary: 'Mails that left, or were kept because there is no mail server',
  security: secured,
  request: { query: z.object({ before: z.coerce.number().int().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }) },
  responses: {
    200: jsonAnswer('Newest first.', z.object({ items: z.array(MailRecord), before: z.number().int().optional() })),
    ...refusals(400, 401, 403),
  },
});
const getConfig = createRoute({
  method: 'get',
  path: '/api/admin/config',
  tags,
  summary: 'The tenant’s configuration',
  security: secured,
  responses: { 200: jsonAnswer('As it is.', TenantConfig), ...refusals(401, 403) },
});
const patchConfig = createRoute({
  method: 'patch',
  path: '/api/admin/config',
  tags,
  summary: 'Change the configuration',
  security: secured,
  request: { body: jsonBody(TenantConfig.partial()) },
  responses: { 200: jsonAnswer('As it is now.', TenantConfig), ...refusals(400, 401, 403, 415) },
});

export const adminRoutes = routeGroup()
  .openapi(users, async (c) => {
    const { tenant } = await adminOf(c);
    const { cursor, limit } = c.req.valid('query');
    return c.json(await d1Index(c.env.INDEX).listUsers(tenant, cursor, limit), 200);
  })
  .openapi(resumes, async (c) => {
    const { tenant } = await adminOf(c);
    const { cursor, limit } = c.req.valid('query');
    return c.json(await d1Index(c.env.INDEX).listResumes(tenant, cursor, limit), 200);
  })
  .openapi(startReindex, async (c) => {
    const from = await adminOf(c);
    return c.json(
      unwrap(await mailbox(c.env, 'tenant', from.tenant).ask({ type: 'StartReindex' }, { from, request: c.var.requestId })),
      200,
    );
  })
  .openapi(getReindex, async (c) => {
    const from = await adminOf(c);
    return c.json(unwrap(await mailbox(c.env, 'tenant', from.tenant).ask({ type: 'GetReindex' }, { from, request: c.var.requestId })), 200);
  })
  .openapi(mails, async (c) => {
    const from = await adminOf(c);
    const { before, limit } = c.req.valid('query');
    const message = { type: 'ListMails', limit, ...(before === undefined ? {} : { before }) } as const;
    return c.json(unwrap(await mailbox(c.env, 'tenant', from.tenant).ask(message, { from, request: c.var.requestId })), 200);
  })
  .openapi(getConfig, async (c) => {
    const from = await adminOf(c);
    const head = { from: { kind: 'router' } as const, request: c.var.requestId };
    return c.json(unwrap(await mailbox(c.env, 'tenant', from.tenant).ask({ type: 'GetConfig' }, head)), 200);
  })
  .openapi(patchConfig, async (c) => {
    const from = await adminOf(c);
    const message = { type: 'UpdateConfig', config: c.req.valid('json') } as const;
    return c.json(unwrap(await mailbox(c.env, 'tenant', from.tenant).ask(message, { from, request: c.var.requestId })), 200);
  });

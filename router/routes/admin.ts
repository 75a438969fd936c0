import { createRoute, z } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import { UserId } from '#protocol/ids';
import { MailRecord, ReindexProgress } from '#protocol/tenant';
import { ListedPerson, PeopleFilter, TenantResume } from '#protocol/tenant-people';
import { routeGroup } from '../group.ts';
import { adminOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { jsonAnswer, refusals, secured } from '../schemas.ts';

const tags = ['Administration'];
const page = z.object({ cursor: z.string().max(60).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) });
const search = z.object({
  ...PeopleFilter.omit({ text: true }).shape,
  q: PeopleFilter.shape.text,
  cursor: z.coerce.number().int().min(0).optional(),
  limit: page.shape.limit,
});
const FoundPerson = ListedPerson.omit({ user: true }).extend({ id: UserId });
const listOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), cursor: z.string().optional() });

const users = createRoute({
  method: 'get',
  path: '/api/admin/users',
  tags,
  summary: 'The people of this tenant, from the index: newest first',
  description: 'Every word of `q` begins a word of the name, the address or the title of a résumé.',
  security: secured,
  request: { query: search },
  responses: { 200: jsonAnswer('A page of people.', listOf(FoundPerson)), ...refusals(400, 401, 403) },
});
const resumes = createRoute({
  method: 'get',
  path: '/api/admin/resumes',
  tags,
  summary: 'Every résumé in this tenant, from the index',
  security: secured,
  request: { query: page },
  responses: { 200: jsonAnswer('A page of résumés.', listOf(TenantResume)), ...refusals(400, 401, 403) },
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
export const adminRoutes = routeGroup()
  .openapi(users, async (c) => {
    const from = await adminOf(c);
    const { cursor, limit, q, ...filter } = c.req.valid('query');
    const message = { type: 'SearchPeople', filter: { ...filter, ...(q === undefined ? {} : { text: q }) }, cursor, limit } as const;
    const page = unwrap(await mailbox(c.env, 'tenant', from.tenant).ask(message, { from, request: c.var.requestId }));
    return c.json({ ...page, items: page.items.map(({ user, ...person }) => ({ id: user, ...person })) }, 200);
  })
  .openapi(resumes, async (c) => {
    const from = await adminOf(c);
    const { cursor, limit } = c.req.valid('query');
    const message = { type: 'ListTenantResumes', cursor, limit } as const;
    return c.json(unwrap(await mailbox(c.env, 'tenant', from.tenant).ask(message, { from, request: c.var.requestId })), 200);
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
  });

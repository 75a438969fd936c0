import { createRoute, z } from '@hono/zod-openapi';
import { makeZip } from 'client-zip';
import { newId } from '#kernel/crypto';
import { mailbox } from '#kernel/stubs';
import type { Identity } from '#protocol/envelope';
import { SessionId } from '#protocol/ids';
import { archiveOf } from '../archive.ts';
import { routeGroup } from '../group.ts';
import { adminOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { refusals, secured } from '../schemas.ts';

const take = createRoute({
  method: 'get',
  path: '/api/admin/person-exports/{export}',
  tags: ['Administration'],
  summary: 'Everything that somebody’s own account holds, as a ZIP',
  description:
    'For a day after `ExportPerson`, by whoever asked, of whom the person was told. Résumés that others share with them are theirs, and no part of it.',
  security: secured,
  request: { params: z.object({ export: z.coerce.number().int().min(1) }) },
  responses: {
    200: { description: 'The archive.', content: { 'application/zip': { schema: z.string().openapi({ format: 'binary' }) } } },
    ...refusals(400, 401, 403, 404),
  },
});

export const personExportRoutes = routeGroup().openapi(take, async (c) => {
  const from = await adminOf(c);
  const head = { from, request: c.var.requestId };
  const message = { type: 'TakePersonExport', ...c.req.valid('param') } as const;
  const { user, name } = unwrap(await mailbox(c.env, 'tenant', from.tenant).ask(message, head));
  // The tenant has decided, and has written it down: from here on it is read as the person reads it.
  const session = SessionId.parse(newId('session'));
  const person: Identity = { kind: 'user', user, session, tenant: from.tenant, tenantRole: 'member', name };
  return c.body(makeZip(archiveOf(c, person, { isOwnOnly: true })), 200, {
    'content-type': 'application/zip',
    'content-disposition': 'attachment; filename="vitae-account.zip"',
    'cache-control': 'no-store',
  });
});

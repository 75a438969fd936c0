import { createRoute, z } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import { UpdateConfigBody } from '#protocol/http';
import { CurrentConfig } from '#protocol/tenant';
import { AdminCommand } from '#protocol/tenant-admin';
import { routeGroup } from '../group.ts';
import { adminOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { idempotencyHeader, jsonAnswer, jsonBody, refusals, secured } from '../schemas.ts';

const tags = ['Administration'];

const command = createRoute({
  method: 'post',
  path: '/api/admin/commands',
  tags,
  summary: 'Anything that staff may do, as one command',
  description: 'The same commands as on `WS /api/admin/live`. What each is answered with stands in actors/protocol/tenant-admin.ts.',
  security: secured,
  request: { body: jsonBody(AdminCommand), headers: idempotencyHeader },
  responses: {
    200: jsonAnswer('What came of it.', z.unknown()),
    ...refusals(400, 401, 403, 404, 409, 415, 429, 503),
  },
});
const getConfig = createRoute({
  method: 'get',
  path: '/api/admin/config',
  tags,
  summary: 'The tenant’s configuration',
  security: secured,
  responses: { 200: jsonAnswer('As it is, with its version.', CurrentConfig), ...refusals(401, 403) },
});
const patchConfig = createRoute({
  method: 'patch',
  path: '/api/admin/config',
  tags,
  summary: 'Change the configuration',
  description: 'With `expected`, refused with `conflict` when somebody else has changed it since that version.',
  security: secured,
  request: { body: jsonBody(UpdateConfigBody) },
  responses: { 200: jsonAnswer('As it is now.', CurrentConfig), ...refusals(400, 401, 403, 409, 415) },
});

export const adminCommandRoutes = routeGroup()
  .openapi(command, async (c) => {
    const from = await adminOf(c);
    const key = c.req.valid('header')['idempotency-key'];
    const head = { from, request: c.var.requestId, ...(key === undefined ? {} : { key }) };
    return c.json(unwrap(await mailbox(c.env, 'tenant', from.tenant).ask(c.req.valid('json'), head)), 200);
  })
  .openapi(getConfig, async (c) => {
    const from = await adminOf(c);
    const outcome = await mailbox(c.env, 'tenant', from.tenant).ask({ type: 'ReadConfig' }, { from, request: c.var.requestId });
    return c.json(unwrap(outcome), 200);
  })
  .openapi(patchConfig, async (c) => {
    const from = await adminOf(c);
    const { expected, why, ...config } = c.req.valid('json');
    const message = { type: 'UpdateConfig', config, expected, why } as const;
    return c.json(unwrap(await mailbox(c.env, 'tenant', from.tenant).ask(message, { from, request: c.var.requestId })), 200);
  });

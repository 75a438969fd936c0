import { createRoute } from '@hono/zod-openapi';
import { Health } from '#protocol/http';
import { version } from '../../package.json';
import { routeGroup } from '../group.ts';
import { jsonAnswer } from '../schemas.ts';

const health = createRoute({
  method: 'get',
  path: '/api/health',
  tags: ['Service'],
  summary: 'Whether the service answers',
  responses: { 200: jsonAnswer('It does.', Health) },
});

export const healthRoutes = routeGroup().openapi(health, (c) => c.json({ status: 'ok' as const, version }, 200));

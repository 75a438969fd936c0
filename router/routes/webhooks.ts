import { createRoute } from '@hono/zod-openapi';
import { webhookSecret } from '#kernel/webhooks';
import { WebhookSecretAnswer } from '#protocol/http';
import { routeGroup } from '../group.ts';
import { identityOf } from '../identity.ts';
import { jsonAnswer, refusals, secured } from '../schemas.ts';

const secret = createRoute({
  method: 'get',
  path: '/api/me/webhook-secret',
  tags: ['Me'],
  summary: 'What signs your webhooks',
  description: 'By the Standard Webhooks specification: with this secret a receiver finds out that a message is from here.',
  security: secured,
  responses: { 200: jsonAnswer('The secret.', WebhookSecretAnswer), ...refusals(401) },
});

export const webhookRoutes = routeGroup().openapi(secret, async (c) => {
  const { user } = await identityOf(c, { fresh: true });
  return c.json({ secret: await webhookSecret(c.env.VITAE_SECRET, user) }, 200);
});

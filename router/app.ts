import { OpenAPIHono } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { errorFields, log } from '#kernel/log';
import type { Refusal } from '#protocol/errors';
import type { AppEnv } from './context.ts';
import { pathOf, viewsOnlyRead } from './in-view.ts';
import { securityHeaders } from './middleware/headers.ts';
import { rateLimits } from './middleware/limits.ts';
import { sameOriginOnly } from './middleware/origin.ts';
import { jsonOnly, requestLog, sizeLimit } from './middleware/request.ts';
import { problem, RefusedError } from './problem.ts';
import { isPublicPage, troublePage } from './public/answer.ts';
import { accountRoutes } from './routes/account.ts';
import { adminRoutes } from './routes/admin.ts';
import { adminCommandRoutes } from './routes/admin-commands.ts';
import { apiTokenRoutes } from './routes/api-tokens.ts';
import { appealRoutes } from './routes/appeals.ts';
import { auditRoutes } from './routes/audit.ts';
import { authRoutes } from './routes/auth.ts';
import { billingRoutes } from './routes/billing.ts';
import { commentRoutes } from './routes/comments.ts';
import { conflictRoutes } from './routes/conflicts.ts';
import { addDocs } from './routes/docs.ts';
import { exportRoutes } from './routes/exports.ts';
import { factorRoutes } from './routes/factors.ts';
import { formatRoutes } from './routes/formats.ts';
import { gatheringRoutes } from './routes/gathering.ts';
import { healthRoutes } from './routes/health.ts';
import { historyRoutes } from './routes/history.ts';
import { importRoutes } from './routes/imports.ts';
import { joinRoutes } from './routes/join.ts';
import { linkRoutes } from './routes/links.ts';
import { liveRoutes } from './routes/live.ts';
import { meRoutes } from './routes/me.ts';
import { memberRoutes } from './routes/members.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { oauthRoutes } from './routes/oauth.ts';
import { personExportRoutes } from './routes/person-exports.ts';
import { photoRoutes } from './routes/photos.ts';
import { pictureRoutes } from './routes/pictures.ts';
import { publicRoutes } from './routes/public.ts';
import { resumeRoutes } from './routes/resumes.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { secondStepRoutes } from './routes/second-step.ts';
import { nothingHere, shellRoutes } from './routes/shell.ts';
import { stripeWebhookRoutes } from './routes/stripe-webhook.ts';
import { tenantRoutes } from './routes/tenant.ts';
import { viewRoutes } from './routes/views.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { tellOfRefusal } from './security.ts';

/**
 * The router: checks what a request is, finds out who it is from, and forwards it as a message to the actor whose business it is.
 * It decides nothing about anybody's data.
 */
export function createApp(): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({ getPath: pathOf });
  app.use(requestLog, securityHeaders, sizeLimit, rateLimits, sameOriginOnly, viewsOnlyRead, jsonOnly);
  app.route('/', healthRoutes);
  app.route('/', authRoutes);
  app.route('/', joinRoutes);
  app.route('/', secondStepRoutes);
  app.route('/', factorRoutes);
  app.route('/', oauthRoutes);
  app.route('/', meRoutes);
  app.route('/', apiTokenRoutes);
  app.route('/', accountRoutes);
  app.route('/', importRoutes);
  app.route('/', resumeRoutes);
  app.route('/', photoRoutes);
  app.route('/', memberRoutes);
  app.route('/', linkRoutes);
  app.route('/', publicRoutes);
  app.route('/', historyRoutes);
  app.route('/', commentRoutes);
  app.route('/', conflictRoutes);
  app.route('/', reviewRoutes);
  app.route('/', exportRoutes);
  app.route('/', formatRoutes);
  app.route('/', pictureRoutes);
  app.route('/', webhookRoutes);
  app.route('/', liveRoutes);
  app.route('/', tenantRoutes);
  app.route('/', adminRoutes);
  app.route('/', billingRoutes);
  app.route('/', metricsRoutes);
  app.route('/', stripeWebhookRoutes);
  app.route('/', adminCommandRoutes);
  app.route('/', viewRoutes);
  app.route('/', personExportRoutes);
  app.route('/', appealRoutes);
  app.route('/', auditRoutes);
  app.route('/', gatheringRoutes);
  addDocs(app);
  app.route('/', shellRoutes);

  app.notFound(nothingHere);
  app.onError((error, c) => {
    const say = (refusal: Refusal) => {
      tellOfRefusal(c, refusal.code);
      return isPublicPage(c.req.path) ? troublePage(c, refusal) : problem(c, refusal);
    };
    if (error instanceof RefusedError) return say(error.refusal);
    if (error instanceof HTTPException && error.status < 500) return say({ code: 'malformed_json' });
    log('error', 'router.failed', { request: c.var.requestId, method: c.req.method, route: c.req.routePath, ...errorFields(error) });
    return say({ code: 'internal' });
  });
  return app;
}

import { createRoute, z } from '@hono/zod-openapi';
import { mailbox } from '#kernel/stubs';
import { SubscriptionState } from '#protocol/billing';
import { ROUTER } from '#protocol/envelope';
import {
  AdminSubscriptionAnswer,
  CheckoutBody,
  GoOnAnswer,
  GrantPlanBody,
  InvoiceList,
  OwnSubscriptionAnswer,
  PlanList,
  SubscriptionList,
} from '#protocol/http';
import { UserId } from '#protocol/ids';
import { limitsOf, PLANS, PlanId } from '#protocol/plans';
import type { TenantMessage } from '#protocol/tenant';
import type { Ctx } from '../context.ts';
import { routeGroup } from '../group.ts';
import { adminOf, identityOf } from '../identity.ts';
import { unwrap } from '../problem.ts';
import { idempotencyHeader, jsonAnswer, jsonBody, refusals, secured } from '../schemas.ts';
import { configOf } from '../tenant-rules.ts';

const mine = ['Me'];
const administration = ['Administration'];
const params = z.object({ user: UserId });

const plans = createRoute({
  method: 'get',
  path: '/api/plans',
  tags: ['Service'],
  summary: 'The plans there are',
  responses: { 200: jsonAnswer('Their limits and features. Reading and exporting belong to none.', PlanList) },
});
const getSubscription = createRoute({
  method: 'get',
  path: '/api/me/subscription',
  tags: mine,
  summary: 'Your plan and subscription',
  security: secured,
  responses: {
    200: jsonAnswer('How you stand, what your plan holds, and how much of it is used.', OwnSubscriptionAnswer),
    ...refusals(401, 404),
  },
});
const listInvoices = createRoute({
  method: 'get',
  path: '/api/me/invoices',
  tags: mine,
  summary: 'Your invoices',
  security: secured,
  responses: { 200: jsonAnswer('Newest first; a hundred at most.', InvoiceList), ...refusals(401, 404) },
});
const checkout = createRoute({
  method: 'post',
  path: '/api/me/checkout',
  tags: mine,
  summary: 'Begin a subscription',
  description: 'Answers with a page of the payment service to go on to.',
  security: secured,
  request: { headers: idempotencyHeader, body: jsonBody(CheckoutBody) },
  responses: { 200: jsonAnswer('Where to go on.', GoOnAnswer), ...refusals(400, 401, 403, 404, 409, 415, 503) },
});
const portal = createRoute({
  method: 'post',
  path: '/api/me/billing-portal',
  tags: mine,
  summary: 'Change or end your subscription',
  description: 'Answers with a page of the payment service to go on to.',
  security: secured,
  responses: { 200: jsonAnswer('Where to go on.', GoOnAnswer), ...refusals(401, 403, 404, 503) },
});
const list = createRoute({
  method: 'get',
  path: '/api/admin/subscriptions',
  tags: administration,
  summary: 'Everybody who has, or had, another plan than the free one',
  security: secured,
  request: {
    query: z.object({
      state: SubscriptionState.optional(),
      plan: PlanId.optional(),
      cursor: UserId.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: { 200: jsonAnswer('A page of people.', SubscriptionList), ...refusals(400, 401, 403) },
});
const one = createRoute({
  method: 'get',
  path: '/api/admin/users/{user}/subscription',
  tags: administration,
  summary: 'Somebody’s plan and subscription',
  security: secured,
  request: { params },
  responses: {
    200: jsonAnswer('How they stand, and what was given to them by hand.', AdminSubscriptionAnswer),
    ...refusals(401, 403, 404),
  },
});
const refresh = createRoute({
  method: 'post',
  path: '/api/admin/users/{user}/subscription/refresh',
  tags: administration,
  summary: 'Ask the payment service how somebody’s subscription is',
  security: secured,
  request: { params },
  responses: { 200: jsonAnswer('How they stand now.', AdminSubscriptionAnswer), ...refusals(401, 403, 404, 503) },
});
const invoicesOf = createRoute({
  method: 'get',
  path: '/api/admin/users/{user}/invoices',
  tags: administration,
  summary: 'Somebody’s invoices',
  security: secured,
  request: { params },
  responses: { 200: jsonAnswer('Newest first; a hundred at most.', InvoiceList), ...refusals(401, 403, 404) },
});
const grant = createRoute({
  method: 'post',
  path: '/api/admin/users/{user}/plan',
  tags: administration,
  summary: 'Give somebody a plan by hand, or take it back',
  security: secured,
  request: { params, headers: idempotencyHeader, body: jsonBody(GrantPlanBody) },
  responses: { 200: jsonAnswer('How they stand now.', AdminSubscriptionAnswer), ...refusals(400, 401, 403, 404, 409, 415) },
});

/** Asks the tenant of whoever asks, in their name. */
async function asked<T extends TenantMessage>(c: Ctx, from: Awaited<ReturnType<typeof identityOf>>, message: T) {
  const key = c.req.header('idempotency-key');
  const head = { from, request: c.var.requestId, ...(key === undefined ? {} : { key }) };
  return unwrap(await mailbox(c.env, 'tenant', from.tenant).ask(message, head));
}

export const billingRoutes = routeGroup()
  .openapi(plans, (c) => c.json({ items: Object.values(PLANS) }, 200))
  .openapi(getSubscription, async (c) => {
    const from = await identityOf(c);
    const subscription = await asked(c, from, { type: 'GetOwnSubscription' });
    const { maxResumes } = await configOf(c, from.tenant);
    const head = { from: ROUTER, request: c.var.requestId };
    const resumes = unwrap(await mailbox(c.env, 'user', from.user).ask({ type: 'CountOwned' }, head));
    return c.json({ ...subscription, limits: limitsOf(subscription.standing.plan, maxResumes), used: { resumes } }, 200);
  })
  .openapi(listInvoices, async (c) => c.json(await asked(c, await identityOf(c), { type: 'ListOwnInvoices' }), 200))
  .openapi(checkout, async (c) => c.json(await asked(c, await identityOf(c), { type: 'StartCheckout', ...c.req.valid('json') }), 200))
  .openapi(portal, async (c) => c.json(await asked(c, await identityOf(c), { type: 'OpenPortal' }), 200))
  .openapi(list, async (c) => {
    const { state, plan, cursor, limit } = c.req.valid('query');
    const filter = { ...(state && { state }), ...(plan && { plan }), ...(cursor && { after: cursor }), limit };
    return c.json(await asked(c, await adminOf(c), { type: 'ListSubscriptions', ...filter }), 200);
  })
  .openapi(one, async (c) => c.json(await asked(c, await adminOf(c), { type: 'GetSubscription', ...c.req.valid('param') }), 200))
  .openapi(refresh, async (c) => c.json(await asked(c, await adminOf(c), { type: 'RefreshSubscription', ...c.req.valid('param') }), 200))
  .openapi(invoicesOf, async (c) => c.json(await asked(c, await adminOf(c), { type: 'ListInvoices', ...c.req.valid('param') }), 200))
  .openapi(grant, async (c) => {
    const { plan, until, reason } = c.req.valid('json');
    const wish = { plan, reason, ...(until === undefined ? {} : { until }) };
    return c.json(await asked(c, await adminOf(c), { type: 'GrantPlan', ...c.req.valid('param'), ...wish }), 200);
  });

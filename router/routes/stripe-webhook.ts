import { Hono } from 'hono';
import { ZodError } from 'zod';
import { errorFields, log } from '#kernel/log';
import { mailbox } from '#kernel/stubs';
import { ROUTER } from '#protocol/envelope';
import { issuesOf } from '#protocol/field-issues';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { type ReadEvent, readStripeEvent } from '../../actors/tenant/billing/stripe-objects.ts';
import type { AppEnv } from '../context.ts';
import { RefusedError, unwrap } from '../problem.ts';

/** How old a signature may be, in seconds: Stripe signs anew each time it sends. */
const TOLERANCE_S = 300;

/**
 * Where Stripe tells what happened. What it says counts by its signature alone; it is written down in the tenant's actor before the
 * answer, so that Stripe sends again whatever was not. It is no part of the API: nobody else can call it.
 */
export const stripeWebhookRoutes = new Hono<AppEnv>().post('/webhooks/stripe', async (c) => {
  const secret = c.env.STRIPE_WEBHOOK_SECRET;
  if (!secret) throw new RefusedError({ code: 'not_set_up' });
  const found = readEvent(await verified(await c.req.text(), c.req.header('stripe-signature') ?? '', secret), c.var.requestId);
  if (found) {
    const { event, tenant } = found;
    const head = { from: ROUTER, request: c.var.requestId };
    unwrap(await mailbox(c.env, 'tenant', tenant ?? DEFAULT_TENANT).ask({ type: 'StripeEventArrived', event }, head));
  }
  return c.json({ received: true }, 200);
});

/** @throws RefusedError `bad_request` for a signature that is forged, stale or missing */
async function verified(body: string, signature: string, secret: string): Promise<unknown> {
  const { default: Stripe } = await import('stripe');
  try {
    return await Stripe.webhooks.constructEventAsync(body, signature, secret, TOLERANCE_S, Stripe.createSubtleCryptoProvider());
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError)
      throw new RefusedError({ code: 'bad_request', detail: 'The signature is not right, or too old.' });
    throw error;
  }
}

function readEvent(raw: unknown, request: string): ReadEvent | null {
  try {
    return readStripeEvent(raw);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    // Stripe keeps sending it, and its dashboard shows the answer: somebody has to look.
    log('error', 'billing.unreadable', { request, ...errorFields(error) });
    throw new RefusedError({ code: 'invalid_input', errors: issuesOf(error) });
  }
}

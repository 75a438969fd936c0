import { done, type Outcome, refuse } from '#protocol/errors';
import type { UserId } from '#protocol/ids';
import { purposeBytes } from './crypto.ts';
import type { WebPort } from './ports.ts';
import { reachOf, webAddressProblem } from './web-address.ts';

/** A message to a program of somebody's, by the Standard Webhooks specification (standardwebhooks.com). */
export interface Webhook {
  url: string;
  /** Names the event: however often it is sent, it is one. */
  id: string;
  /** Whose event it is, and so whose secret signs it. */
  owner: UserId;
  /** JSON. */
  body: string;
}

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** What signs a person's webhooks, as the specification writes it. The same for as long as the deployment's secret is. */
export const webhookSecret = async (secret: string, owner: UserId): Promise<string> =>
  `whsec_${toBase64(await purposeBytes(secret, `webhook/${owner}`, 32))}`;

/** The headers of one sending. `seconds` since the epoch. */
export async function webhookHeaders(secret: string, { id, owner, body }: Webhook, seconds: number): Promise<Record<string, string>> {
  const bytes = await purposeBytes(secret, `webhook/${owner}`, 32);
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${id}.${seconds}.${body}`));
  return {
    'content-type': 'application/json',
    'user-agent': 'Vitae webhooks',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${toBase64(new Uint8Array(signature))}`,
  };
}

/**
 * Sends one. Refusals: `unavailable` when it may succeed later (no answer, an error of the receiver's); `gone` when the receiver wants
 * no more of them; `invalid_input` when its address is not allowed or answers with a redirection.
 */
export async function sendWebhook(
  env: Pick<Env, 'VITAE_SECRET' | 'VITAE_WEBHOOKS'>,
  web: WebPort,
  hook: Webhook,
  now: number,
): Promise<Outcome<null>> {
  const problem = webAddressProblem(hook.url, reachOf(env.VITAE_WEBHOOKS));
  if (problem) return refuse('invalid_input', { detail: problem });
  const status = await web.post(hook.url, hook.body, await webhookHeaders(env.VITAE_SECRET, hook, Math.floor(now / 1_000)));
  if (status >= 200 && status < 300) return done(null);
  if (status === 410) return refuse('gone');
  return status >= 300 && status < 400 ? refuse('invalid_input', { detail: 'redirections are not followed' }) : refuse('unavailable');
}

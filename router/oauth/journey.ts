import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { decryptText, encryptText } from '#kernel/encrypt';
import { errorFields, log } from '#kernel/log';
import { Identity } from '#protocol/envelope';
import { ProviderName } from '#protocol/oauth';
import type { Ctx } from '../context.ts';

const LIFE_S = 600;
const NAME = 'vitae-oauth';
const PURPOSE = 'oauth';

/** What has to be known again when somebody comes back from a provider. */
const Journey = z.strictObject({
  provider: ProviderName,
  state: z.string(),
  verifier: z.string(),
  next: z.string(),
  /** Who connects the account to theirs; `null` for signing in. */
  linking: Identity.nullable(),
  /** Ms since the epoch. */
  until: z.number(),
});
export type Journey = z.infer<typeof Journey>;

const isSecure = (c: Ctx) => new URL(c.req.url).protocol === 'https:' || c.env.VITAE_ORIGIN.startsWith('https:');
/** Lax: coming back is a navigation from another site, which Strict would not follow. */
const attributes = (c: Ctx, maxAge: number) =>
  ({ path: '/auth/oauth', httpOnly: true, secure: isSecure(c), sameSite: 'Lax', maxAge }) as const;

/** Sends the browser off with an encrypted cookie: nothing is kept here of somebody who never comes back. */
export async function beginJourney(c: Ctx, journey: Omit<Journey, 'until'>): Promise<void> {
  const text = JSON.stringify({ ...journey, until: Date.now() + LIFE_S * 1_000 });
  setCookie(c, NAME, await encryptText(c.env.VITAE_SECRET, PURPOSE, NAME, text), attributes(c, LIFE_S));
}

/** The journey of this browser, once; `null` when there is none, or it took too long. */
export async function endJourney(c: Ctx): Promise<Journey | null> {
  const sealed = getCookie(c, NAME);
  setCookie(c, NAME, '', attributes(c, 0));
  if (sealed === undefined) return null;
  try {
    const journey = Journey.parse(JSON.parse(await decryptText(c.env.VITAE_SECRET, PURPOSE, NAME, sealed)));
    return journey.until > Date.now() ? journey : null;
  } catch (error) {
    log('info', 'oauth.cookie_refused', errorFields(error));
    return null;
  }
}

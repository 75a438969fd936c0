import { z } from 'zod';
import { decryptText, encryptText } from '#kernel/encrypt';
import { errorFields, log } from '#kernel/log';
import { Identity } from '#protocol/envelope';
import { ProviderName } from '#protocol/oauth';
import type { Ctx } from '../context.ts';
import { readCookie, setJourneyCookie } from '../cookies.ts';

const LIFE_S = 600;
const OWNER = 'vitae-oauth';
const PURPOSE = 'oauth';

/** What has to be known again when somebody comes back from a provider. */
const Journey = z.strictObject({
  provider: ProviderName,
  state: z.string(),
  verifier: z.string(),
  next: z.string(),
  /** Who connects the account to theirs; `null` for signing in. */
  linking: Identity.nullable(),
  /** Who proves that it is them. */
  confirming: Identity.nullable(),
  /** Ms since the epoch. */
  until: z.number(),
});
export type Journey = z.infer<typeof Journey>;

/** Sends the browser off with an encrypted cookie: nothing is kept here of somebody who never comes back. */
export async function beginJourney(c: Ctx, journey: Omit<Journey, 'until'>): Promise<void> {
  const text = JSON.stringify({ ...journey, until: Date.now() + LIFE_S * 1_000 });
  setJourneyCookie(c, await encryptText(c.env.VITAE_SECRET, PURPOSE, OWNER, text), LIFE_S);
}

/** The journey of this browser, once; `null` when there is none, or it took too long. */
export async function endJourney(c: Ctx): Promise<Journey | null> {
  const sealed = readCookie(c, 'oauth');
  setJourneyCookie(c, '', 0);
  if (sealed === undefined) return null;
  try {
    const journey = Journey.parse(JSON.parse(await decryptText(c.env.VITAE_SECRET, PURPOSE, OWNER, sealed)));
    return journey.until > Date.now() ? journey : null;
  } catch (error) {
    log('info', 'oauth.cookie_refused', errorFields(error));
    return null;
  }
}

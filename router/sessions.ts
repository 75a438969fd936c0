import type { z } from 'zod';
import type { SessionAnswer } from '#protocol/http';
import { UserId } from '#protocol/ids';
import type { SignedIn } from '#protocol/user';
import type { Ctx } from './context.ts';
import { setSessionCookies } from './cookies.ts';

/**
 * A new session as it is answered: in cookies for browsers, in the body for programs. Only browsers send `Sec-Fetch-Site`, and no script
 * can leave it out, so none on our pages reads a token.
 */
export function sessionAnswer(c: Ctx, { user, tokens }: SignedIn): z.infer<typeof SessionAnswer> {
  setSessionCookies(c, tokens);
  if (c.req.header('sec-fetch-site') !== undefined) return { user };
  return { user, accessToken: tokens.accessToken, expiresIn: tokens.expiresIn, refreshToken: tokens.refreshToken };
}

/** A token names its user, so no look-up is needed to route it. */
export const userOf = (token: string): UserId => UserId.parse(token.split('.')[0]);

import type { z } from 'zod';
import type { Session } from '#protocol/http';
import { UserId } from '#protocol/ids';
import type { SignedIn } from '#protocol/user';
import type { Ctx } from './context.ts';
import { setSessionCookies } from './cookies.ts';

/** A new session as it is answered: in cookies for browsers, in the body for programs. */
export function sessionAnswer(c: Ctx, { user, tokens }: SignedIn): z.infer<typeof Session> {
  setSessionCookies(c, tokens);
  return { user, accessToken: tokens.accessToken, expiresIn: tokens.expiresIn, refreshToken: tokens.refreshToken };
}

/** A token names its user, so no look-up is needed to route it. */
export const userOf = (token: string): UserId => UserId.parse(token.split('.')[0]);

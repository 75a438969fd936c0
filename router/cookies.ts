import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Tokens } from '#protocol/user';
import type { Ctx } from './context.ts';

type Name = 'access' | 'refresh' | 'device' | 'oauth';

const YEAR_S = 365 * 24 * 3_600;

/** `__Host-` binds a cookie to this host over https; plain http (localhost) cannot have it. It needs the path `/`. */
export const isSecure = (c: Ctx) => new URL(c.req.url).protocol === 'https:' || c.env.VITAE_ORIGIN.startsWith('https:');
const nameOf = (c: Ctx, name: Name) => `${isSecure(c) ? '__Host-' : ''}vitae-${name}`;

const attributes = (c: Ctx, maxAge: number, sameSite: 'Strict' | 'Lax' = 'Strict') =>
  ({ path: '/', httpOnly: true, secure: isSecure(c), sameSite, maxAge }) as const;

export const readCookie = (c: Ctx, name: Name): string | undefined => getCookie(c, nameOf(c, name));

/** Scripts never see the tokens: browsers keep them in cookies that only travel. */
export function setSessionCookies(c: Ctx, tokens: Tokens): void {
  setCookie(c, nameOf(c, 'access'), tokens.accessToken, attributes(c, tokens.expiresIn));
  setCookie(c, nameOf(c, 'refresh'), tokens.refreshToken, attributes(c, tokens.refreshExpiresIn));
}

export function clearSessionCookies(c: Ctx): void {
  for (const name of ['access', 'refresh'] as const) deleteCookie(c, nameOf(c, name), { path: '/', secure: isSecure(c) });
}

/** Outlives the session: see actors/user/known-device.ts. */
export const setDeviceCookie = (c: Ctx, sign: string): void => setCookie(c, nameOf(c, 'device'), sign, attributes(c, YEAR_S));

/**
 * What is known again when somebody comes back from a provider (see oauth/journey.ts); an empty one ends it. Lax: coming back is a
 * navigation from another site, which Strict would not follow.
 */
export const setJourneyCookie = (c: Ctx, sealed: string, lifeS: number): void =>
  setCookie(c, nameOf(c, 'oauth'), sealed, attributes(c, lifeS, 'Lax'));

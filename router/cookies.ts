import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Tokens } from '#protocol/user';
import { VIEW_PATH } from '#protocol/views';
import type { Ctx } from './context.ts';

type Name = 'access' | 'refresh' | 'device' | 'oauth';

/** Under which the web app of a look by staff asks. No other request carries the look's cookie. */
const VIEW_API = `${VIEW_PATH}/api`;

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
  clearViewCookie(c);
}

/** Outlives the session: see actors/user/known-device.ts. */
export const setDeviceCookie = (c: Ctx, sign: string): void => setCookie(c, nameOf(c, 'device'), sign, attributes(c, YEAR_S));

/**
 * What is known again when somebody comes back from a provider (see oauth/journey.ts); an empty one ends it. Lax: coming back is a
 * navigation from another site, which Strict would not follow.
 */
export const setJourneyCookie = (c: Ctx, sealed: string, lifeS: number): void =>
  setCookie(c, nameOf(c, 'oauth'), sealed, attributes(c, lifeS, 'Lax'));

/** `__Host-` would need the path `/`. */
const viewName = (c: Ctx) => `${isSecure(c) ? '__Secure-' : ''}vitae-view`;

export const readViewCookie = (c: Ctx): string | undefined => getCookie(c, viewName(c));

/** The look's own, beside the session of whoever looks; `lifeS` in seconds. */
export const setViewCookie = (c: Ctx, token: string, lifeS: number): void =>
  setCookie(c, viewName(c), token, { ...attributes(c, lifeS), path: VIEW_API });

export const clearViewCookie = (c: Ctx): void => {
  deleteCookie(c, viewName(c), { path: VIEW_API, secure: isSecure(c) });
};

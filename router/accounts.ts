import { d1Index } from '#kernel/adapters';
import { derivedId, sha256 } from '#kernel/crypto';
import { errorFields, log } from '#kernel/log';
import { mailbox } from '#kernel/stubs';
import { ANONYMOUS, ROUTER } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import { type FactorRequired, TotpCode } from '#protocol/factors';
import type { TenantId, UserId } from '#protocol/ids';
import { REFUSED_LOGIN_MS } from '#protocol/limits';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { type Device, OpaqueToken, type SignedIn } from '#protocol/user';
import { knownDevice, newKnownDevice } from '../actors/user/known-device.ts';
import type { Ctx } from './context.ts';
import { readCookie, setDeviceCookie } from './cookies.ts';
import { unwrap } from './problem.ts';
import { userOf } from './sessions.ts';

/** The platform's word on where a request comes from; it knows none on one machine, and has codes for “unknown” and Tor. */
const COUNTRY = /^(?!XX|T1)[A-Z]{2}$/;

export function deviceOf(c: Ctx): Device {
  const country = c.req.raw.cf?.country;
  return {
    agent: (c.req.header('user-agent') ?? 'unknown').slice(0, 300),
    ...(typeof country === 'string' && COUNTRY.test(country) ? { place: country } : {}),
  };
}

/** How many actors stand for nobody: guesses at addresses that have no account are counted in them. */
const NOBODIES = 64;

export async function nobodyAt(email: string): Promise<UserId> {
  const [place = 0] = await sha256(email);
  return derivedId('user', `nobody/${place % NOBODIES}`);
}

/** The sign of a browser that has signed in before, as messages carry it; nothing when there is none. */
export function knownSign(c: Ctx): { known?: string } {
  const known = readCookie(c, 'device')?.slice(0, 200);
  return known === undefined ? {} : { known };
}

/** Remembers the browser as one of this person's. */
export async function rememberDevice(c: Ctx, user: UserId): Promise<void> {
  if (await knownDevice(c.env.VITAE_SECRET, user, readCookie(c, 'device'))) return;
  setDeviceCookie(c, await newKnownDevice(c.env.VITAE_SECRET, user));
}

/** Signs in with an address and a password. A refusal is never quick, so that its time does not tell what was looked at for it. */
export async function signIn(c: Ctx, email: string, password: string): Promise<Outcome<SignedIn | FactorRequired>> {
  const begun = Date.now();
  const outcome = await tryAccounts(c, email, password);
  if (!outcome.ok && outcome.refusal.code === 'invalid_credentials')
    await scheduler.wait(Math.max(0, begun + REFUSED_LOGIN_MS - Date.now()));
  return outcome;
}

/** The second step with a code that came with the first: six digits are the app's, else it is a recovery code. */
export function proveCode(c: Ctx, ticket: string, code: string): Promise<Outcome<SignedIn>> {
  const digits = TotpCode.safeParse(code);
  const proof = digits.success ? ({ kind: 'totp', code: digits.data } as const) : ({ kind: 'recovery', code } as const);
  const message = { type: 'ProveFactor', ticket: OpaqueToken.parse(ticket), proof, device: deviceOf(c), ...knownSign(c) } as const;
  return mailbox(c.env, 'user', userOf(ticket)).ask(message, { from: ANONYMOUS, request: c.var.requestId });
}

/**
 * Tries the password at whoever claims the address. The index finds the account; when it knows nothing or is wrong (it may be behind, or lost),
 * the tenant, which is never wrong, is asked. An unknown address costs the same work as a known one.
 */
async function tryAccounts(c: Ctx, email: string, password: string): Promise<Outcome<SignedIn | FactorRequired>> {
  const request = c.var.requestId;
  const device = deviceOf(c);
  const known = knownSign(c);
  const attempt = (user: UserId) =>
    mailbox(c.env, 'user', user).ask({ type: 'Login', email, password, device, ...known }, { from: ANONYMOUS, request });
  const tried = new Set<UserId>();
  const tryAll = async (users: UserId[]): Promise<Outcome<SignedIn | FactorRequired> | null> => {
    for (const user of users.filter((id) => !tried.has(id))) {
      tried.add(user);
      const outcome = await attempt(user);
      if (outcome.ok || outcome.refusal.code !== 'invalid_credentials') return outcome;
    }
    return null;
  };
  const indexed = await tryAll(await indexedUsers(c, email));
  if (indexed) return indexed;
  const claims = unwrap(await mailbox(c.env, 'tenant', DEFAULT_TENANT).ask({ type: 'FindByEmail', email }, { from: ROUTER, request }));
  const claimed = await tryAll(claims.map((claim) => claim.user));
  if (claimed) return claimed;
  if (tried.size > 0) return refuse('invalid_credentials');
  return attempt(await nobodyAt(email));
}

/**
 * Starts the resetting of a password. Whoever verified the address gets the mail; else the newest claim, for a person may have
 * forgotten it before they confirmed. An unknown address costs the same work as a known one.
 */
export async function startReset(c: Ctx, email: string): Promise<void> {
  const request = c.var.requestId;
  const [claim] = unwrap(await mailbox(c.env, 'tenant', DEFAULT_TENANT).ask({ type: 'FindByEmail', email }, { from: ROUTER, request }));
  const user = claim?.user ?? (await derivedId('user', 'nobody'));
  await mailbox(c.env, 'user', user).ask({ type: 'StartReset', email }, { from: ANONYMOUS, request });
}

/** Where somebody new with this address belongs; `forbidden` when nobody like them may make an account there. */
export async function placeFor(c: Ctx, email: string): Promise<Outcome<TenantId>> {
  const head = { from: ROUTER, request: c.var.requestId };
  const place = await mailbox(c.env, 'tenant', DEFAULT_TENANT).ask({ type: 'FindPlace', email }, head);
  if (!place.ok) return place;
  const may = await mailbox(c.env, 'tenant', place.value.tenant).ask({ type: 'MayRegister', email }, head);
  return may.ok ? done(place.value.tenant) : may;
}

/** The index is a short cut: without it people still sign in. */
async function indexedUsers(c: Ctx, email: string): Promise<UserId[]> {
  try {
    return await d1Index(c.env.INDEX).usersByEmail(email);
  } catch (error) {
    log('warn', 'index.unavailable', { request: c.var.requestId, ...errorFields(error) });
    return [];
  }
}

import { errors, importJWK, jwtVerify } from 'jose';
import { kvRevoked } from '#kernel/adapters';
import { errorFields, log } from '#kernel/log';
import { REVOKED_MS } from '#kernel/ports';
import { mailbox } from '#kernel/stubs';
import { ApiTokenText, isApiToken, userOfApiToken } from '#protocol/api-tokens';
import { hasScope } from '#protocol/authority';
import { mayWhileHeld, mayWithoutFactor, ruleOf } from '#protocol/authority-routes';
import { ANONYMOUS, type Identity, ROUTER } from '#protocol/envelope';
import { UserId } from '#protocol/ids';
import { holds } from '#protocol/roles';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { type EpochFloor, isOfOlderEpoch } from '#protocol/token-epoch';
import { AccessClaims, OpaqueToken } from '#protocol/user';
import type { ViewActor } from '#protocol/views';
import { TOKEN_AUDIENCE, TOKEN_ISSUER } from '../actors/user/tokens.ts';
import type { Ctx } from './context.ts';
import { readCookie, readViewCookie } from './cookies.ts';
import { asksForFactor } from './factor-policy.ts';
import { isInView } from './in-view.ts';
import { isUnsafe } from './middleware/request.ts';
import { RefusedError, unwrap } from './problem.ts';
import { tellOfAdmin } from './security.ts';

/** jose alone forgives white space and padding. */
const COMPACT_JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const KEY_CACHE_MS = 5 * 60_000;
/** An unknown key id may be a new key, but asking for it at will would be a lever. */
const KEY_RETRY_MS = 10_000;

type VerifyKey = Awaited<ReturnType<typeof importJWK>>;
let keys: { byId: Map<string, VerifyKey>; at: number } | null = null;

async function keyFor(c: Ctx, kid: string | undefined): Promise<VerifyKey> {
  const now = Date.now();
  const fresh = keys && now - keys.at < KEY_CACHE_MS && (keys.byId.has(kid ?? '') || now - keys.at < KEY_RETRY_MS);
  if (!keys || !fresh) {
    const published = unwrap(
      await mailbox(c.env, 'tenant', DEFAULT_TENANT).ask({ type: 'GetJwks' }, { from: ROUTER, request: c.var.requestId }),
    );
    const imported = published.map(async ({ kid: id, x }) => [id, await importJWK({ kty: 'OKP', crv: 'Ed25519', x }, 'EdDSA')] as const);
    keys = { byId: new Map(await Promise.all(imported)), at: now };
  }
  const key = keys.byId.get(kid ?? '');
  if (!key) throw new RefusedError({ code: 'unauthenticated' });
  return key;
}

/** Who an access token says it is. */
interface Claimed {
  identity: Identity;
  /** Of the token: see `#protocol/token-epoch`. */
  epoch: number;
}

/** What a token claims, and until when (ms since 1970). @throws RefusedError `unauthenticated` */
async function verify(c: Ctx, token: string): Promise<{ claimed: Claimed; expires: number }> {
  if (!COMPACT_JWT.test(token)) throw new RefusedError({ code: 'unauthenticated' });
  try {
    const { payload } = await jwtVerify(token, (header) => keyFor(c, header.kid), {
      algorithms: ['EdDSA'],
      typ: 'at+jwt',
      issuer: TOKEN_ISSUER,
      audience: TOKEN_AUDIENCE,
      requiredClaims: ['exp', 'sub', 'sid'],
    });
    const claims = AccessClaims.safeParse(payload);
    if (!claims.success) throw new RefusedError({ code: 'unauthenticated' });
    const { sub, sid, tenant, role, name, epoch, exp, act, bare } = claims.data;
    const more = { ...(act && { act: { user: act.sub, session: act.sid } }), ...(bare && { isBare: bare }) };
    return {
      claimed: { identity: { kind: 'user', user: sub, session: sid, tenant, tenantRole: role, name, ...more }, epoch },
      expires: exp * 1_000,
    };
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new RefusedError({ code: 'unauthenticated' });
    throw error;
  }
}

/** Tokens verified lately: checking an Ed25519 signature costs more than all else that a read does. Bounded, and never past expiry. */
const verified = new Map<string, { claimed: Claimed; until: number }>();
const MAX_VERIFIED = 5_000;

async function verifyOnce(c: Ctx, token: string): Promise<Claimed> {
  const now = Date.now();
  const known = verified.get(token);
  if (known && known.until > now) return known.claimed;
  const { claimed, expires } = await verify(c, token);
  // The oldest goes first: a Map keeps the order of insertion.
  const [oldest] = verified.keys();
  if (verified.size >= MAX_VERIFIED && oldest !== undefined) verified.delete(oldest);
  verified.set(token, { claimed, until: expires });
  return claimed;
}

/** What KV said of a session, and until when that is believed: asking it for every read would cost more than the read. */
interface Heard {
  isRevoked: boolean;
  floor: EpochFloor | null;
}
const asked = new Map<string, { heard: Heard; until: number }>();
const BELIEVE_MS = 10_000;
const MAX_ASKED = 5_000;

async function heardOf(c: Ctx, { user, session }: Identity): Promise<Heard> {
  const now = Date.now();
  const known = asked.get(session);
  if (known && known.until > now) return known.heard;
  const port = kvRevoked(c.env.REVOKED);
  const [isRevoked, floor] = await Promise.all([port.has(session), port.floor(user)]);
  const [oldest] = asked.keys();
  if (asked.size >= MAX_ASKED && oldest !== undefined) asked.delete(oldest);
  asked.delete(session);
  asked.set(session, { heard: { isRevoked, floor }, until: now + (isRevoked ? REVOKED_MS : BELIEVE_MS) });
  return { isRevoked, floor };
}

/** Whether a token is known to be over. KV may be behind: what matters asks the user's actor as well. */
async function isOver(c: Ctx, { identity, epoch }: Claimed): Promise<boolean> {
  try {
    const { isRevoked, floor } = await heardOf(c, identity);
    return isRevoked || (floor !== null && isOfOlderEpoch({ session: identity.session, epoch }, floor));
  } catch (error) {
    log('warn', 'revoked.unavailable', { request: c.var.requestId, ...errorFields(error) });
    return false;
  }
}

/** The same person as their own actor knows them now; ends here when the session has ended. */
async function checked(c: Ctx, identity: Identity, resource: string | undefined, epoch?: number): Promise<Identity> {
  const head = { from: identity, request: c.var.requestId };
  const about = { ...(resource === undefined ? {} : { resource }), ...(epoch === undefined ? {} : { epoch }) };
  const message = { type: 'CheckSession', session: identity.session, ...about } as const;
  return unwrap(await mailbox(c.env, 'user', identity.user).ask(message, head)).identity;
}

/** The program that comes with an API token. Its person's actor is asked each time: a token that was taken away is over at once. */
async function program(c: Ctx, text: string, resource: string | undefined): Promise<Identity> {
  const token = ApiTokenText.safeParse(text);
  if (!token.success) throw new RefusedError({ code: 'unauthenticated' });
  const user = mailbox(c.env, 'user', userOfApiToken(token.data));
  const head = { from: ANONYMOUS, request: c.var.requestId };
  const { identity } = unwrap(await user.ask({ type: 'UseApiToken', token: token.data }, head));
  // A socket is noted, so that it ends with the token.
  return resource === undefined ? identity : checked(c, identity, resource);
}

/** A program gets no further than its scopes, and a look by staff changes nothing, whatever the actors would say. @throws RefusedError `forbidden`, `view_only` */
function within(c: Ctx, identity: Identity): Identity {
  const rule = ruleOf(c.req.method, c.req.routePath);
  if (identity.act && !rule?.inView) throw new RefusedError({ code: 'view_only' });
  // Whatever writes has asked the person's actor, which knows.
  if (identity.isHeld && isUnsafe(c.req.method) && !mayWhileHeld(c.req.method, c.req.routePath))
    throw new RefusedError({ code: 'tenant_suspended' });
  if (identity.scopes === undefined) return identity;
  if (!rule || !hasScope(identity.scopes, rule.scopes))
    throw new RefusedError({ code: 'forbidden', detail: scopeWords(rule?.scopes ?? []) });
  return identity;
}

const scopeWords = (needed: readonly string[]): string =>
  needed.length === 0 ? 'API tokens are not taken here.' : `The API token needs the scope ${needed.join(' or ')}.`;

/**
 * Who is signed in, by bearer token (a session's or a program's) or cookie. Reads trust a token for its ten minutes; writes, and whatever asks for `fresh`, ask the
 * user's actor, which knows of ended sessions and changed roles at once.
 * @throws RefusedError `unauthenticated` or `session_ended`
 */
export async function identityOf(c: Ctx, options: { fresh?: boolean; resource?: string } = {}): Promise<Identity> {
  const known = c.get('identity');
  if (known) return known;
  const bearer = c.req.header('authorization')?.match(/^Bearer (.+)$/i)?.[1];
  const token = bearer ?? (isInView(c) ? readViewCookie(c) : readCookie(c, 'access'));
  if (!token) throw new RefusedError({ code: 'unauthenticated' });
  const identity = within(
    c,
    isApiToken(token) && !isInView(c) ? await program(c, token, options.resource) : await person(c, token, options),
  );
  c.set('identity', identity);
  return identity;
}

async function person(c: Ctx, token: string, { fresh = false, resource }: { fresh?: boolean; resource?: string }): Promise<Identity> {
  const claimed = await verifyOnce(c, token);
  // A look is taken where its pages ask and nowhere else, and nothing else is taken there.
  if ((claimed.identity.act !== undefined) !== isInView(c)) throw new RefusedError({ code: 'unauthenticated' });
  if (await isOver(c, claimed)) throw new RefusedError({ code: 'session_ended' });
  const { act } = claimed.identity;
  if (act) await stillStaff(c, claimed.identity, act);
  const isFresh = fresh || act !== undefined || isUnsafe(c.req.method);
  const ask = () => checked(c, claimed.identity, resource, claimed.epoch);
  return mustHaveFactor(c, isFresh ? await ask() : claimed.identity, isFresh ? null : ask);
}

/**
 * Where the tenant asks for a second factor, whoever has none does nothing but set one up. `ask`: they may have done so since their
 * token was made; `null` when that is known. @throws RefusedError `second_factor_required`
 */
async function mustHaveFactor(c: Ctx, identity: Identity, ask: (() => Promise<Identity>) | null): Promise<Identity> {
  if (!identity.isBare || mayWithoutFactor(c.req.method, c.req.routePath) || !(await asksForFactor(c, identity))) return identity;
  const present = ask ? await ask() : identity;
  if (present.isBare) throw new RefusedError({ code: 'second_factor_required' });
  return present;
}

/** Whoever looks at an account is asked about each time: without their role, or their session, they see nothing more. */
async function stillStaff(c: Ctx, { tenant, name }: Identity, { user, session }: ViewActor): Promise<void> {
  const from = { kind: 'user', user, session, tenant, tenantRole: 'member', name } as const;
  const head = { from, request: c.var.requestId };
  const answer = await mailbox(c.env, 'user', user).ask({ type: 'CheckAdmin', session }, head);
  if (!answer.ok || !holds(answer.value.identity.tenantRole, 'support')) throw new RefusedError({ code: 'session_ended' });
}

/** An admin of the tenant with a second factor, by their own actor's word and not the token's. @throws RefusedError `forbidden` too */
export async function adminOf(c: Ctx): Promise<Identity> {
  return checkedAdmin(c, await identityOf(c, { fresh: true }));
}

/** Whether somebody whom this request is from may open a socket of staff's. @throws RefusedError `forbidden` too */
export async function checkedAdmin(c: Ctx, identity: Identity): Promise<Identity> {
  const head = { from: identity, request: c.var.requestId };
  const admin = await mailbox(c.env, 'user', identity.user).ask({ type: 'CheckAdmin', session: identity.session }, head);
  tellOfAdmin(c, admin);
  return unwrap(admin).identity;
}

/** Who opens a socket: a single-use ticket in the query, else a bearer token or the cookie, checked with the user's actor. */
export async function socketIdentity(c: Ctx): Promise<Identity> {
  const ticket = c.req.query('ticket');
  if (ticket === undefined) return identityOf(c, { fresh: true, resource: c.req.path });
  const parsed = OpaqueToken.safeParse(ticket);
  if (!parsed.success) throw new RefusedError({ code: 'unauthenticated' });
  const user = UserId.parse(parsed.data.split('.')[0]);
  const head = { from: ANONYMOUS, request: c.var.requestId };
  const message = { type: 'SpendTicket', ticket: parsed.data, resource: c.req.path } as const;
  const { identity } = unwrap(await mailbox(c.env, 'user', user).ask(message, head));
  return within(c, await mustHaveFactor(c, identity, null));
}

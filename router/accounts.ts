import { d1Index } from '#kernel/adapters';
import { derivedId } from '#kernel/crypto';
import { errorFields, log } from '#kernel/log';
import { mailbox } from '#kernel/stubs';
import { ANONYMOUS, ROUTER } from '#protocol/envelope';
import { type Outcome, refuse } from '#protocol/errors';
import type { FactorRequired } from '#protocol/factors';
import type { UserId } from '#protocol/ids';
import { DEFAULT_TENANT } from '#protocol/tenant';
import type { Device, SignedIn } from '#protocol/user';
import type { Ctx } from './context.ts';
import { unwrap } from './problem.ts';

export const deviceOf = (c: Ctx): Device => ({ agent: (c.req.header('user-agent') ?? 'unknown').slice(0, 300) });

/**
 * Signs in with an address and a password. The index finds the account; when it knows nothing or is wrong (it may be behind, or lost),
 * the tenant, which is never wrong, is asked. An unknown address costs the same work as a known one.
 */
export async function signIn(c: Ctx, email: string, password: string): Promise<Outcome<SignedIn | FactorRequired>> {
  const request = c.var.requestId;
  const device = deviceOf(c);
  const attempt = (user: UserId) =>
    mailbox(c.env, 'user', user).ask({ type: 'Login', email, password, device }, { from: ANONYMOUS, request });
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
  if (tried.size === 0) await attempt(await derivedId('user', 'nobody'));
  return refuse('invalid_credentials');
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

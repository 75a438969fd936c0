import type { Mailbox } from '#kernel/stubs';
import type { Outcome } from '#protocol/errors';
import { UserId } from '#protocol/ids';
import type { TenantContract } from '#protocol/tenant';

/** How long a key is used without asking again; a new key is published well before it signs. */
const CACHE_MS = 5 * 60_000;

type Key = TenantContract['replies']['GetSigningKey'];
let cached: { key: Key; until: number } | null = null;

/** The installation's key to sign access tokens with, remembered by the process for a few minutes. */
export async function signingKey(tenant: Mailbox<TenantContract>, user: string, now: number): Promise<Outcome<Key>> {
  if (cached && cached.until > now) return { ok: true, value: cached.key };
  const answer = await tenant.ask(
    { type: 'GetSigningKey' },
    { from: { kind: 'actor', actor: 'user', id: UserId.parse(user) }, request: 'signing-key' },
  );
  if (answer.ok) cached = { key: answer.value, until: now + CACHE_MS };
  return answer;
}

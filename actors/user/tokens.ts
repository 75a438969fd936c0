import { importJWK, SignJWT } from 'jose';
import { base64url, fromBase64url, purposeKey } from '#kernel/crypto';
import type { Identity } from '#protocol/envelope';
import type { TenantContract } from '#protocol/tenant';

/** Seconds. */
export const ACCESS_LIFE_S = 600;
export const TOKEN_ISSUER = 'vitae';
export const TOKEN_AUDIENCE = 'vitae-api';

type SigningKey = TenantContract['replies']['GetSigningKey'];

/** A JWT that says who is signed in: for `ACCESS_LIFE_S` seconds, or until `until` (ms since 1970), as `now` is. */
export async function accessToken(identity: Identity, epoch: number, key: SigningKey, now: number, until?: number): Promise<string> {
  const signing = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: key.x, d: key.d }, 'EdDSA');
  const issued = Math.floor(now / 1_000);
  const { session: sid, tenant, tenantRole: role, name, act, isBare } = identity;
  return new SignJWT({
    sid,
    tenant,
    role,
    name,
    epoch,
    ...(act && { act: { sub: act.user, sid: act.session } }),
    ...(isBare && { bare: true }),
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid })
    .setSubject(identity.user)
    .setIssuer(TOKEN_ISSUER)
    .setAudience(TOKEN_AUDIENCE)
    .setIssuedAt(issued)
    .setExpirationTime(until === undefined ? issued + ACCESS_LIFE_S : Math.floor(until / 1_000))
    .sign(signing);
}

/**
 * The refresh token that follows `token`: a MAC of it under the deployment's secret. The same token always has the same successor, so
 * a repeated refresh needs no stored token, and nobody else can compute it.
 */
export async function successorOf(secret: string, token: string): Promise<string> {
  const key = await purposeKey(secret, 'refresh', 'HMAC');
  const [user, code] = token.split('.');
  if (!user || !code) throw new TypeError('not a token');
  const mac = await crypto.subtle.sign('HMAC', key, fromBase64url(code));
  return `${user}.${base64url(new Uint8Array(mac))}`;
}

import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { Secret, TOTP } from 'otpauth';
import type { PasskeyCreation } from '#protocol/factors';
import { Authenticator } from './authenticator.ts';
import { call, type SignedInPerson } from './client.ts';

/** The code that an app shows `steps` half-minutes from now. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

/** A code that the app shows neither now nor a little earlier or later. */
export function wrongCodeOf(secret: string): string {
  const near = new Set([-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps)));
  return ['000000', '000001', '000002', '000003', '000004', '000005'].find((code) => !near.has(code)) ?? '';
}

/** Sets up an app with codes; returns its secret and the recovery codes. The code of this moment is left for the test. */
export async function addTotp({ id, token }: Pick<SignedInPerson, 'id' | 'token'>): Promise<{ secret: string; recoveryCodes: string[] }> {
  const start = await call<{ secret: string }>('POST', '/api/me/totp', { token });
  const code = codeOf(start.body.secret);
  const confirmed = await call<{ recoveryCodes: string[] }>('POST', '/api/me/totp/confirm', { token, body: { code } });
  if (confirmed.status !== 200) throw new Error(`totp: ${confirmed.status} ${JSON.stringify(confirmed.body)}`);
  await runInDurableObject(env.USER.getByName(id), (_actor, state) => {
    state.storage.sql.exec('UPDATE totp SET last_step = 0');
  });
  return { secret: start.body.secret, recoveryCodes: confirmed.body.recoveryCodes };
}

/** As if eleven minutes had gone by since this person proved in any session that it is them. */
export async function letProofsAge(user: string): Promise<void> {
  await runInDurableObject(env.USER.getByName(user), (_actor, state) => {
    state.storage.sql.exec('UPDATE session_proof SET at = at - 660000');
  });
}

/** Adds a passkey of a new device, and says what was sent and answered. */
export async function addPasskey(person: { token: string }, whims: Parameters<Authenticator['make']>[1] = {}) {
  const { token } = person;
  const key = await Authenticator.new();
  const options = await call<PasskeyCreation>('POST', '/api/me/passkeys/options', { token });
  const response = await key.make(options.body, whims);
  const added = await call<{ recoveryCodes: string[] | null; code?: string }>('POST', '/api/me/passkeys', {
    token,
    body: { name: 'Phone', response },
  });
  return { key, options: options.body, response, added };
}

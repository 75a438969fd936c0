import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { Secret, TOTP } from 'otpauth';
import { call, type SignedInPerson } from './client.ts';

/** The code that an app shows `steps` half-minutes from now. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

/** Sets up an app with codes; returns its secret and the recovery codes. */
export async function addTotp({ token }: Pick<SignedInPerson, 'token'>): Promise<{ secret: string; recoveryCodes: string[] }> {
  const start = await call<{ secret: string }>('POST', '/api/me/totp', { token });
  // The code of the step before, so that those of now and of the next are left for tests.
  const code = codeOf(start.body.secret, -1);
  const confirmed = await call<{ recoveryCodes: string[] }>('POST', '/api/me/totp/confirm', { token, body: { code } });
  if (confirmed.status !== 200) throw new Error(`totp: ${confirmed.status} ${JSON.stringify(confirmed.body)}`);
  return { secret: start.body.secret, recoveryCodes: confirmed.body.recoveryCodes };
}

/** As if eleven minutes had gone by since this person proved in any session that it is them. */
export async function letProofsAge(user: string): Promise<void> {
  await runInDurableObject(env.USER.getByName(user), (_actor, state) => {
    state.storage.sql.exec('UPDATE session_proof SET at = at - 660000');
  });
}

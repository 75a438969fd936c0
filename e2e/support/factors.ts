import { Secret, TOTP } from 'otpauth';
import { FactorRequired, NewRecoveryCodes, Session, TotpStart } from '#protocol/http';
import { Api, PASSWORD } from './api.ts';

/** The code that an app shows `steps` half-minutes from now. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

/** A code that the app shows neither now nor a little earlier or later. */
export function wrongCodeOf(secret: string): string {
  const near = new Set([-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps)));
  return ['000000', '000001', '000002', '000003', '000004', '000005'].find((code) => !near.has(code)) ?? '';
}

/** Sets up an app with codes for somebody who has just signed in, as admins have to. Returns the recovery codes. */
export async function addTotp(api: Api): Promise<string[]> {
  const { secret } = await api.post('/api/me/totp', TotpStart, {});
  const { recoveryCodes } = await api.post('/api/me/totp/confirm', NewRecoveryCodes, { code: codeOf(secret) });
  if (!recoveryCodes) throw new Error('no recovery codes came with the first factor');
  return recoveryCodes;
}

/** Signs in in two steps. */
export async function signInTwice(
  base: string,
  email: string,
  recoveryCode: string | undefined,
): Promise<Api & { readonly session: Session }> {
  const api = new Api(base);
  const { ticket } = await api.post('/auth/login', FactorRequired, { email, password: PASSWORD });
  return api.as(await api.post('/auth/factor', Session, { ticket, proof: { kind: 'recovery', code: recoveryCode } }));
}

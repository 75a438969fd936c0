import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { errorFields, log } from '#kernel/log';
import { publicOrigin } from '#kernel/origin';
import { PasskeyCreation, type PasskeyMade, PasskeyRequest, type PasskeyUsed } from '#protocol/factors';
import { challengeExpiry, newChallenge } from './challenges.ts';

/** A passkey as it is kept. */
export interface PasskeyRow {
  id: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
  name: string;
  isSynced: boolean;
  /** Ms since the epoch. */
  createdAt: number;
  lastUsedAt: number | null;
}
type Known = Pick<PasskeyRow, 'id' | 'transports'>;
/** A challenge that was answered rightly; whoever takes the answer has to spend it. */
export interface Answered {
  challenge: string;
  expiresAt: number;
}

const EDDSA = -8;
const ES256 = -7;
const RS256 = -257;
const TIMEOUT_MS = 2 * 60_000;
/** What anybody's passkey may answer who signs in without saying who they are. */
export const SIGN_IN = 'sign-in';

/** Passkeys are bound to the public address: to its name, and not its port. */
const siteOf = (env: Env) => {
  const { origin, hostname } = new URL(publicOrigin(env));
  return { origin, rpID: hostname };
};

/** What a browser needs to make a passkey. Its user handle is the user's id, so that signing in with it needs no address. */
export async function passkeyCreation(
  env: Env,
  person: { id: string; email: string; name: string },
  known: readonly Known[],
  subject: string,
  now: number,
): Promise<PasskeyCreation> {
  const options = await generateRegistrationOptions({
    rpName: 'Vitae',
    rpID: siteOf(env).rpID,
    userName: person.email,
    userDisplayName: person.name,
    userID: Uint8Array.from(new TextEncoder().encode(person.id)),
    challenge: bytesOf(await newChallenge(env.VITAE_SECRET, subject, now)),
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    supportedAlgorithmIDs: [EDDSA, ES256, RS256],
  });
  return PasskeyCreation.parse(options);
}

/** What a browser needs to use a passkey: one of `known`, or any that it has for this site. */
export async function passkeyRequest(
  env: Env,
  known: readonly Known[],
  subject: string,
  userVerification: 'required' | 'preferred',
  now: number,
): Promise<PasskeyRequest> {
  const options = await generateAuthenticationOptions({
    rpID: siteOf(env).rpID,
    allowCredentials: known.map(({ id, transports }) => ({ id, transports })),
    challenge: bytesOf(await newChallenge(env.VITAE_SECRET, subject, now)),
    timeout: TIMEOUT_MS,
    userVerification,
  });
  return PasskeyRequest.parse(options);
}

/** The passkey that a browser has made, or `null` when its answer is not right. */
export async function checkMade(
  env: Env,
  made: PasskeyMade,
  subject: string,
  now: number,
): Promise<(Answered & Pick<PasskeyRow, 'id' | 'publicKey' | 'counter' | 'transports' | 'isSynced'>) | null> {
  const { origin, rpID } = siteOf(env);
  const { transports = [], ...response } = made.response;
  return withAnswered(env, subject, now, async (expectedChallenge) => {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...made, response, clientExtensionResults: {} },
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      // A security key without a PIN is good as a second factor; alone it is refused, where it is used.
      requireUserVerification: false,
    });
    if (!verified) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    return { id, publicKey, counter, transports, isSynced: registrationInfo.credentialBackedUp };
  });
}

/** The counter that a passkey says now, or `null` when the answer is not right, or comes from a copy. */
export async function checkUsed(
  env: Env,
  used: PasskeyUsed,
  passkey: PasskeyRow,
  subject: string,
  requireUserVerification: boolean,
  now: number,
): Promise<(Answered & { counter: number }) | null> {
  const { origin, rpID } = siteOf(env);
  const { userHandle, ...response } = used.response;
  return withAnswered(env, subject, now, async (expectedChallenge) => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...used, response: { ...response, ...(userHandle === undefined ? {} : { userHandle }) }, clientExtensionResults: {} },
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      credential: { id: passkey.id, publicKey: passkey.publicKey, counter: passkey.counter },
      requireUserVerification,
    });
    return verified ? { counter: authenticationInfo.newCounter } : null;
  });
}

async function withAnswered<T>(
  env: Env,
  subject: string,
  now: number,
  verify: (expected: (challenge: string) => Promise<boolean>) => Promise<T | null>,
): Promise<(T & Answered) | null> {
  let answered: Answered | null = null;
  try {
    const verified = await verify(async (challenge) => {
      const expiresAt = await challengeExpiry(env.VITAE_SECRET, subject, challenge, now);
      answered = expiresAt === null ? null : { challenge, expiresAt };
      return expiresAt !== null;
    });
    const by: Answered | null = answered;
    return verified && by ? Object.assign({}, verified, by) : null;
  } catch (error) {
    // The library throws for whatever is not as it should be: all of it is a wrong answer, and which one is for us to know.
    log('info', 'passkey.refused', errorFields(error));
    return null;
  }
}

/** The library takes a text for its bytes; ours is base64url already. */
const bytesOf = (challenge: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(challenge.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));

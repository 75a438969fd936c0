import plainWasm from 'argon2id/dist/no-simd.wasm';
import simdWasm from 'argon2id/dist/simd.wasm';
import setupArgon2id from 'argon2id/lib/setup.js';
import { base64url, fromBase64url, randomBytes, sameText } from '#kernel/crypto';
import { done, type Outcome, refuse } from '#protocol/errors';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. About 45 ms here. */
const PARAMETERS = { memorySize: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const SALT_BYTES = 16;
/** The library's least length; a shorter guess cannot be right and is hashed as another. */
const MIN_BYTES = 8;
/** How many may wait for their turn; more are asked to come back, so that the one thread has time for everybody else. */
const MAX_WAITING = 20;

const instantiate = (module: WebAssembly.Module) => async (imports: WebAssembly.Imports) => {
  const instance = await WebAssembly.instantiate(module, imports);
  return { instance, module };
};

let argon2id: ReturnType<typeof setupArgon2id> | null = null;
let turn: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Hashing blocks the thread, so it is done one at a time, with a gap in which others run. */
async function inTurn<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  if (waiting >= MAX_WAITING) return refuse('unavailable', { retryAfter: 1 });
  waiting += 1;
  const mine = turn.then(() => scheduler.wait(1)).then(work);
  turn = mine.catch(() => undefined);
  try {
    return done(await mine);
  } finally {
    waiting -= 1;
  }
}

async function hash(password: string, salt: Uint8Array): Promise<string> {
  argon2id ??= setupArgon2id(instantiate(simdWasm), instantiate(plainWasm));
  const compute = await argon2id;
  const bytes = new TextEncoder().encode(password.normalize('NFKC'));
  const padded = bytes.byteLength < MIN_BYTES ? new Uint8Array(MIN_BYTES) : bytes;
  return base64url(compute({ ...PARAMETERS, password: padded, salt }));
}

const phc = (salt: Uint8Array, digest: string) =>
  `$argon2id$v=19$m=${PARAMETERS.memorySize},t=${PARAMETERS.passes},p=${PARAMETERS.parallelism}$${base64url(salt)}$${digest}`;

/** The password as a PHC string with a salt of its own. Refuses with `unavailable` when too many wait. */
export function hashPassword(password: string): Promise<Outcome<string>> {
  const salt = randomBytes(SALT_BYTES);
  return inTurn(async () => phc(salt, await hash(password, salt)));
}

/**
 * Whether `password` is the one of the PHC string `stored`. With `null` (nobody is here) the same work is done and the answer is no,
 * so that the time tells nothing.
 */
export function checkPassword(password: string, stored: string | null): Promise<Outcome<boolean>> {
  const salt = stored?.split('$')[4];
  return inTurn(async () => {
    const bytes = salt ? fromBase64url(salt) : new Uint8Array(SALT_BYTES);
    const again = phc(bytes, await hash(password, bytes));
    return stored !== null && new TextEncoder().encode(password.normalize('NFKC')).byteLength >= MIN_BYTES && sameText(again, stored);
  });
}

/** Why a password that is long enough is still a bad choice, or `null`. */
export function passwordProblem(password: string, person: { email: string; name: string }): string | null {
  const plain = password.normalize('NFKC').toLowerCase();
  const own = [person.email, person.email.split('@')[0] ?? '', person.name.toLowerCase()].filter((word) => word.length > 0);
  if (own.includes(plain)) return 'A password cannot be your own name or address.';
  if (new Set(plain).size < 3) return 'A password of the same few characters is guessed first.';
  return null;
}

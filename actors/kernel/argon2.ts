import { env } from 'cloudflare:workers';
import plainWasm from 'argon2id/dist/no-simd.wasm';
import simdWasm from 'argon2id/dist/simd.wasm';
import setupArgon2id from 'argon2id/lib/setup.js';
import { done, type Outcome, refuse } from '#protocol/errors';
import { HASHING } from '#protocol/limits';
import { base64url } from './crypto.ts';
import { Turns } from './hash-turns.ts';
import { errorFields, log } from './log.ts';
import type { Argon2Parameters } from './phc.ts';

/** How often somebody who waits looks whether it is their turn, in ms. */
const LOOK_MS = 4;

const turns = new Turns(HASHING);

/** The argon2id digest, in base64url, when it is this hash's turn. Refuses with `unavailable` when too many wait. */
export async function argon2inTurn(password: Uint8Array, salt: Uint8Array, parameters: Argon2Parameters): Promise<Outcome<string>> {
  const place = turns.come(Date.now());
  if (place === null) return refuse('unavailable', { retryAfter: HASHING.retryAfterS });
  try {
    while (!turns.ask(place, Date.now())) await scheduler.wait(LOOK_MS);
    return done((await outside(password, salt, parameters)) ?? (await here(password, salt, parameters)));
  } finally {
    turns.end(place);
  }
}

/** On other threads, which `npm start` offers beside workerd (see host/hasher.ts); `null` where there is no such thing, as on Cloudflare. */
async function outside(password: Uint8Array, salt: Uint8Array, parameters: Argon2Parameters): Promise<string | null> {
  const { HASHER } = env;
  if (!HASHER) return null;
  try {
    const body = JSON.stringify({ password: base64url(password), salt: base64url(salt), ...parameters });
    const answer = await HASHER.fetch('http://hasher.invalid/', { method: 'POST', body });
    if (!answer.ok) throw new Error(`the hasher answered ${answer.status}`);
    return await answer.text();
  } catch (error) {
    log('warn', 'hasher.unavailable', errorFields(error));
    return null;
  }
}

const instantiate = (module: WebAssembly.Module) => async (imports: WebAssembly.Imports) => {
  const instance = await WebAssembly.instantiate(module, imports);
  return { instance, module };
};
let argon2id: ReturnType<typeof setupArgon2id> | null = null;

/** On this thread, which meanwhile does nothing else: one at a time by itself, with a gap before in which others run. */
async function here(password: Uint8Array, salt: Uint8Array, parameters: Argon2Parameters): Promise<string> {
  argon2id ??= setupArgon2id(instantiate(simdWasm), instantiate(plainWasm));
  const compute = await argon2id;
  await scheduler.wait(1);
  return base64url(compute({ ...parameters, password, salt }));
}

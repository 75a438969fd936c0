import { z } from 'zod';
import { Identity } from '#protocol/envelope';
import { Seat, TrunkId } from '#protocol/trunk';
import { base64url, fromBase64url, purposeKey } from './crypto.ts';

/** The header that carries a sealed identity to an actor's `fetch`, where a call cannot (a WebSocket's upgrade). */
export const SEAL_HEADER = 'x-vitae-seal';

/** What is opened: a person's socket, told by a trunk or directly; or a trunk, which is nobody's (see trunk.ts). */
const Opening = z.union([z.strictObject({ identity: Identity, seat: Seat.optional() }), z.strictObject({ trunk: TrunkId })]);
export type Opening = z.infer<typeof Opening>;

const Sealed = z.strictObject({
  /** The actor that this is for. */
  actor: z.string(),
  opens: Opening,
  request: z.string(),
  /** Milliseconds since the epoch. */
  until: z.number(),
});
export type Sealed = z.infer<typeof Sealed>;

const LIFE_MS = 30_000;
const keys = new Map<string, Promise<CryptoKey>>();
const keyFor = (secret: string) => {
  let key = keys.get(secret);
  if (!key) {
    key = purposeKey(secret, 'seal', 'HMAC');
    keys.set(secret, key);
  }
  return key;
};

/** What the router verified, signed for one actor and half a minute. A client cannot make one, whatever header it sends. */
export async function seal(secret: string, content: Omit<Sealed, 'until'>, now: number): Promise<string> {
  const body = new TextEncoder().encode(JSON.stringify({ ...content, until: now + LIFE_MS }));
  const signature = await crypto.subtle.sign('HMAC', await keyFor(secret), body);
  return `${base64url(body)}.${base64url(new Uint8Array(signature))}`;
}

/** The content of a seal for `actor`, or `null` when it is forged, for another actor, or too old. */
export async function unseal(secret: string, text: string | null, actor: string, now: number): Promise<Sealed | null> {
  const [body, signature, ...rest] = text?.split('.') ?? [];
  if (!body || !signature || rest.length > 0 || !/^[\w-]+$/.test(body + signature)) return null;
  const bytes = fromBase64url(body);
  if (!(await crypto.subtle.verify('HMAC', await keyFor(secret), fromBase64url(signature), bytes))) return null;
  const content = Sealed.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  return content.success && content.data.actor === actor && content.data.until >= now ? content.data : null;
}

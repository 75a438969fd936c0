import { base64url, fromBase64url, purposeKey } from '#kernel/crypto';
import { PASS_S, type PagePass } from '#protocol/links';

/** What a pass opens: one link, as long as its password stays the same. */
export interface Gate {
  id: string;
  gate: string;
}

const signed = ({ id, gate }: Gate, until: string) => new TextEncoder().encode(`${id}.${gate}.${until}`);

/** A pass for whoever knew the password, good for an hour from `now` (ms since the epoch). */
export async function makePass(secret: string, gate: Gate, now: number): Promise<PagePass> {
  const until = String(now + PASS_S * 1_000);
  const signature = await crypto.subtle.sign('HMAC', await purposeKey(secret, 'page-pass', 'HMAC'), signed(gate, until));
  return `${until}.${base64url(new Uint8Array(signature))}`;
}

/** Whether a pass is ours, for this gate, and still good. */
export async function isGoodPass(secret: string, gate: Gate, pass: PagePass | undefined, now: number): Promise<boolean> {
  const [until = '', signature = ''] = pass?.split('.') ?? [];
  if (signature === '' || Number(until) <= now) return false;
  return crypto.subtle.verify('HMAC', await purposeKey(secret, 'page-pass', 'HMAC'), fromBase64url(signature), signed(gate, until));
}

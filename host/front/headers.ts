import type { IncomingMessage } from 'node:http';

/** Of one connection only (RFC 9110, 7.6.1); never passed on in either direction. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** What only the platform or a proxy may say; from a client it would be forged. */
const FORGEABLE = /^(?:mf-|cf-|x-forwarded-|x-partykit-|x-vitae-)|^(?:x-real-ip|forwarded|true-client-ip)$/;

const pairs = function* (raw: readonly string[]): Generator<[string, string]> {
  for (let at = 0; at + 1 < raw.length; at += 2) yield [raw[at] ?? '', raw[at + 1] ?? ''];
};

/** Names that the `Connection` header declares to be of this connection only. */
const listed = (connection: string | undefined): string[] => (connection ?? '').split(',').map((name) => name.trim().toLowerCase());

export interface Peer {
  address: string;
}

/**
 * The headers to send on, as a flat list of names and values: the client's without those of the connection and those it could
 * forge, and the true address of the peer. `Host` stays what the client wrote.
 */
export function requestHeaders(request: IncomingMessage, peer: Peer): string[] {
  const own = listed(request.headers.connection);
  const out: string[] = [];
  for (const [name, value] of pairs(request.rawHeaders)) {
    const key = name.toLowerCase();
    // A name with an underscore can pose as one with a hyphen to whoever maps both to one variable.
    if (HOP_BY_HOP.has(key) || own.includes(key) || FORGEABLE.test(key.replaceAll('_', '-'))) continue;
    out.push(name, value);
  }
  // A body whose length was not announced goes on the same way; without this Node would send none for a DELETE.
  if (request.headers['transfer-encoding'] !== undefined) out.push('Transfer-Encoding', 'chunked');
  out.push('CF-Connecting-IP', peer.address, 'X-Forwarded-Proto', 'http');
  return out;
}

/** The answer's headers without those of the connection between front and worker. */
export function responseHeaders(response: IncomingMessage): string[] {
  const own = listed(response.headers.connection);
  const out: string[] = [];
  for (const [name, value] of pairs(response.rawHeaders)) {
    const key = name.toLowerCase();
    if (!HOP_BY_HOP.has(key) && !own.includes(key)) out.push(name, value);
  }
  return out;
}

/**
 * Who is asking. With `trusted` proxies of the operator's own in front, the address that the outermost of them saw: the entry
 * of X-Forwarded-For that many places from the right. What stands further left, a client could have written.
 */
export function peerOf(request: IncomingMessage, trusted: number): Peer {
  const socket = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  if (trusted === 0) return { address: socket };
  const hops = (request.headersDistinct['x-forwarded-for'] ?? [])
    .join(',')
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => /^[0-9a-fA-F.:]+$/.test(hop));
  return { address: hops.at(-trusted) ?? socket };
}

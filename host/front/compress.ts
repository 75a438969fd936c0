import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** As Cloudflare's edge does it for the same answers; workerd by itself packs nothing. */

type Coding = 'br' | 'gzip';

/** Media types that get smaller. Fonts, pictures and PDFs are packed already. */
const PACKS = /^(?:text\/(?:html|css|javascript|plain)|application\/(?:javascript|json|wasm|manifest\+json)|image\/svg\+xml)(?:;|$)/i;
/** Below this the coding costs more than it saves (bytes). */
const LEAST = 1_024;
/** Beyond this an answer is not held in memory (bytes). */
const MOST = 8 * 1024 * 1024;
/** All that is kept packed, oldest out first (bytes). */
const KEPT = 32 * 1024 * 1024;

const pack = {
  // 9 takes a tenth of a second for our largest script, and each version of a file is packed once.
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 7 }),
};

/** What the client takes, the better one first; `null`: only the bytes as they are. */
export function codingFor(acceptEncoding: string | undefined): Coding | null {
  const offers = (acceptEncoding ?? '').split(',').map((offer) => {
    const [name = '', ...rest] = offer.trim().toLowerCase().split(';');
    return { name: name.trim(), refused: rest.some((part) => /^\s*q=0(?:\.0*)?\s*$/.test(part)) };
  });
  const takes = (coding: Coding) => offers.some(({ name, refused }) => name === coding && !refused);
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : null;
}

/**
 * Whether an answer may be packed: one of the app's files, whole, the same for everybody. Never what an account is told: beside a
 * secret, the size of a packed answer says something of it (BREACH).
 */
export function mayPack(
  request: { method?: string | undefined; url?: string | undefined },
  status: number,
  headers: IncomingHttpHeaders,
): boolean {
  const size = Number(headers['content-length']);
  return (
    request.method === 'GET' &&
    status === 200 &&
    !/^\/(?:api|auth|r)(?:\/|$)/.test(request.url ?? '/') &&
    headers['set-cookie'] === undefined &&
    headers['content-encoding'] === undefined &&
    PACKS.test(headers['content-type'] ?? '') &&
    size >= LEAST &&
    size <= MOST
  );
}

/** Packed files, by coding and by the tag that the worker gives their content. */
export class Packer {
  readonly #kept = new Map<string, Buffer>();
  #size = 0;

  /**
   * Sends `answer` packed. `head` are its headers as a flat list of names and values. Rejects when the answer breaks off;
   * nothing was sent then.
   */
  async send(coding: Coding, answer: IncomingMessage, head: readonly string[], response: ServerResponse): Promise<void> {
    const key = `${coding} ${answer.headers.etag}`;
    let packed = answer.headers.etag === undefined ? undefined : this.#kept.get(key);
    if (packed) answer.resume();
    else {
      packed = await pack[coding](await whole(answer));
      if (answer.headers.etag !== undefined) this.#keep(key, packed);
    }
    response.writeHead(200, packedHeaders(head, coding, packed.length));
    response.end(packed);
  }

  #keep(key: string, packed: Buffer): void {
    this.#kept.set(key, packed);
    this.#size += packed.length;
    for (const [oldest, bytes] of this.#kept) {
      if (this.#size <= KEPT) return;
      this.#kept.delete(oldest);
      this.#size -= bytes.length;
    }
  }
}

async function whole(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The tag gets weak: other bytes of the same thing (RFC 9110, 8.8.1). */
function packedHeaders(head: readonly string[], coding: Coding, length: number): string[] {
  const out: string[] = [];
  for (let at = 0; at + 1 < head.length; at += 2) {
    const name = head[at] ?? '';
    const value = head[at + 1] ?? '';
    if (/^content-length$/i.test(name)) continue;
    out.push(name, /^etag$/i.test(name) && !value.startsWith('W/') ? `W/${value}` : value);
  }
  return [...out, 'Content-Encoding', coding, 'Content-Length', String(length), 'Vary', 'Accept-Encoding'];
}

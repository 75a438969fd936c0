/**
 * Follows the frame boundaries of one direction of a WebSocket without touching the bytes, so that a close frame of our own can
 * be put between two frames and never into one. RFC 6455, 5.2.
 */
export class FrameTracker {
  /** Bytes of the present frame's payload (and mask) that are still to come. */
  #left = 0;
  #header: number[] = [];
  #closing = false;

  /** True between two frames. */
  get between(): boolean {
    return this.#left === 0 && this.#header.length === 0;
  }

  /** True after a close frame went by. */
  get closing(): boolean {
    return this.#closing;
  }

  read(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.#left > 0) {
        const step = Math.min(this.#left, chunk.length - at);
        this.#left -= step;
        at += step;
        continue;
      }
      this.#header.push(chunk[at] ?? 0);
      at += 1;
      const size = payloadSize(this.#header);
      if (size === null) continue;
      if (((this.#header[0] ?? 0) & 0x0f) === 0x8) this.#closing = true;
      this.#left = size;
      this.#header = [];
    }
  }
}

/** Bytes after the header, the mask among them; null while the header is not whole. */
function payloadSize(header: readonly number[]): number | null {
  const second = header[1];
  if (second === undefined) return null;
  const mask = second & 0x80 ? 4 : 0;
  const short = second & 0x7f;
  if (short < 126) return short + mask;
  const width = short === 126 ? 2 : 8;
  if (header.length < 2 + width) return null;
  return header.slice(2, 2 + width).reduce((size, byte) => size * 256 + byte, 0) + mask;
}

/** A close frame from the server's side. */
export function closeFrame(code: number): Buffer {
  return Buffer.from([0x88, 2, code >> 8, code & 0xff]);
}

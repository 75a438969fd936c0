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

/** A close frame from the server's side. The reason may be 123 bytes of UTF-8. */
export function closeFrame(code: number, reason = ''): Buffer {
  const text = Buffer.from(reason);
  return Buffer.concat([Buffer.from([0x88, 2 + text.length, code >> 8, code & 0xff]), text]);
}

/** A text frame from the server's side; `text` is UTF-8. */
export function textFrame(text: Buffer): Buffer {
  const { length } = text;
  const width = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const frame = Buffer.allocUnsafe(2 + width + length);
  frame[0] = 0x81;
  frame[1] = width === 0 ? length : width === 2 ? 126 : 127;
  if (width === 2) frame.writeUInt16BE(length, 2);
  else if (width === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  text.copy(frame, 2 + width);
  return frame;
}

/** A close frame from the client's side. A mask of zeros leaves what it masks as it is (RFC 6455, 5.3). */
export const maskedCloseFrame = (code: number): Buffer => Buffer.from([0x88, 0x82, 0, 0, 0, 0, code >> 8, code & 0xff]);

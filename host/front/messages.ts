const MAX_MESSAGE_BYTES = 256 * 1_024 * 1_024;
const CONTINUED = 0x0;
const TEXT = 0x1;
const CLOSE = 0x8;

/** Text messages of a server on a WebSocket of ours, out of the pieces in which they come. RFC 6455, 5. */
export class MessageReader {
  /** What has come of the next frame, and how much of it is needed before it is worth another look. */
  #held: Buffer[] = [];
  #heldBytes = 0;
  #needed = 2;
  /** Fragments of a message. */
  #parts: Buffer[] = [];
  #isOver = false;

  /** True after the server said goodbye. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** The messages that `chunk` completes. @throws when the server says what it must not */
  read(chunk: Buffer): Buffer[] {
    this.#held.push(chunk);
    this.#heldBytes += chunk.length;
    if (this.#heldBytes < this.#needed) return [];
    const bytes = this.#held.length === 1 ? chunk : Buffer.concat(this.#held);
    const messages: Buffer[] = [];
    let at = 0;
    for (;;) {
      const frame = frameAt(bytes, at);
      this.#needed = frame.end - at;
      if (frame.end > bytes.length || !frame.payload) break;
      this.#take(frame.opcode, frame.isLast, frame.payload, messages);
      at = frame.end;
    }
    this.#held = at < bytes.length ? [bytes.subarray(at)] : [];
    this.#heldBytes = bytes.length - at;
    return messages;
  }

  #take(opcode: number, isLast: boolean, payload: Buffer, messages: Buffer[]): void {
    if (opcode === CLOSE) this.#isOver = true;
    // Pings and pongs may come between fragments. workerd sends none; to anything else we have nothing to say.
    if (opcode >= CLOSE) return;
    if (opcode !== TEXT && opcode !== CONTINUED) throw new Error(`a frame of kind ${opcode} was not expected`);
    this.#parts.push(payload);
    if (!isLast) return;
    messages.push(this.#parts.length === 1 ? payload : Buffer.concat(this.#parts));
    this.#parts = [];
  }
}

interface Frame {
  opcode: number;
  isLast: boolean;
  /** Where the frame ends, as far as what is there tells. */
  end: number;
  /** `null` while the frame is not whole. */
  payload: Buffer | null;
}

function frameAt(bytes: Buffer, at: number): Frame {
  const there = bytes.length - at;
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  if ((second & 0x80) !== 0 && there >= 2) throw new Error('a server does not mask');
  const short = second & 0x7f;
  const width = short < 126 ? 0 : short === 126 ? 2 : 8;
  const head = { opcode: first & 0x0f, isLast: (first & 0x80) !== 0 };
  if (there < 2 + width) return { ...head, end: at + 2 + width, payload: null };
  const size = width === 0 ? short : width === 2 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
  if (size > MAX_MESSAGE_BYTES) throw new Error('a message is too long');
  const begin = at + 2 + width;
  const end = begin + size;
  return { ...head, end, payload: end <= bytes.length ? bytes.subarray(begin, end) : null };
}

import type { Duplex } from 'node:stream';
import { SERVICE_RESTART } from '#protocol/trunk';
import { maskedCloseFrame, textFrame } from './frames.ts';
import { MessageReader } from './messages.ts';
import type { Tunnel } from './tunnel.ts';

/** What may wait for a client whose own connection is not open yet; it has said nothing, so this is a refusal at the most. */
const MAX_PENDING_BYTES = 64 * 1_024;
const NORMAL = 1_000;

/** One client on a trunk: what the actor tells it comes here. */
export class Seat {
  /** `<trunk>.<number>`, as the worker is told. */
  readonly name: string;
  readonly #leave: () => void;
  #tunnel: Tunnel | null = null;
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #closed: { code: number; reason: string } | null = null;

  constructor(name: string, leave: () => void) {
    this.name = name;
    this.#leave = leave;
  }

  /** The client's own connection is open. */
  opened(tunnel: Tunnel): void {
    this.#tunnel = tunnel;
    for (const frame of this.#pending) tunnel.write(frame);
    this.#pending = [];
    if (this.#closed) tunnel.close(this.#closed.code, this.#closed.reason);
  }

  tell(frame: Buffer): void {
    if (this.#closed) return;
    if (this.#tunnel) {
      this.#tunnel.write(frame);
      return;
    }
    this.#pending.push(frame);
    this.#pendingBytes += frame.length;
    if (this.#pendingBytes <= MAX_PENDING_BYTES) return;
    this.#pending = [];
    this.close(SERVICE_RESTART, 'too_much');
  }

  close(code: number, reason: string): void {
    if (this.#closed) return;
    this.#closed = { code, reason };
    this.#tunnel?.close(code, reason);
  }

  leave(): void {
    this.#leave();
  }
}

/** The front's end of a trunk (see #protocol/trunk): hands each frame to the clients that it names. */
export class Trunk {
  readonly id: string;
  readonly #seats = new Map<number, Seat>();
  readonly #line: Duplex;
  #next = 1;

  /** `first` are bytes that came with the handshake. `onLost` is called once, after everybody was told to come back. */
  constructor(id: string, line: Duplex, first: Buffer, onLost: () => void) {
    this.id = id;
    this.#line = line;
    const reader = new MessageReader();
    const read = (chunk: Buffer) => {
      try {
        for (const message of reader.read(chunk)) this.#distribute(message);
        if (reader.isOver) line.end();
      } catch (error) {
        console.error('a trunk is given up:', error);
        line.destroy();
      }
    };
    line.on('data', read);
    // A reset is how a worker that dies leaves; 'close' follows and cleans up.
    line.on('error', () => line.destroy());
    line.on('end', () => line.destroy());
    line.on('close', () => {
      for (const seat of this.#seats.values()) seat.close(SERVICE_RESTART, 'trunk_lost');
      onLost();
    });
    if (first.length > 0) read(first);
  }

  get size(): number {
    return this.#seats.size;
  }

  /** A place for one more client. */
  seat(): Seat {
    const number = this.#next;
    this.#next += 1;
    const seat = new Seat(`${this.id}.${number}`, () => this.#seats.delete(number));
    this.#seats.set(number, seat);
    return seat;
  }

  close(): void {
    this.#line.end(maskedCloseFrame(NORMAL));
  }

  #distribute(message: Buffer): void {
    for (let at = 0; at < message.length; ) {
      const end = lineEnd(message, at);
      const line = message.toString('latin1', at, end);
      at = end + 1;
      if (line.startsWith('t')) {
        const frameEnd = lineEnd(message, at);
        // Made once, written to all of them.
        const frame = textFrame(message.subarray(at, frameEnd));
        at = frameEnd + 1;
        for (const number of line.slice(1).split(',')) this.#seats.get(Number(number))?.tell(frame);
      } else {
        const [, number, code, reason = ''] = /^c(\d+) (\d{4}) (\w*)$/.exec(line) ?? [];
        if (number === undefined) throw new Error('the trunk says what was not agreed');
        this.#seats.get(Number(number))?.close(Number(code), reason);
      }
    }
  }
}

function lineEnd(message: Buffer, from: number): number {
  const at = message.indexOf(10, from);
  return at < 0 ? message.length : at;
}

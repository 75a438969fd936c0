import { randomBytes } from 'node:crypto';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { LIVE_LIMITS, type Op } from '#protocol/live';
import { type Clock, tick, ZERO_CLOCK } from '#sync/stamp';

/** One client of a room as its wire wants it: what to say, and what a frame says of the edits in it. Kept light, so that what is measured is the server. */
export interface Speaker {
  /** What opens the conversation. */
  greeting(): (string | Uint8Array)[];
  /** An edit whose value is `text`. */
  edit(text: string): string | Uint8Array;
  hear(frame: Buffer, isBinary: boolean): Heard;
}

export interface Heard {
  greeted?: boolean;
  /** How many of this client's own edits are accepted by now. */
  accepted?: number;
  /** Values of others' edits that the frame carries. */
  others?: string[];
  /** To be said in answer. */
  answer?: string;
}

/** An edit's value names the moment it was sent, in microseconds of the machine's clock. */
const MARK = /@\d+@/g;
export const markNow = (): string => `@${process.hrtime.bigint() / 1_000n}@`;
/** Milliseconds since the moment that a mark names. */
export const msSince = (mark: string): number => Number(process.hrtime.bigint() / 1_000n - BigInt(mark.slice(1, -1))) / 1_000;

const marksIn = (text: string): string[] => text.match(MARK) ?? [];

const GOT_EVERY = 65_536;
const GOT_WITHIN_MS = 1_000;

/** A client of a résumé's room. */
export class VitaeSpeaker implements Speaker {
  private readonly replica = randomBytes(8).toString('hex');
  /** A field of its own, so that no edit meets a later one. */
  private readonly path = `sec/${this.replica.slice(0, 12)}/title`;
  private clock: Clock = ZERO_CLOCK;
  private sent = 0;
  private read = 0;
  private told = 0;
  private toldAt = 0;

  greeting(): string[] {
    return [JSON.stringify({ type: 'hi', v: 1, schema: 1, actor: this.replica, since: 0, t0: Date.now() })];
  }

  edit(text: string): string {
    const { stamp, clock } = tick(this.clock, Date.now(), this.replica);
    this.clock = clock;
    this.sent += 1;
    const op: Op = [this.sent, 'set', this.path, text, stamp, null];
    return JSON.stringify({ type: 'push', actor: this.replica, ops: [op] });
  }

  hear(frame: Buffer): Heard {
    const text = frame.toString();
    this.read += text.length;
    const heard: Heard = {};
    const now = performance.now();
    if (this.read - this.told >= GOT_EVERY || now - this.toldAt >= GOT_WITHIN_MS) {
      this.told = this.read;
      this.toldAt = now;
      heard.answer = JSON.stringify({ type: 'got', units: this.read });
    }
    if (text.startsWith('{"type":"ops"')) heard.others = marksIn(text);
    else if (text.startsWith('{"type":"ack"')) heard.accepted = Number(/"upto":(\d+)/.exec(text)?.[1]);
    else if (text.startsWith('{"type":"welcome"')) heard.greeted = true;
    else if (text.startsWith('{"type":"resync"') || text.startsWith('{"type":"error"')) throw new Error(`the room says ${text}`);
    return heard;
  }
}

const MESSAGE_SYNC = 0;

/** A client of a y-partyserver room; its own update coming back says that the room has it. */
export class YSpeaker implements Speaker {
  private readonly doc = new Y.Doc();
  private readonly key = String(this.doc.clientID);
  private readonly own = new Set<string>();
  private accepted = 0;

  greeting(): Uint8Array[] {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE_SYNC);
    sync.writeSyncStep1(encoder, this.doc);
    return [encoding.toUint8Array(encoder)];
  }

  edit(text: string): Uint8Array {
    this.own.add(text);
    let update: Uint8Array | null = null;
    this.doc.once('update', (made: Uint8Array) => {
      update = made;
    });
    this.doc.getMap('titles').set(this.key, text);
    if (!update) throw new Error('an edit made no update');
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE_SYNC);
    sync.writeUpdate(encoder, update);
    return encoding.toUint8Array(encoder);
  }

  hear(frame: Buffer): Heard {
    // What a room sends first is its state vector, which greets; marks are ASCII within the update's bytes.
    const heard: Heard = { greeted: true };
    const others: string[] = [];
    for (const mark of marksIn(frame.toString('latin1'))) {
      if (this.own.delete(mark)) this.accepted += 1;
      else others.push(mark);
    }
    heard.others = others;
    heard.accepted = this.accepted;
    return heard;
  }
}

/** Messages a second that a client may send for as long as it likes, with a little to spare. */
export const STEADY_PER_SECOND = LIVE_LIMITS.messagesPerSecond - 2;

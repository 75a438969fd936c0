import { randomBytes } from 'node:crypto';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { WIRE_VERSION } from '#protocol/compat';
import { DOCUMENT_SCHEMA_VERSION } from '#protocol/document';
import type { Op, Stamp } from '#protocol/live';
import { type Clock, tick, ZERO_CLOCK } from '#sync/stamp';

/** One client of a room, as its wire wants it. Both do no more than they must, so that what is measured is the server. */
export interface Speaker {
  /** What opens the conversation. */
  greeting(): (string | Uint8Array)[];
  /** An edit whose value is `text`. */
  edit(text: string): string | Uint8Array;
  hear(frame: Buffer): Heard;
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

/** An edit's value names the moment when it was sent, in microseconds of the machine's clock. */
const MARK = /@\d+@/g;
export const markNow = (): string => `@${process.hrtime.bigint() / 1_000n}@`;
/** Milliseconds since the moment that a mark names. */
export const msSince = (mark: string): number => Number(process.hrtime.bigint() / 1_000n - BigInt(mark.slice(1, -1))) / 1_000;

const marksIn = (text: string): string[] => text.match(MARK) ?? [];

const GOT_UNITS = 65_536;
const GOT_MS = 1_000;

/** A client of a résumé's room. */
export class VitaeSpeaker implements Speaker {
  private readonly replica = randomBytes(8).toString('hex');
  /** A field of its own, so that no edit meets a later one and is lost to it. */
  private readonly path = `sec/${this.replica.slice(0, 12)}/title`;
  private clock: Clock = ZERO_CLOCK;
  /** What it saw there: its own last edit. */
  private base: Stamp | null = null;
  private edits = 0;
  private read = 0;
  private told = 0;
  private toldAt = 0;

  greeting(): string[] {
    const hi = { type: 'hi', v: WIRE_VERSION, schema: DOCUMENT_SCHEMA_VERSION, actor: this.replica, since: 0, t0: Date.now() };
    return [JSON.stringify(hi)];
  }

  edit(text: string): string {
    const { stamp, clock } = tick(this.clock, Date.now(), this.replica);
    this.clock = clock;
    this.edits += 1;
    const op: Op = [this.edits, 'set', this.path, text, stamp, this.base];
    this.base = stamp;
    return JSON.stringify({ type: 'push', actor: this.replica, ops: [op] });
  }

  hear(frame: Buffer): Heard {
    const text = frame.toString();
    const heard: Heard = {};
    this.read += text.length;
    const now = performance.now();
    if (this.read - this.told >= GOT_UNITS || now - this.toldAt >= GOT_MS) {
      this.told = this.read;
      this.toldAt = now;
      heard.answer = JSON.stringify({ type: 'got', units: this.read });
    }
    if (text.startsWith('{"type":"ops"')) heard.others = marksIn(text);
    else if (text.startsWith('{"type":"ack"')) heard.accepted = Number(/"upto":(\d+)/.exec(text)?.[1]);
    else if (text.startsWith('{"type":"welcome"')) heard.greeted = true;
    else if (/^\{"type":"(?:resync|error)"/.test(text)) throw new Error(`the room says ${text}`);
    return heard;
  }
}

const MESSAGE_SYNC = 0;

/** A client of a y-partyserver room. There is no acknowledgement: its own update coming back says that the room has it. */
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
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE_SYNC);
    this.doc.once('update', (update: Uint8Array) => sync.writeUpdate(encoder, update));
    this.doc.getMap('titles').set(this.key, text);
    return encoding.toUint8Array(encoder);
  }

  hear(frame: Buffer): Heard {
    const others: string[] = [];
    // Marks stand as ASCII among the update's bytes.
    for (const mark of marksIn(frame.toString('latin1'))) {
      if (this.own.delete(mark)) this.accepted += 1;
      else others.push(mark);
    }
    // The room begins with its own state vector: whoever hears that is in.
    return { greeted: true, accepted: this.accepted, others };
  }
}

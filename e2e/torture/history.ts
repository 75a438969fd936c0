import { isDeepStrictEqual } from 'node:util';
import type { Json } from '#protocol/json';
import type { Ack, ClientFrame, Op, RegisterEntry, ServerFrame, Stamp } from '#protocol/live';
import { isTextPath, type Path } from '#protocol/registers';

/** A field that somebody wrote. */
export interface Edit {
  replica: string;
  path: Path;
  value: Json;
  /** Whether nobody else ever writes this value there. */
  unique: boolean;
  /** Whether its writer may write it there: such an edit must never be refused, any other always. */
  allowed: boolean;
  /** Whether the page has said that it is kept on the device. Until then a crash may take it. */
  kept: boolean;
}

/** One place in the actor's order, as somebody was told of it. */
export interface Place {
  path: Path;
  /** Absent where only the place was told, as in an acknowledgement. */
  value?: Json;
  stamp: Stamp;
}

export interface Sent {
  op: Op;
  /** In ms since the epoch. */
  at: number;
}

export interface Refusal {
  replica: string;
  op: Op;
  code: string;
}

/** A character that somebody typed. Each is one of its kind in a run, so that it can be told wherever it turns up. */
export interface Typed {
  replica: string;
  path: Path;
  /** As of an edit. */
  allowed: boolean;
  kept: boolean;
}

export interface Removal {
  replica: string;
  character: string;
  kept: boolean;
}

/**
 * What clients did and were told, of one résumé. It is written down where frames leave and arrive, not by the code under test. What
 * cannot be (one number for two edits, one place for two writes) is noted at once.
 */
export class History {
  readonly edits: Edit[] = [];
  private readonly byValue = new Map<string, Edit>();
  /** By character. */
  readonly typed = new Map<string, Typed>();
  /** Characters that were put in at once, in their order. */
  readonly runs: string[] = [];
  /** Characters that somebody took out who may. */
  readonly removals: Removal[] = [];
  /** Replicas of people who may only read. */
  readonly readers = new Set<string>();
  /** Replicas of people who put into texts what no text may hold: what they write beside it is refused with it. */
  readonly careless = new Set<string>();
  /** Operations by replica and then by number, each with the true time of its first sending. */
  readonly sent = new Map<string, Map<number, Sent>>();
  /** The last number of each replica that the actor has said to have decided. */
  readonly decided = new Map<string, number>();
  readonly places = new Map<number, Place>();
  readonly refusals: Refusal[] = [];
  readonly contradictions: string[] = [];
  readonly counts = { hellos: 0, resyncs: 0, took: 0, lost: 0, restamped: 0, repeatedPushes: 0 };

  /** Somebody wrote a field. */
  wrote(edit: Edit): void {
    this.edits.push(edit);
    this.byValue.set(valueKey(edit.path, edit.value), edit);
  }

  /** What the actor must make of `value` by `replica` at `path`. */
  dueTo(replica: string, path: Path, value: Json): 'take' | 'refuse' | 'either' {
    if (this.readers.has(replica)) return 'refuse';
    if (isTextPath(path)) return this.careless.has(replica) ? 'either' : 'take';
    return (this.byValue.get(valueKey(path, value))?.allowed ?? true) ? 'take' : 'refuse';
  }

  /** Every operation that the actor has said to have decided. */
  *acknowledged(): Iterable<{ replica: string } & Sent> {
    for (const [replica, ops] of this.sent) {
      const upto = this.decided.get(replica) ?? 0;
      for (const [c, sent] of ops) if (c <= upto) yield { replica, ...sent };
    }
  }

  /** A frame on its way to the actor. */
  said(frame: ClientFrame): void {
    if (frame.type === 'hi') this.counts.hellos += 1;
    if (frame.type !== 'push') return;
    const ops = this.sent.get(frame.actor) ?? new Map<number, Sent>();
    this.sent.set(frame.actor, ops);
    let isRepeated = false;
    for (const op of frame.ops) {
      const before = ops.get(op[0]);
      isRepeated ||= before !== undefined;
      if (before && !isDeepStrictEqual(before.op, op))
        this.contradictions.push(`${frame.actor} sent two operations as number ${op[0]}: ${short(before.op)} and ${short(op)}`);
      if (!before) ops.set(op[0], { op, at: Date.now() });
    }
    if (isRepeated) this.counts.repeatedPushes += 1;
  }

  /** A frame that has arrived at `replica`. */
  heard(replica: string, frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.isDecided(replica, frame.seen);
        this.learn(frame.regs);
        return;
      case 'ack':
        this.onAck(replica, frame);
        return;
      case 'ops':
        this.learn(frame.ops);
        return;
      case 'resync':
        this.counts.resyncs += 1;
        return;
      default:
        return;
    }
  }

  private onAck(replica: string, ack: Ack): void {
    this.isDecided(replica, ack.upto);
    const ops = this.sent.get(replica);
    const restamps = new Map(ack.restamp);
    this.counts.restamped += ack.restamp.length;
    for (const [c, seq] of ack.took) {
      const op = ops?.get(c)?.op;
      if (!op) {
        this.contradictions.push(`${replica} was acknowledged number ${c}, which it never sent`);
        continue;
      }
      this.counts.took += 1;
      this.place(seq, { path: op[2], ...(op[1] === 'set' ? { value: op[3] } : {}), stamp: restamps.get(c) ?? op[4] });
    }
    for (const [, winner] of ack.lost) {
      this.counts.lost += 1;
      this.learn([winner]);
    }
    for (const [c, code] of ack.nack) {
      const op = ops?.get(c)?.op;
      if (op) this.refusals.push({ replica, op, code });
    }
  }

  private isDecided(replica: string, upto: number): void {
    this.decided.set(replica, Math.max(upto, this.decided.get(replica) ?? 0));
  }

  private learn(entries: readonly RegisterEntry[]): void {
    // Of a text one is told what one lacks, which is not the same for everybody.
    for (const [path, value, stamp, seq] of entries) this.place(seq, { path, ...(isTextPath(path) ? {} : { value }), stamp });
  }

  private place(seq: number, place: Place): void {
    const before = this.places.get(seq);
    if (before && !agree(before, place)) this.contradictions.push(`two writes at place ${seq}: ${short(before)} and ${short(place)}`);
    else this.places.set(seq, { ...before, ...place });
  }
}

const valueKey = (path: Path, value: Json): string => JSON.stringify([path, value]);

/** Whether two accounts of one place can both be true. */
export const agree = (a: Place, b: Place): boolean =>
  a.path === b.path && a.stamp === b.stamp && (a.value === undefined || b.value === undefined || isDeepStrictEqual(a.value, b.value));

export const short = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
};

import type { ItemKind } from '#protocol/document';
import type { ErrorCode } from '#protocol/errors';
import type { LocalId } from '#protocol/ids';
import { type Json, jsonBytes } from '#protocol/json';
import type { Ack, Op, RegisterEntry, Stamp } from '#protocol/live';
import { type Path, registerProblem } from '#protocol/registers';
import { type Clock, isLater, SERVER_REPLICA, stampMs, stampReplica, tick } from './stamp.ts';

/** A stamp further ahead than this is replaced by the actor's own; the past is unlimited, for that is what offline is. */
export const FUTURE_TOLERANCE_MS = 60_000;
/** Largest document: the JSON of all its registers, in bytes. Leaves room under the 2 MB of a stored snapshot. */
export const DOCUMENT_MAX_BYTES = 1_500_000;

export interface Register {
  value: Json;
  stamp: Stamp;
  seq: number;
}

/** What deciding needs to know of the document. Read only. */
export interface DocumentState {
  seq: number;
  bytes: number;
  clock: Clock;
  register(path: Path): Register | undefined;
}

export interface Write {
  path: Path;
  value: Json;
  stamp: Stamp;
  seq: number;
  /** The value that it replaces, for the log. */
  previous: Json | undefined;
}

export interface Decision {
  writes: Write[];
  seq: number;
  bytes: number;
  clock: Clock;
}

type Verdict = { kind: 'took'; seq: number; stamp: Stamp } | { kind: 'lost'; winner: RegisterEntry } | { kind: 'nack'; code: ErrorCode };

/**
 * Decides writes one after another, each seeing those before it. Only the actor runs this: it alone compares stamps.
 */
class Decider {
  readonly writes: Write[] = [];
  private readonly written = new Map<Path, Register>();
  seq: number;
  bytes: number;
  clock: Clock;

  private readonly state: DocumentState;
  private readonly now: number;

  constructor(state: DocumentState, now: number) {
    this.state = state;
    this.now = now;
    this.seq = state.seq;
    this.bytes = state.bytes;
    this.clock = state.clock;
  }

  current(path: Path): Register | undefined {
    return this.written.get(path) ?? this.state.register(path);
  }

  private kindOf = (item: LocalId): ItemKind | undefined => this.current(`item/${item}/kind`)?.value as ItemKind | undefined;

  problem(path: Path, value: Json): ErrorCode | null {
    const problem = registerProblem(path, value, this.kindOf);
    if (problem) return problem;
    // A kind decides which fields an item or a section has, so it never changes.
    const before = this.current(path);
    return path.endsWith('/kind') && before && before.value !== value ? 'conflict' : null;
  }

  stampNow(seen?: Stamp | null): Stamp {
    const { stamp, clock } = tick(this.clock, this.now, SERVER_REPLICA, seen);
    this.clock = clock;
    return stamp;
  }

  write(path: Path, value: Json, stamp: Stamp): Verdict {
    const before = this.current(path);
    if (before && !isLater(stamp, before.stamp)) return { kind: 'lost', winner: entryOf(path, before) };
    const bytes = this.bytes + jsonBytes(value) - (before ? jsonBytes(before.value) : -path.length);
    if (bytes > DOCUMENT_MAX_BYTES && bytes > this.bytes) return { kind: 'nack', code: 'document_full' };
    this.bytes = bytes;
    this.seq += 1;
    this.written.set(path, { value, stamp, seq: this.seq });
    this.writes.push({ path, value, stamp, seq: this.seq, previous: before?.value });
    return { kind: 'took', seq: this.seq, stamp };
  }

  result(): Decision {
    return { writes: this.writes, seq: this.seq, bytes: this.bytes, clock: this.clock };
  }
}

export const entryOf = (path: Path, register: Register): RegisterEntry => [path, register.value, register.stamp, register.seq];

export interface PushContext {
  now: number;
  /** Last operation of this replica that was decided. */
  seen: number;
  mayEdit: boolean;
}

/**
 * Decides a replica's push. What was decided before is skipped (a lost acknowledgement); a gap asks for a resync; a refused
 * operation is named and does not hold up the ones after it.
 */
export function decidePush(
  state: DocumentState,
  replica: string,
  ops: readonly Op[],
  context: PushContext,
): { decision: Decision; ack: Ack } | { resync: number } {
  const decider = new Decider(state, context.now);
  let upto = context.seen;
  const took: Ack['took'] = [];
  const restamp: Ack['restamp'] = [];
  const lost: Ack['lost'] = [];
  const nack: Ack['nack'] = [];
  for (const [c, , path, value, claimed, base] of ops) {
    if (c <= upto) continue;
    if (c !== upto + 1) return { resync: context.seen };
    upto = c;
    const before = decider.current(path);
    const code = !context.mayEdit ? 'forbidden' : stampReplica(claimed) !== replica ? 'invalid_input' : decider.problem(path, value);
    if (code) {
      nack.push([c, code, before ? entryOf(path, before) : null]);
      continue;
    }
    const future = stampMs(claimed) > context.now + FUTURE_TOLERANCE_MS;
    const stamp = future ? decider.stampNow(before && before.stamp === base ? base : null) : claimed;
    const verdict = decider.write(path, value, stamp);
    if (verdict.kind === 'lost') lost.push([c, verdict.winner]);
    else if (verdict.kind === 'nack') nack.push([c, verdict.code, before ? entryOf(path, before) : null]);
    else {
      took.push([c, verdict.seq]);
      if (future) restamp.push([c, verdict.stamp]);
    }
  }
  return {
    decision: decider.result(),
    ack: { type: 'ack', upto, seq: decider.seq, now: context.now, took, restamp, lost, nack },
  };
}

export interface PlainWrite {
  path: Path;
  value: Json;
  base?: Stamp | undefined;
}
export type PlainVerdict = { status: 'applied'; seq: number } | { status: 'lost' } | { status: 'refused'; code: ErrorCode };

/**
 * Decides writes that carry no stamp: the actor stamps them as edits of what is there now. One that names the stamp that it was
 * made from (`base`) loses when somebody has written since.
 */
export function decideWrites(
  state: DocumentState,
  writes: readonly PlainWrite[],
  now: number,
): { decision: Decision; results: PlainVerdict[] } {
  const decider = new Decider(state, now);
  const results = writes.map(({ path, value, base }): PlainVerdict => {
    const code = decider.problem(path, value);
    if (code) return { status: 'refused', code };
    const before = decider.current(path);
    if (base !== undefined && base !== before?.stamp) return { status: 'lost' };
    const verdict = decider.write(path, value, decider.stampNow(before?.stamp));
    if (verdict.kind === 'took') return { status: 'applied', seq: verdict.seq };
    return verdict.kind === 'nack' ? { status: 'refused', code: verdict.code } : { status: 'lost' };
  });
  return { decision: decider.result(), results };
}

import type * as Y from 'yjs';
import type { ItemKind } from '#protocol/document';
import type { ErrorCode } from '#protocol/errors';
import type { LocalId } from '#protocol/ids';
import { type Json, jsonBytes } from '#protocol/json';
import type { Ack, DeviceKind, Op, RegisterEntry, Stamp } from '#protocol/live';
import { Prose } from '#protocol/prose';
import { isTextPath, type Path, registerProblem, registerSchema } from '#protocol/registers';
import { toBase64 } from './base64.ts';
import type { Author, Clash } from './clash.ts';
import { Clashes } from './clashes.ts';
import { applyText, textIn, writeProse } from './prose-text.ts';
import { sameJson } from './same-json.ts';
import { type Clock, isLater, SERVER_REPLICA, stampMs, stampReplica, tick } from './stamp.ts';
import { checkTextUpdate } from './text-check.ts';

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
  /** Who wrote what stands at `path`; `null` where that is not known. */
  author(path: Path): Author | null;
  texts: TextsState;
}

/** The texts as deciding needs them. */
export interface TextsState {
  /**
   * The text at `path`, empty where nothing was written. What is accepted is put into it at once: should it then not be stored,
   * throw it away and read it anew.
   */
  open(path: Path): Y.Doc;
  /** The stamp of the last edit of the text at `path`. */
  stamp(path: Path): Stamp | null;
  /** Whose edits carry a Yjs id; `null` where nobody has used it. */
  writer(id: number): string | null;
  /** The first edit of the text at `path` after the one stamped `base` that was not `user`'s. */
  unheard(path: Path, base: Stamp | null, user: string): Author | null;
}

export interface SetWrite {
  kind: 'set';
  path: Path;
  value: Json;
  stamp: Stamp;
  seq: number;
  /** The value that it replaces, for the log. */
  previous: Json | undefined;
}
export interface TextWrite {
  kind: 'text';
  path: Path;
  update: Uint8Array;
  stamp: Stamp;
  seq: number;
  /** Yjs ids that are the writer's from now on. */
  claims: number[];
}
export type Write = SetWrite | TextWrite;

/** A write as replicas are told of it. */
export const entryOfWrite = (write: Write): RegisterEntry => [
  write.path,
  write.kind === 'set' ? write.value : toBase64(write.update),
  write.stamp,
  write.seq,
];

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
export class Decider {
  readonly writes: Write[] = [];
  private readonly written = new Map<Path, Register>();
  private readonly claimed = new Set<number>();
  private readonly textStamps = new Map<Path, Stamp>();
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

  /** Whether this decision has written to `path`. */
  wrote = (path: Path): boolean => this.written.has(path) || this.textStamps.has(path);

  private kindOf = (item: LocalId): ItemKind | undefined => this.current(`item/${item}/kind`)?.value as ItemKind | undefined;

  problem(path: Path, value: Json): ErrorCode | null {
    const problem = registerProblem(path, value, this.kindOf);
    if (problem) return problem;
    // A kind decides which fields an item or a section has, so it never changes.
    const before = this.current(path);
    return path.endsWith('/kind') && before && before.value !== value ? 'conflict' : null;
  }

  textStamp = (path: Path): Stamp | null => this.textStamps.get(path) ?? this.state.texts.stamp(path);

  /** Why there is no text at `path`, or `null`. */
  textProblem(path: Path): ErrorCode | null {
    const schema = isTextPath(path) ? registerSchema(path, this.kindOf) : 'unknown_path';
    return typeof schema === 'string' ? schema : null;
  }

  /** Merges an update that somebody's replica has made. */
  merge(path: Path, base64: string, stamp: Stamp, user: string): Verdict {
    const { texts } = this.state;
    const doc = texts.open(path);
    const owns = (id: number) => this.claimed.has(id) || (texts.writer(id) ?? user) === user;
    const facts = checkTextUpdate(doc, base64, owns);
    if (typeof facts === 'string') return { kind: 'nack', code: facts };
    if (!this.hasRoom(facts.update.byteLength)) return { kind: 'nack', code: 'document_full' };
    const claims = facts.writers.filter((id) => !this.claimed.has(id) && texts.writer(id) === null);
    for (const id of claims) this.claimed.add(id);
    applyText(doc, facts.update, null);
    return this.tookText(path, facts.update, stamp, claims);
  }

  /** Makes a text show `prose`, as the actor's own edit. */
  rewrite(path: Path, prose: Prose): Verdict {
    const doc = this.state.texts.open(path);
    let update: Uint8Array | null = null;
    const keep = (made: Uint8Array) => {
      update = made;
    };
    doc.on('update', keep);
    doc.transact(() => writeProse(textIn(doc), prose));
    doc.off('update', keep);
    const stamp = this.stampNow(this.textStamp(path));
    if (!update) return { kind: 'took', seq: this.seq, stamp };
    return this.tookText(path, update, stamp, []);
  }

  private tookText(path: Path, update: Uint8Array, stamp: Stamp, claims: number[]): Verdict {
    this.bytes += update.byteLength;
    this.seq += 1;
    this.textStamps.set(path, stamp);
    this.writes.push({ kind: 'text', path, update, stamp, seq: this.seq, claims });
    return { kind: 'took', seq: this.seq, stamp };
  }

  private hasRoom(more: number): boolean {
    return more <= 0 || this.bytes + more <= DOCUMENT_MAX_BYTES;
  }

  stampNow(seen?: Stamp | null): Stamp {
    const { stamp, clock } = tick(this.clock, this.now, SERVER_REPLICA, seen);
    this.clock = clock;
    return stamp;
  }

  write(path: Path, value: Json, stamp: Stamp): Verdict {
    const before = this.current(path);
    // The same edit again: a device that could not note its number has sent it under another.
    if (before?.stamp === stamp) return { kind: 'took', seq: before.seq, stamp };
    if (before && !isLater(stamp, before.stamp)) return { kind: 'lost', winner: entryOf(path, before) };
    const more = jsonBytes(value) - (before ? jsonBytes(before.value) : -path.length);
    if (!this.hasRoom(more)) return { kind: 'nack', code: 'document_full' };
    this.bytes += more;
    this.seq += 1;
    this.written.set(path, { value, stamp, seq: this.seq });
    this.writes.push({ kind: 'set', path, value, stamp, seq: this.seq, previous: before?.value });
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
  /** Whose replica it is. */
  user: string;
  /** What it is on. */
  device: DeviceKind | null;
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
): { decision: Decision; ack: Ack; clashes: Clash[] } | { resync: number } {
  // Before anything is decided: what a text has taken in cannot be taken out.
  const fresh = ops.filter(([c]) => c > context.seen);
  if (fresh.some(([c], index) => c !== context.seen + 1 + index)) return { resync: context.seen };
  const decider = new Decider(state, context.now);
  const clashes = new Clashes(decider, state, context);
  let upto = context.seen;
  const took: Ack['took'] = [];
  const restamp: Ack['restamp'] = [];
  const lost: Ack['lost'] = [];
  const nack: Ack['nack'] = [];
  for (const [c, kind, path, value, claimed, base] of fresh) {
    upto = c;
    const isText = kind === 'text';
    const before = isText ? undefined : decider.current(path);
    const code = !context.mayEdit
      ? 'forbidden'
      : stampReplica(claimed) !== replica || isText !== isTextPath(path)
        ? 'invalid_input'
        : isText
          ? decider.textProblem(path)
          : decider.problem(path, value);
    if (code) {
      nack.push([c, code, before ? entryOf(path, before) : null]);
      continue;
    }
    const future = stampMs(claimed) > context.now + FUTURE_TOLERANCE_MS;
    const seen = isText ? decider.textStamp(path) : (before?.stamp ?? null);
    // What stands is of this replica, too: whoever wrote it saw it, though no answer had come.
    const isSeen = seen !== null && (seen === base || stampReplica(seen) === replica);
    // A device that could not note its clock, and has forgotten, gives a stamp a second time: to another edit.
    const isReused = before?.stamp === claimed && !sameJson(before.value, value);
    const isStamped = future || isReused;
    const stamp = isStamped ? decider.stampNow(isSeen ? seen : null) : claimed;
    const isFirst = !decider.wrote(path);
    if (isText && isFirst) clashes.merges(path, base, stamp);
    const verdict = isText ? decider.merge(path, value, stamp, context.user) : decider.write(path, value, stamp);
    if (verdict.kind !== 'nack') {
      if (isText) clashes.touched(path, { value: [], stamp });
      else clashes.met(path, isFirst ? before : undefined, base, { value, stamp }, verdict.kind === 'lost');
    }
    if (verdict.kind === 'lost') lost.push([c, verdict.winner]);
    else if (verdict.kind === 'nack') nack.push([c, verdict.code, before ? entryOf(path, before) : null]);
    else {
      took.push([c, verdict.seq]);
      if (isStamped) restamp.push([c, verdict.stamp]);
    }
  }
  return {
    decision: decider.result(),
    ack: { type: 'ack', upto, seq: decider.seq, now: context.now, took, restamp, lost, nack },
    clashes: clashes.done(),
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
    const before = isTextPath(path) ? decider.textStamp(path) : decider.current(path)?.stamp;
    if (base !== undefined && base !== before) return { status: 'lost' };
    const verdict = isTextPath(path)
      ? decider.rewrite(path, Prose.parse(value ?? []))
      : decider.write(path, value, decider.stampNow(before));
    if (verdict.kind === 'took') return { status: 'applied', seq: verdict.seq };
    return verdict.kind === 'nack' ? { status: 'refused', code: verdict.code } : { status: 'lost' };
  });
  return { decision: decider.result(), results };
}

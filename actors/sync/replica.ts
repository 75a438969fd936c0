import { WIRE_VERSION } from '#protocol/compat';
import { DOCUMENT_SCHEMA_VERSION } from '#protocol/document';
import type { ErrorCode } from '#protocol/errors';
import type { ReplicaId } from '#protocol/ids';
import { type Json, jsonBytes } from '#protocol/json';
import {
  type Ack,
  type ClientFrame,
  LIVE_LIMITS,
  type Op,
  type Push,
  type RegisterEntry,
  type ServerFrame,
  type Stamp,
} from '#protocol/live';
import type { Path } from '#protocol/registers';
import { atLeast, type Role } from '#protocol/roles';
import { ChangeLog, type ReplicaChanges } from './changes.ts';
import type { Register } from './decide.ts';
import { type Clock, isLater, SERVER_REPLICA, stampReplica, tick, ZERO_CLOCK } from './stamp.ts';

/** An edit that the actor has not decided yet. Once it has been sent (`c` is set) it never changes. */
export interface Pending {
  c: number | null;
  path: Path;
  value: Json;
  stamp: Stamp;
  base: Stamp | null;
}

/** Everything a replica needs to go on after a restart. Plain data. */
export interface ReplicaState {
  actor: ReplicaId;
  since: number;
  clock: Clock;
  /** The actor's clock minus this device's, in ms, as of the last handshake. */
  offset: number;
  base: Map<Path, Register>;
  queue: Pending[];
  /** The last `c` given out. */
  sent: number;
  /** What this person might do as of the last handshake; `null` before the first. */
  role: Role | null;
}

const sameJson = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a frame changed, for whoever shows the document. */
export interface Effects {
  changed: Set<Path>;
  /** Our edit was decided against a later one. */
  lost: { path: Path; mine: Json; winner: RegisterEntry }[];
  /** Our edit was not accepted; what the person wrote is in `mine`. */
  refused: { path: Path; mine: Json; code: ErrorCode }[];
  /** The stream has a hole: say hello again. */
  hello: boolean;
}

const noEffects = (): Effects => ({ changed: new Set(), lost: [], refused: [], hello: false });

export const newReplica = (actor: ReplicaId): ReplicaState => ({
  actor,
  since: 0,
  clock: ZERO_CLOCK,
  offset: 0,
  base: new Map(),
  queue: [],
  sent: 0,
  role: null,
});

/** The same knowledge and the same waiting edits under another id, stamped anew. */
export function renewed(old: ReplicaState, actor: ReplicaId, now: number): ReplicaState {
  const { since, base, clock, offset, role } = old;
  const next = new Replica({ ...newReplica(actor), since, base: new Map(base), clock, offset, role });
  for (const edit of old.queue) next.set(edit.path, edit.value, now);
  return next.state;
}

/**
 * One device's copy of a résumé: `base` is what the actor decided, folded in its order; the view is base with the pending queue
 * on top. A replica never compares stamps. No clock, no I/O: time is passed in, frames go in and come out.
 */
export class Replica {
  readonly state: ReplicaState;
  /** The highest `c` of the push under way, or 0. */
  private inFlight = 0;
  /** The hello that waits for its welcome: when it was said, what was known then, and what has been acknowledged since. */
  private asked: { t0: number; since: number; acked: number } | null = null;
  /** Edits that the actor took at a place in its order which `base` has not reached: they show until a welcome brings them. */
  private readonly taken = new Set<Pending>();
  private readonly log = new ChangeLog();

  constructor(state: ReplicaState) {
    this.state = state;
  }

  get pending(): number {
    return this.state.queue.length;
  }

  /** What has changed since the last call, for the device's storage; `null` for nothing. */
  takeChanges(): ReplicaChanges | null {
    return this.log.take();
  }

  /** What a register shows here: the person's own latest edit, or what the actor decided. */
  read = (path: Path): Json | undefined => {
    for (let i = this.state.queue.length - 1; i >= 0; i -= 1) {
      const edit = this.state.queue[i];
      if (edit?.path === path) return edit.value;
    }
    return this.state.base.get(path)?.value;
  };

  /** All registers of the view. */
  *entries(): Iterable<readonly [Path, Json]> {
    const overlay = new Map(this.state.queue.map((edit) => [edit.path, edit.value] as const));
    for (const [path, register] of this.state.base) if (!overlay.has(path)) yield [path, register.value];
    yield* overlay;
  }

  /** An edit. Unsent edits of one path become one. */
  set(path: Path, value: Json, now: number): void {
    const { state } = this;
    const base = state.base.get(path)?.stamp ?? null;
    const { stamp, clock } = tick(state.clock, now + state.offset, state.actor, base);
    state.clock = clock;
    const unsent = state.queue.findIndex((edit) => edit.c === null && edit.path === path);
    for (const replaced of unsent >= 0 ? state.queue.splice(unsent, 1) : []) this.log.settled(replaced);
    const edit: Pending = { c: null, path, value, stamp, base };
    state.queue.push(edit);
    this.log.waits(edit);
  }

  hello(now: number): Extract<ClientFrame, { type: 'hi' }> {
    this.inFlight = 0;
    this.asked = { t0: now, since: this.state.since, acked: 0 };
    return { type: 'hi', v: WIRE_VERSION, schema: DOCUMENT_SCHEMA_VERSION, actor: this.state.actor, since: this.state.since, t0: now };
  }

  /** The next push, or `null` when nothing waits or one is under way. */
  nextPush(): Push | null {
    const { state } = this;
    if (this.inFlight > 0 || state.queue.length === 0) return null;
    const ops: Op[] = [];
    let bytes = 0;
    for (const edit of state.queue) {
      if (ops.length === LIVE_LIMITS.pushOps) break;
      const c = edit.c ?? state.sent + 1;
      const op: Op = [c, 'set', edit.path, edit.value, edit.stamp, edit.base];
      bytes += jsonBytes(op) + 1;
      if (bytes > LIVE_LIMITS.pushBytes && ops.length > 0) break;
      if (edit.c === null) this.log.waits(edit);
      edit.c = c;
      state.sent = Math.max(state.sent, c);
      this.inFlight = c;
      ops.push(op);
    }
    return { type: 'push', actor: state.actor, ops };
  }

  receive(frame: ServerFrame, now: number): Effects {
    switch (frame.type) {
      case 'welcome':
        return this.onWelcome(frame, now);
      case 'ack':
        return this.onAck(frame);
      case 'ops':
        return this.fold(frame.ops, noEffects());
      case 'resync':
        return { ...noEffects(), hello: true };
      case 'role':
        this.state.role = frame.role;
        this.log.greeted();
        return noEffects();
      default:
        return noEffects();
    }
  }

  private onWelcome(frame: Extract<ServerFrame, { type: 'welcome' }>, now: number): Effects {
    const effects = noEffects();
    const { state } = this;
    // Only the answer to our last hello: an older or a repeated one would set the numbers of our edits back.
    const { asked } = this;
    if (!asked || frame.t0 !== asked.t0) return effects;
    this.asked = null;
    // Overtaken by frames that were sent after it.
    if (frame.seen < asked.acked || (frame.seq < state.since && frame.seq >= asked.since)) return { ...effects, hello: true };
    state.offset = frame.now - (frame.t0 + now) / 2;
    // Decided while we were away: an acknowledgement was lost. What became of it is in `regs`.
    const decided = new Map<Path, Pending>();
    state.queue = state.queue.filter((edit) => {
      if (edit.c === null || edit.c > frame.seen) return true;
      if (!this.taken.has(edit)) decided.set(edit.path, edit);
      this.log.settled(edit);
      effects.changed.add(edit.path);
      return false;
    });
    this.taken.clear();
    // Numbers go on from what the actor knows, also when its storage was put back to an earlier day.
    let c = frame.seen;
    for (const edit of state.queue) {
      if (edit.c === null) continue;
      c += 1;
      if (edit.c !== c) this.log.waits(edit);
      edit.c = c;
    }
    state.sent = c;
    state.role = frame.role;
    this.log.greeted();
    // The actor was put back to an earlier day: then `regs` is all there is.
    if (frame.seq < state.since) {
      for (const path of state.base.keys()) {
        effects.changed.add(path);
        this.log.register(path, null);
      }
      state.base.clear();
    }
    for (const [path, value, stamp, seq] of frame.regs) {
      this.decide(path, { value, stamp, seq });
      effects.changed.add(path);
    }
    state.since = frame.seq;
    this.inFlight = 0;
    for (const edit of decided.values()) this.tellOutcome(edit, frame.role, effects);
    return effects;
  }

  /**
   * What became of an edit whose acknowledgement was lost, told by what stands in its place: itself, something later, or, where
   * the actor refused it, something earlier or nothing. The code of such a refusal is not known any more.
   */
  private tellOutcome(edit: Pending, role: Role, effects: Effects): void {
    const { path, value: mine } = edit;
    const there = this.state.base.get(path);
    if (there?.stamp === edit.stamp) return;
    const restamped = there !== undefined && stampReplica(there.stamp) === SERVER_REPLICA && sameJson(there.value, mine);
    if (restamped) return;
    if (there && isLater(there.stamp, edit.stamp)) effects.lost.push({ path, mine, winner: [path, there.value, there.stamp, there.seq] });
    else effects.refused.push({ path, mine, code: atLeast(role, 'editor') ? 'conflict' : 'forbidden' });
  }

  private onAck(ack: Ack): Effects {
    const effects = noEffects();
    const { state } = this;
    if (this.asked) this.asked.acked = Math.max(this.asked.acked, ack.upto);
    const tookAt = new Map(ack.took);
    // Decided in an earlier push whose acknowledgement was lost: the next welcome tells what became of it.
    const named = new Set([...ack.took, ...ack.lost, ...ack.nack].map(([c]) => c));
    const unnamed = state.queue.some(({ c }) => c !== null && c <= ack.upto && !named.has(c));
    // A hole before what was taken: the view would go back to an older value if those edits left it now.
    const reached = ack.took.every(([, seq], index) => seq <= state.since + index + 1);
    const decided = new Map<number, Pending>();
    state.queue = state.queue.filter((edit) => {
      if (edit.c === null || edit.c > ack.upto) return true;
      if (!reached && tookAt.has(edit.c)) {
        this.taken.add(edit);
        return true;
      }
      if (!named.has(edit.c)) return true;
      decided.set(edit.c, edit);
      this.log.settled(edit);
      effects.changed.add(edit.path);
      return false;
    });
    if (this.inFlight <= ack.upto) this.inFlight = 0;
    const restamped = new Map(ack.restamp);
    const taken: RegisterEntry[] = [];
    for (const [c, seq] of ack.took) {
      const edit = decided.get(c);
      if (edit) taken.push([edit.path, edit.value, restamped.get(c) ?? edit.stamp, seq]);
    }
    for (const [c, winner] of ack.lost) {
      const edit = decided.get(c);
      if (edit) effects.lost.push({ path: edit.path, mine: edit.value, winner });
    }
    for (const [c, code] of ack.nack) {
      const edit = decided.get(c);
      if (edit) effects.refused.push({ path: edit.path, mine: edit.value, code });
    }
    const folded = reached ? this.fold(taken, effects) : effects;
    return reached && !unnamed ? folded : { ...folded, hello: true };
  }

  /** Folds decided writes in the actor's order; what is known already is skipped, a hole asks for a new hello. */
  private fold(entries: readonly RegisterEntry[], effects: Effects): Effects {
    for (const [path, value, stamp, seq] of entries) {
      if (seq <= this.state.since) continue;
      if (seq !== this.state.since + 1) return { ...effects, hello: true };
      this.state.since = seq;
      this.decide(path, { value, stamp, seq });
      effects.changed.add(path);
    }
    return effects;
  }

  private decide(path: Path, register: Register): void {
    this.state.base.set(path, register);
    this.log.register(path, register);
  }
}

import * as Y from 'yjs';
import { WIRE_VERSION } from '#protocol/compat';
import { DOCUMENT_SCHEMA_VERSION } from '#protocol/document';
import type { ErrorCode } from '#protocol/errors';
import type { Json } from '#protocol/json';
import type { Ack, ClientFrame, Push, RegisterEntry, ServerFrame, Stamp } from '#protocol/live';
import { Prose } from '#protocol/prose';
import { isTextPath, type Path, type Value } from '#protocol/registers';
import { atLeast, type Role } from '#protocol/roles';
import { bytesOf, toBase64 } from './base64.ts';
import { ChangeLog, type ReplicaChanges } from './changes.ts';
import type { Register } from './document-state.ts';
import { EditQueue } from './edit-queue.ts';
import { type Effects, noEffects, type Pending, type ReplicaState } from './replica-state.ts';
import { sameJson } from './same-json.ts';
import { isLater, SERVER_REPLICA, stampReplica } from './stamp.ts';
import { TextBases } from './text-bases.ts';
import { hasUpdate, type LiveText, Texts } from './texts.ts';

/** The longest that waiting edits of one text grow together, in bytes: what was typed meanwhile is sent as one. */
const MERGE_MAX_BYTES = 16_384;

/** What a replica is given of the world. */
export interface ReplicaPorts {
  /** Milliseconds of this device's clock. */
  now(): number;
  /** A Yjs id that nobody has used: 32 random bits. */
  newWriter(): number;
  /** Somebody has typed in a text: it waits now. */
  edited(path: Path): void;
}

/**
 * One device's copy of a résumé: `base` is what the actor decided, folded in its order; the view is base with the pending queue
 * on top. A replica never compares stamps. No clock, no I/O: time is passed in, frames go in and come out.
 */
export class Replica {
  readonly state: ReplicaState;
  /** The highest `c` of the push under way, or 0. */
  private inFlight = 0;
  /** The hello that waits for its welcome: when it was said, what was known then, and how far others’ and our own edits have come since. */
  private asked: { t0: number; since: number; heard: number; acked: number } | null = null;
  /** Edits that the actor took at a place in its order which `base` has not reached: they show until a welcome brings them. */
  private readonly taken = new Set<Pending>();
  private readonly log = new ChangeLog();
  private readonly ports: ReplicaPorts;
  private readonly queue: EditQueue;
  private readonly bases: TextBases;
  private readonly texts: Texts;

  constructor(state: ReplicaState, ports: ReplicaPorts) {
    this.state = state;
    this.ports = ports;
    this.queue = new EditQueue(state, this.log);
    this.bases = new TextBases(state.texts, this.log);
    this.texts = new Texts({
      newWriter: ports.newWriter,
      updates: (path) => [...this.bases.updates(path), ...this.queue.hopeful(path).map(({ value }) => bytesOf(value))],
      edited: (path, update) => this.editText(path, update),
    });
    // While what waits is in them: should it be refused, the person's version is what was shown.
    for (const path of this.queue.texts()) this.texts.live(path);
  }

  get pending(): number {
    return this.queue.size;
  }

  /** Whether what waits is more than the last push had room for. */
  get isHeldUp(): boolean {
    return this.queue.isHeldUp;
  }

  /** What has changed since the last call, for the device's storage; `null` for nothing. */
  takeChanges(): ReplicaChanges | null {
    return this.log.take();
  }

  /** What a register shows here: the person's own latest edit, or what the actor decided. */
  read = (path: Path): Value | undefined => {
    if (isTextPath(path)) return this.texts.prose(path);
    const mine = this.state.queue.findLast((edit) => edit.path === path);
    return mine ? mine.value : this.state.base.get(path)?.value;
  };

  /** All registers of the view. */
  *entries(): Iterable<readonly [Path, Value]> {
    const overlay = new Map<Path, Value>();
    for (const path of this.state.texts.keys()) overlay.set(path, this.texts.prose(path));
    for (const { path, value } of this.queue) overlay.set(path, isTextPath(path) ? this.texts.prose(path) : value);
    for (const [path, register] of this.state.base) if (!overlay.has(path)) yield [path, register.value];
    yield* overlay;
  }

  /** When each register and text of the view was last written: once nothing waits, just what the actor has. */
  *stamps(): Iterable<Stamp> {
    for (const { stamp } of this.state.base.values()) yield stamp;
    for (const { stamp } of this.state.texts.values()) if (stamp !== null) yield stamp;
    for (const { stamp } of this.state.queue) yield stamp;
  }

  /** An edit. Unsent edits of one path become one. A text is changed as little as it takes to show `value`. */
  set(path: Path, value: Value, now: number): void {
    if (isTextPath(path)) return this.texts.rewrite(path, Prose.parse(value ?? []));
    const replaced = this.queue.unsent(path);
    this.queue.settle((edit) => edit === replaced);
    this.queue.add(path, value as Json, this.state.base.get(path)?.stamp ?? null, now);
  }

  /** The text at a path of prose, to edit. Its edits are queued by themselves. */
  text(path: Path): LiveText {
    return this.texts.live(path);
  }

  private editText(path: Path, update: Uint8Array): void {
    const unsent = this.queue.unsent(path);
    const both = unsent && Y.mergeUpdates([bytesOf(unsent.value), update]);
    if (unsent && both && both.byteLength <= MERGE_MAX_BYTES) {
      this.queue.settle((edit) => edit === unsent);
      // `base`: what was known when the first of them was typed.
      this.queue.add(path, toBase64(both), unsent.base, this.ports.now());
    } else this.queue.add(path, toBase64(update), this.state.texts.get(path)?.stamp ?? null, this.ports.now());
    this.ports.edited(path);
  }

  hello(now: number): Extract<ClientFrame, { type: 'hi' }> {
    this.inFlight = 0;
    const { actor, since, epoch } = this.state;
    this.asked = { t0: now, since, heard: 0, acked: 0 };
    return { type: 'hi', v: WIRE_VERSION, schema: DOCUMENT_SCHEMA_VERSION, actor, since, ...(epoch !== '' && { epoch }), t0: now };
  }

  /** The next push, or `null` when nothing waits, one is under way, or a hello has not been answered. */
  nextPush(): Push | null {
    if (this.inFlight > 0 || this.asked || this.queue.size === 0) return null;
    const ops = this.queue.next();
    this.inFlight = ops.at(-1)?.[0] ?? 0;
    return { type: 'push', actor: this.state.actor, ops };
  }

  receive(frame: ServerFrame, now: number): Effects {
    switch (frame.type) {
      case 'welcome':
        return this.onWelcome(frame, now);
      case 'ack':
        return this.onAck(frame);
      case 'ops':
        if (this.asked) this.asked.heard = Math.max(this.asked.heard, frame.seq);
        this.follow(frame.epoch, frame.ops);
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
    if (frame.seen < asked.acked || frame.seq < asked.heard) return { ...effects, hello: true };
    state.offset = frame.now - (frame.t0 + now) / 2;
    // The actor was put back to an earlier day: then `regs` and `text` are all there is.
    const isSetBack = frame.from === undefined ? frame.seq < asked.since : frame.from < asked.since;
    const shown = new Map(isSetBack ? this.queue.texts().map((path) => [path, this.texts.written(path)] as const) : []);
    // Decided while we were away: an acknowledgement was lost. What became of it is in `regs` and `text`.
    const decided = new Map<Path, Pending>();
    const decidedTexts: Pending[] = [];
    this.queue.settle((edit) => {
      if (edit.c === null || edit.c > frame.seen) return false;
      if (isTextPath(edit.path)) decidedTexts.push(edit);
      else if (!this.taken.has(edit)) decided.set(edit.path, edit);
      effects.changed.add(edit.path);
      return true;
    });
    this.taken.clear();
    state.role = frame.role;
    this.log.greeted();
    if (isSetBack) {
      for (const path of state.base.keys()) {
        effects.changed.add(path);
        this.log.register(path, null);
      }
      state.base.clear();
      this.bases.clear();
    }
    for (const [path, value, stamp, seq] of frame.regs) {
      this.decide(path, { value, stamp, seq });
      effects.changed.add(path);
    }
    for (const [path, update, stamp] of frame.text ?? []) {
      this.mergeText(path, update, stamp, frame.seq);
      effects.changed.add(path);
    }
    if (isSetBack)
      for (const path of this.texts.paths()) {
        const [edit] = this.queue.hopeful(path);
        if (!this.rebuildText(path, effects) && edit) this.refuseText(edit, 'conflict', effects, shown.get(path));
      }
    for (const edit of decidedTexts)
      if (!edit.told && !hasUpdate(this.bases.updates(edit.path), bytesOf(edit.value)))
        this.refuseText(edit, this.lostCode(frame.role), effects, shown.get(edit.path));
    this.queue.renumber(frame.seen);
    state.since = frame.seq;
    state.epoch = frame.epoch ?? '';
    this.inFlight = 0;
    for (const edit of decided.values()) this.tellOutcome(edit, frame.role, effects);
    return effects;
  }

  private mergeText(path: Path, update: string, stamp: Stamp, seq: number): void {
    this.bases.add(path, { seq, update }, stamp);
    this.texts.receive(path, bytesOf(update));
  }

  /**
   * An edit of a text was not accepted, so that what was typed after it cannot be either: the person's version is told as a whole,
   * and the text starts over from what was decided.
   */
  private refuseText({ path, stamp }: Pending, code: ErrorCode, effects: Effects, mine: Prose = this.texts.written(path)): void {
    // Once for all of one push, as it was seen before any of it was taken back.
    if (effects.refused.some((refused) => refused.path === path)) return;
    effects.refused.push({ stamp, path, mine, code });
    this.queue.settle((edit) => edit.path === path && edit.c === null);
    // What has a number may be under way, and its number must not be another's: the actor will say what it thinks of it.
    for (const edit of this.queue.of(path)) this.queue.tell(edit);
    this.rebuildText(path, effects);
  }

  /** Says whether everything that waits still fits. */
  private rebuildText(path: Path, effects: Effects): boolean {
    effects.changed.add(path);
    return this.texts.rebuild(path);
  }

  private lostCode = (role: Role): ErrorCode => (atLeast(role, 'editor') ? 'conflict' : 'forbidden');

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
    else effects.refused.push({ stamp: edit.stamp, path, mine, code: this.lostCode(role) });
  }

  private onAck(ack: Ack): Effects {
    const effects = noEffects();
    if (this.asked) this.asked.acked = Math.max(this.asked.acked, ack.upto);
    const tookAt = new Map(ack.took);
    // Decided in an earlier push whose acknowledgement was lost: the next welcome tells what became of it.
    const named = new Set([...ack.took, ...ack.lost, ...ack.nack].map(([c]) => c));
    const unnamed = this.state.queue.some(({ c }) => c !== null && c <= ack.upto && !named.has(c));
    // A hole before what was taken, or the places of an order that was put back to an earlier day: the view would go back to an
    // older value if those edits left it now.
    const waiting = new Set(this.state.queue.map(({ c }) => c));
    const { since } = this.state;
    const reached = ack.took.every(([c, seq], index) => seq <= since + index + 1 && (seq > since || !waiting.has(c)));
    const decided = new Map<number, Pending>();
    this.queue.settle((edit) => {
      if (edit.c === null || edit.c > ack.upto) return false;
      if (!reached && tookAt.has(edit.c)) {
        this.taken.add(edit);
        return false;
      }
      if (!named.has(edit.c)) return false;
      decided.set(edit.c, edit);
      effects.changed.add(edit.path);
      return true;
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
      if (!edit) continue;
      if (isTextPath(edit.path)) {
        if (!edit.told) this.refuseText(edit, code, effects);
      } else effects.refused.push({ stamp: edit.stamp, path: edit.path, mine: edit.value, code });
    }
    if (reached) this.follow(ack.epoch, taken);
    const folded = reached ? this.fold(taken, effects) : effects;
    return reached && !unnamed ? folded : { ...folded, hello: true };
  }

  /** The actor has begun an epoch: what is known here is part of it where it goes on from just that. */
  private follow(epoch: Ack['epoch'], [first]: readonly RegisterEntry[]): void {
    if (epoch?.[0] === this.state.epoch && first?.[3] === this.state.since + 1) this.state.epoch = epoch[1];
  }

  /** Folds decided writes in the actor's order; what is known already is skipped, a hole asks for a new hello. */
  private fold(entries: readonly RegisterEntry[], effects: Effects): Effects {
    for (const [path, value, stamp, seq] of entries) {
      if (seq <= this.state.since) continue;
      if (seq !== this.state.since + 1) return { ...effects, hello: true };
      this.state.since = seq;
      if (isTextPath(path)) this.mergeText(path, String(value), stamp, seq);
      else this.decide(path, { value, stamp, seq });
      effects.changed.add(path);
    }
    return effects;
  }

  private decide(path: Path, register: Register): void {
    this.state.base.set(path, register);
    this.log.register(path, register);
  }
}

import { type Json, jsonBytes } from '#protocol/json';
import { LIVE_LIMITS, type Op, type Stamp } from '#protocol/live';
import { isTextPath, type Path } from '#protocol/registers';
import type { ChangeLog } from './changes.ts';
import type { Pending, ReplicaState } from './replica-state.ts';
import { tick } from './stamp.ts';

/** As many edits have numbers ahead of the first push of a long queue, which waits until they are written, … */
const FIRST_AHEAD = 2 * LIVE_LIMITS.pushOps;
/** … and of those after it, which do not. */
const AHEAD_MOST = 1_000;

/** A replica's edits that the actor has not decided, in the order of their stamps. */
export class EditQueue {
  private readonly state: ReplicaState;
  private readonly log: ChangeLog;

  constructor(state: ReplicaState, log: ChangeLog) {
    this.state = state;
    this.log = log;
  }

  get size(): number {
    return this.state.queue.length;
  }

  [Symbol.iterator](): Iterator<Pending> {
    return this.state.queue.values();
  }

  of(path: Path): Pending[] {
    return this.state.queue.filter((edit) => edit.path === path);
  }

  /** Those that may still be accepted, as far as the person knows. */
  hopeful(path: Path): Pending[] {
    return this.of(path).filter(({ told }) => !told);
  }

  /** The texts that somebody has edited. */
  texts(): Path[] {
    return [...new Set(this.state.queue.map(({ path }) => path).filter(isTextPath))];
  }

  /** A new edit, stamped later than everything this replica has stamped or overwrites. `now`: ms of this device's clock. */
  add(path: Path, value: Json, base: Stamp | null, now: number): void {
    const { state } = this;
    const { stamp, clock } = tick(state.clock, now + state.offset, state.actor, base);
    state.clock = clock;
    const edit: Pending = { c: null, path, value, stamp, base };
    state.queue.push(edit);
    this.log.waits(edit);
  }

  /** The edit of `path` that has not been sent, if there is one: what comes may take its place. */
  unsent(path: Path): Pending | undefined {
    return this.state.queue.find((edit) => edit.c === null && edit.path === path);
  }

  /** Takes out the edits that `isSettled` names. */
  settle(isSettled: (edit: Pending) => boolean): void {
    this.state.queue = this.state.queue.filter((edit) => {
      const settled = isSettled(edit);
      if (settled) this.log.settled(edit);
      return !settled;
    });
  }

  /** The person has been told that this edit will not be accepted. */
  tell(edit: Pending): void {
    edit.told = true;
    this.log.waits(edit);
  }

  /** Whether the next of them has a number, and has not found room in a push so far. */
  get isHeldUp(): boolean {
    return (this.state.queue[0]?.c ?? null) !== null;
  }

  /**
   * The next operations, as many as one push may hold; from then on they have numbers. Where it has no room for all, others get theirs
   * ahead: they are on the device by the time that it is answered, and the next ones need not wait for the disk.
   */
  next(): Op[] {
    const { state } = this;
    const isNew = !this.isHeldUp;
    const ops: Op[] = [];
    let bytes = 0;
    for (const edit of state.queue) {
      if (ops.length === LIVE_LIMITS.pushOps) break;
      const c = edit.c ?? state.sent + 1;
      const op: Op = isTextPath(edit.path)
        ? [c, 'text', edit.path, String(edit.value), edit.stamp, edit.base]
        : [c, 'set', edit.path, edit.value, edit.stamp, edit.base];
      bytes += jsonBytes(op) + 1;
      if (bytes > LIVE_LIMITS.pushBytes && ops.length > 0) break;
      this.number(edit, c);
      ops.push(op);
    }
    const ahead = isNew ? FIRST_AHEAD : AHEAD_MOST;
    for (const edit of state.queue.slice(ops.length, ops.length + ahead)) this.number(edit, edit.c ?? state.sent + 1);
    return ops;
  }

  private number(edit: Pending, c: number): void {
    if (edit.c === null) this.log.waits(edit);
    edit.c = c;
    this.state.sent = Math.max(this.state.sent, c);
  }

  /** Numbers go on from what the actor knows, also when its storage was put back to an earlier day. */
  renumber(seen: number): void {
    let c = seen;
    for (const edit of this.state.queue) {
      if (edit.c === null) continue;
      c += 1;
      if (edit.c !== c) this.log.waits(edit);
      edit.c = c;
    }
    this.state.sent = c;
  }
}

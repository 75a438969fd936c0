import type { ClientFrame, Push, ServerFrame } from '#protocol/live';
import type { Path, Value } from '#protocol/registers';
import { refusedRows } from './refused.ts';
import { Replica, type ReplicaPorts } from './replica.ts';
import type { Effects, ReplicaState } from './replica-state.ts';
import type { Row } from './rows.ts';
import type { ReplicaStore } from './storage.ts';

/** Whether everything typed would survive a crash of this device: yes, in a moment, or not at all. */
export type Keeping = 'kept' | 'keeping' | 'unkept';

export interface KeeperPorts extends ReplicaPorts {
  tell(keeping: Keeping): void;
  /** Rows of whoever else keeps something at the replica's place: written with the changes that they belong to. */
  alsoKeep?(): readonly Row[];
}

/**
 * A replica whose every change is on the device before anybody relies on it: before "saved on this device" is said, and before
 * an edit is sent under a number. Without a store it lives in memory and says so.
 */
export class Keeper {
  readonly replica: Replica;
  private readonly store: ReplicaStore | null;
  private readonly tell: (keeping: Keeping) => void;
  private readonly alsoKeep: () => readonly Row[];
  private isHolding = false;
  /** Counts hellos: a push that was overtaken by one while it was being written must not be sent. */
  private hellos = 0;
  /** The highest number that was given to an edit and written since the last hello: up to it there is nothing to wait for. */
  private numbered = 0;

  constructor(state: ReplicaState, store: ReplicaStore | null, ports: KeeperPorts) {
    this.replica = new Replica(state, {
      ...ports,
      edited: (path) => {
        this.keep();
        ports.edited(path);
      },
    });
    this.store = store;
    this.tell = ports.tell;
    this.alsoKeep = ports.alsoKeep ?? (() => []);
  }

  set(writes: Iterable<readonly [path: Path, value: Value]>, now: number): void {
    for (const [path, value] of writes) this.replica.set(path, value, now);
    this.keep();
  }

  /** Whatever `job` does is kept at once: after a crash all of it is there, or nothing. */
  together(job: () => void): void {
    this.isHolding = true;
    try {
      job();
    } finally {
      this.isHolding = false;
      this.keep();
    }
  }

  hello(now: number): Extract<ClientFrame, { type: 'hi' }> {
    this.hellos += 1;
    // The welcome may give other numbers.
    this.numbered = 0;
    return this.replica.hello(now);
  }

  /** What was not accepted is kept with the change that takes it from the queue: after a crash it is in one of them. */
  receive(frame: ServerFrame, now: number): Effects {
    const effects = this.replica.receive(frame, now);
    this.store?.noteOnShelf(refusedRows(effects.refused));
    this.keep();
    return effects;
  }

  /** Resolves with whether all that happened so far is on the device. */
  kept(): Promise<boolean> {
    return this.store?.flush() ?? Promise.resolve(false);
  }

  /** Gives the next push to `send` once its numbers are kept; says whether there is one. */
  push(send: (push: Push) => void): boolean {
    const push = this.isHolding ? null : this.replica.nextPush();
    if (!push) return false;
    const { hellos } = this;
    const { sent } = this.replica.state;
    const isNumbered = (push.ops.at(-1)?.[0] ?? 0) <= this.numbered;
    const kept = this.keep();
    if (!kept || isNumbered) send(push);
    void kept?.then(() => {
      if (hellos !== this.hellos) return;
      this.numbered = sent;
      if (!isNumbered) send(push);
    });
    return true;
  }

  /** Writes what has changed, and resolves with whether all of it is kept; `null` where there is no store. */
  private keep(): Promise<boolean> | null {
    const { store } = this;
    if (this.isHolding) return null;
    const changes = this.replica.takeChanges();
    const also = this.alsoKeep();
    if (!store) return null;
    if (changes) store.note(changes, this.replica.state);
    store.noteRows(also);
    if (changes || also.length > 0) this.tell('keeping');
    return store.flush().then((kept) => {
      if (!kept) this.tell('unkept');
      else if (store.isKept) this.tell('kept');
      return kept;
    });
  }
}

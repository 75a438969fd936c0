import type { ReplicaId } from '#protocol/ids';
import type { ReplicaChanges } from './changes.ts';
import type { ReplicaState } from './replica-state.ts';
import { allRows, changedRows, identityRows, type Row } from './rows.ts';
import { EDIT } from './shelf-names.ts';

/** What one transaction does: all of it, or nothing when the device dies. */
export interface Batch {
  set: readonly (readonly [key: string, text: string])[];
  remove: readonly string[];
  /** All rows from one key to another, both included, are removed before anything is set: many of them cost as much as one. */
  clear?: readonly [from: string, to: string];
}

/** Text by key, kept by the device: AsyncStorage's shape, and `commit`, which sets and removes in one transaction. */
export interface KeyValue {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, text: string): Promise<void>;
  removeItem(key: string): Promise<void>;
  /** All of one moment. */
  multiGet(keys: readonly string[]): Promise<readonly (readonly [key: string, text: string | null])[]>;
  multiSet(entries: readonly (readonly [key: string, text: string])[]): Promise<void>;
  multiRemove(keys: readonly string[]): Promise<void>;
  /** A store may use `prefix` to look at fewer keys, or ignore it. */
  getAllKeys(prefix?: string): Promise<readonly string[]>;
  /** The rows under a prefix, all of one moment: for a store that reads many at once faster than each by its key. */
  getAllRows?(prefix: string): Promise<readonly (readonly [key: string, text: string])[]>;
  /** Resolves when the batch would survive a crash. */
  commit(batch: Batch): Promise<void>;
}

/** All rows whose keys begin with `prefix`. */
export async function rowsUnder(kv: KeyValue, prefix: string): Promise<Map<string, string>> {
  const isUnder = ([key]: readonly [string, ...unknown[]]) => key.startsWith(prefix);
  if (kv.getAllRows) return new Map((await kv.getAllRows(prefix)).filter(isUnder));
  const keys = (await kv.getAllKeys(prefix)).filter((key) => key.startsWith(prefix));
  const rows = new Map<string, string>();
  for (const [key, text] of await kv.multiGet(keys)) if (text !== null) rows.set(key, text);
  return rows;
}

/** After every stamp. */
const AFTER_ALL = '\uffff';

/** Where the rows of one replica begin. */
export const placeOf = (shelf: string, replica: ReplicaId): string => `${shelf}${replica}/`;

/**
 * Writes one replica to its place on the device. What changes while a transaction is under way goes into the next one, so fast
 * typing costs few of them. After a failure nothing is forgotten: it is tried again with whatever comes next.
 */
export class ReplicaStore {
  private readonly kv: KeyValue;
  private readonly shelf: string;
  private readonly place: string;
  private waiting = new Map<string, string | null>();
  private writing: Promise<void> | null = null;
  private failing = false;
  /** The key of the first edit that waits: no edit before it is needed. `null` until it is known. */
  private firstEdit: string | null = null;

  /** `shelf`: where a person's work on a résumé begins, with a place for every replica. */
  private constructor(kv: KeyValue, shelf: string, replica: ReplicaId) {
    this.kv = kv;
    this.shelf = shelf;
    this.place = placeOf(shelf, replica);
  }

  /** Of a replica that is stored as it is. */
  static of(kv: KeyValue, shelf: string, replica: ReplicaId): ReplicaStore {
    return new ReplicaStore(kv, shelf, replica);
  }

  /** Of a new replica: who it is goes out with its first change. */
  static ofNew(kv: KeyValue, shelf: string, state: ReplicaState): ReplicaStore {
    const store = new ReplicaStore(kv, shelf, state.actor);
    store.add(identityRows(state));
    return store;
  }

  /** Of a replica that takes the place of damaged rows, in one transaction. */
  static instead(kv: KeyValue, shelf: string, state: ReplicaState, damaged: Iterable<string>): ReplicaStore {
    const store = new ReplicaStore(kv, shelf, state.actor);
    for (const key of damaged) store.waiting.set(key, null);
    store.add(allRows(state));
    return store;
  }

  /** Whether everything noted is kept. */
  get isKept(): boolean {
    return !this.writing && this.waiting.size === 0;
  }

  /** Notes what changed in `state`; it is kept once `flush` says so. */
  note(changes: ReplicaChanges, state: ReplicaState): void {
    this.firstEdit = `${this.place}${EDIT}${state.queue[0]?.stamp ?? AFTER_ALL}`;
    this.add(changedRows(changes, state));
  }

  /** The same for rows that are not the replica's own, but have their place beside it. */
  noteRows(rows: Iterable<Row>): void {
    this.add(rows);
  }

  /** The same for rows that are not this replica's alone. */
  noteOnShelf(rows: Iterable<Row>): void {
    for (const [key, text] of rows) this.waiting.set(this.shelf + key, text);
  }

  /** Resolves when everything noted so far is kept: `true`; or `false` when the device would not. Never rejects. */
  async flush(): Promise<boolean> {
    // What else is noted in this turn belongs to the same transaction: an answer, and what is sent upon it.
    await null;
    while (this.writing) await this.writing;
    if (this.waiting.size > 0) {
      this.writing = this.write(this.waiting);
      this.waiting = new Map();
      await this.writing;
    }
    return !this.failing;
  }

  private add(rows: Iterable<Row>): void {
    for (const [key, text] of rows) this.waiting.set(this.place + key, text);
  }

  /** Whether a key is that of an edit before all that wait. */
  private isSettled(key: string): boolean {
    return this.firstEdit !== null && key.startsWith(this.place + EDIT) && key < this.firstEdit;
  }

  private async write(rows: Map<string, string | null>): Promise<void> {
    const set: [string, string][] = [];
    const remove: string[] = [];
    const settled: string[] = [];
    for (const [key, text] of rows) {
      if (text !== null) set.push([key, text]);
      else (this.isSettled(key) ? settled : remove).push(key);
    }
    const [from, to] = [settled.sort()[0], settled.at(-1)];
    try {
      await this.kv.commit({ set, remove, ...(from !== undefined && to !== undefined && { clear: [from, to] }) });
      this.failing = false;
    } catch {
      // Said through `flush`. What came meanwhile is newer than what could not be written.
      this.failing = true;
      this.waiting = new Map([...rows, ...this.waiting]);
    }
    this.writing = null;
  }
}

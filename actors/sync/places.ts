import { ReplicaId, type ResumeId, type UserId } from '#protocol/ids';
import { isActKey } from './acts.ts';
import { renewed } from './renew.ts';
import { newReplica, type ReplicaState } from './replica-state.ts';
import { NO_IDENTITY, readReplica, SINCE, seqIn } from './rows.ts';
import { EDIT, shelfOf } from './shelf-names.ts';
import { type KeyValue, placeOf, ReplicaStore, rowsUnder } from './storage.ts';

/** Takes a lock that only one page of a device can hold, until released or until the page is gone; `null` when it is held. */
export type TryLock = (name: string) => Promise<(() => void) | null>;

export interface PlacePorts {
  kv: KeyValue;
  tryLock: TryLock;
  newReplicaId(): ReplicaId;
  now(): number;
}

/** Whose edits of what: another person on the same device has places of their own. */
export interface Owner {
  user: UserId;
  resume: ResumeId;
}

/** A replica that this page alone goes on with. */
export interface Claim {
  state: ReplicaState;
  store: ReplicaStore;
  /** What the person can take back there, by key (see `acts.ts`). */
  acts: ReadonlyMap<string, string>;
  /** The actor takes the replica for somebody else's: whoever claims what waits there goes on under another id. */
  disown(): void;
  /** Writes what is left, then lets another page have it. */
  close(): Promise<void>;
}

/** Places without waiting edits that are kept for the next pages, so that they open at once. */
const IDLE_KEPT = 2;

interface Place {
  replica: ReplicaId;
  keys: string[];
  waits: boolean;
  seq: number;
}

/**
 * A page works on a replica of its own, at a place of its own, under a lock. A page that was closed leaves its place, waiting
 * edits included: they belong to that replica, so whoever claims it sends them under the numbers and stamps that they have.
 */
export class Places {
  private readonly ports: PlacePorts;
  private readonly shelf: string;

  constructor(ports: PlacePorts, owner: Owner) {
    this.ports = ports;
    this.shelf = shelfOf(owner);
  }

  /** A replica to open the résumé with: one with waiting edits before an idle one, else a new one. */
  async claim(): Promise<Claim> {
    const places = await this.list();
    let claim: Claim | null = null;
    let idle = 0;
    for (const place of places) {
      if (!claim) claim = await this.take(place);
      else if (!place.waits) {
        idle += 1;
        if (idle > IDLE_KEPT) await this.clear(place);
      }
    }
    if (claim) return claim;
    const state = newReplica(this.ports.newReplicaId());
    const release = await this.lockNew(state.actor);
    return claimOf(state, ReplicaStore.ofNew(this.ports.kv, this.shelf, state), new Map(), release);
  }

  /** A replica that a closed page has left with waiting edits, if there is one. */
  async claimWaiting(): Promise<Claim | null> {
    for (const place of await this.list()) {
      const claim = place.waits ? await this.take(place) : null;
      if (claim && claim.state.queue.length > 0) return claim;
      await claim?.close();
    }
    return null;
  }

  /** The places there are: first those with waiting edits, then those that know most. */
  private async list(): Promise<Place[]> {
    const places = new Map<string, Place>();
    for (const key of await this.ports.kv.getAllKeys(this.shelf)) {
      if (!key.startsWith(this.shelf)) continue;
      const [id = '', area = ''] = key.slice(this.shelf.length).split('/', 2);
      const replica = ReplicaId.safeParse(id);
      // What was not accepted lies on the same shelf, at no replica's place.
      if (!replica.success) continue;
      const place = places.get(id) ?? { replica: replica.data, keys: [], waits: false, seq: -1 };
      place.keys.push(key);
      place.waits ||= `${area}/` === EDIT;
      places.set(id, place);
    }
    const list = [...places.values()];
    const since = await this.ports.kv.multiGet(list.map(({ replica }) => this.placeOf(replica) + SINCE));
    list.forEach((place, index) => {
      place.seq = seqIn(since[index]?.[1]);
    });
    return list.sort((a, b) => Number(b.waits) - Number(a.waits) || b.seq - a.seq);
  }

  private placeOf = (replica: ReplicaId): string => placeOf(this.shelf, replica);

  private async take({ replica }: Place): Promise<Claim | null> {
    const { kv } = this.ports;
    const place = this.placeOf(replica);
    const release = await this.ports.tryLock(place);
    if (!release) return null;
    try {
      // Read under the lock: whoever held it may have written since the list was made.
      const stored = await rowsUnder(kv, place);
      const keys = [...stored.keys()];
      const rows = new Map([...stored].map(([key, text]) => [key.slice(place.length), text]));
      const { state, damage } = readReplica(replica, rows);
      const acts = new Map([...rows].filter(([key]) => isActKey(key)));
      if (damage === 'none') return claimOf(state, ReplicaStore.of(kv, this.shelf, replica), acts, release);
      if (damage === 'part') return await written(claimOf(state, ReplicaStore.instead(kv, this.shelf, state, keys), acts, release));
      const next = renewed(state, this.ports.newReplicaId(), this.ports.now());
      const releaseNew = await this.lockNew(next.actor);
      const claim = await written(claimOf(next, ReplicaStore.instead(kv, this.shelf, next, keys), acts, releaseNew));
      release();
      return claim;
    } catch (error) {
      release();
      throw error;
    }
  }

  private async lockNew(replica: ReplicaId): Promise<() => void> {
    const release = await this.ports.tryLock(this.placeOf(replica));
    if (!release) throw new Error('a new replica’s lock is held');
    return release;
  }

  private async clear({ replica }: Place): Promise<void> {
    const place = this.placeOf(replica);
    const release = await this.ports.tryLock(place);
    if (!release) return;
    try {
      const keys = (await this.ports.kv.getAllKeys(place)).filter((key) => key.startsWith(place));
      // Somebody may have typed there since the list was made.
      if (!keys.some((key) => key.startsWith(place + EDIT))) await this.ports.kv.multiRemove(keys);
    } finally {
      release();
    }
  }
}

const claimOf = (state: ReplicaState, store: ReplicaStore, acts: ReadonlyMap<string, string>, release: () => void): Claim => ({
  state,
  store,
  acts,
  disown: () => store.noteRows([NO_IDENTITY]),
  close: async () => {
    await store.flush();
    release();
  },
});

/** A repair is on the device before anything is built on it, and before the old lock goes. */
async function written(claim: Claim): Promise<Claim> {
  claim.store.noteRows(claim.acts);
  await claim.store.flush();
  return claim;
}

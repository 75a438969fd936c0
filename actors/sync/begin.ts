import type { ReplicaId } from '#protocol/ids';
import type { Path, Value } from '#protocol/registers';
import { Keeper } from './keeper.ts';
import { newReplica } from './replica-state.ts';
import { type KeyValue, ReplicaStore } from './storage.ts';

export interface BeginPorts {
  kv: KeyValue;
  newReplicaId(): ReplicaId;
  /** An id to write texts under: 32 random bits. */
  newWriter(): number;
  now(): number;
}

/**
 * Keeps a résumé on this device that no actor has heard of yet: whoever begins it is its owner, and all of it waits to be sent once
 * it was created there, bare. `shelf`: see `shelfOf`. Resolves when it would survive a crash; rejects when the device keeps nothing.
 */
export async function beginResume(ports: BeginPorts, shelf: string, writes: Iterable<readonly [Path, Value]>): Promise<void> {
  const state = { ...newReplica(ports.newReplicaId()), role: 'owner' as const };
  const store = ReplicaStore.instead(ports.kv, shelf, state, []);
  const keeper = new Keeper(state, store, { now: ports.now, newWriter: ports.newWriter, edited: () => {}, tell: () => {} });
  keeper.set(writes, ports.now());
  if (!(await keeper.kept())) throw new Error('this device keeps nothing');
}

import type { Hi } from '#protocol/live';

/**
 * A stretch of the actor's order that was written in one life of its memory: everything after the place `after`, until the next
 * epoch begins. A back-up that is put back is the same order up to some place, and goes on differently in an epoch of its own.
 */
export interface Epoch {
  /** Never used before, also not in what a putting back has undone: by chance, not by counting. */
  id: string;
  after: number;
}

/**
 * Up to which place the actor's order and what a replica knows are surely the same: what it says, or 0 for nothing. It is nothing
 * where the actor was put back to an earlier day: then what the replica knows of has never happened. `epochs` in their order; those
 * of long ago may be missing. (After Kafka's leader epochs, KIP-101.)
 */
export function knownPlace(epochs: readonly Epoch[], seq: number, { since, epoch }: Pick<Hi, 'since' | 'epoch'>): number {
  if (since > seq) return 0;
  // It was greeted by an actor that had no epochs.
  if (epoch === undefined) return since;
  const index = epochs.findIndex(({ id }) => id === epoch);
  const end = epochs[index + 1]?.after ?? seq;
  return index >= 0 && since <= end ? since : 0;
}

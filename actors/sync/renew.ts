import type { ReplicaId } from '#protocol/ids';
import { isTextPath } from '#protocol/registers';
import { ChangeLog } from './changes.ts';
import { EditQueue } from './edit-queue.ts';
import { newReplica, type ReplicaState } from './replica-state.ts';

/** The same knowledge and the same waiting edits under another id, stamped anew. */
export function renewed(old: ReplicaState, actor: ReplicaId, now: number): ReplicaState {
  const { since, epoch, clock, offset, role } = old;
  const next: ReplicaState = {
    ...newReplica(actor),
    since,
    epoch,
    base: new Map(old.base),
    texts: new Map(old.texts),
    clock,
    offset,
    role,
  };
  const queue = new EditQueue(next, new ChangeLog());
  for (const { path, value, told } of old.queue) {
    if (told) continue;
    // An edit of a text keeps the Yjs ids that it was made under: where the actor has it already it is the same edit.
    const replaced = isTextPath(path) ? undefined : queue.unsent(path);
    queue.settle((edit) => edit === replaced);
    queue.add(path, value, next.base.get(path)?.stamp ?? next.texts.get(path)?.stamp ?? null, now);
  }
  return next;
}

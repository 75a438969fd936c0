import type { Stamp } from '#protocol/live';
import type { Path } from '#protocol/registers';
import type { Keeper } from './keeper.ts';
import type { ReplicaState } from './replica-state.ts';
import { UndoHistory, type UndoPorts } from './undo.ts';

/** What a person did by way of a keeper; `keeper` is asked every time, for a session may go on with another. */
export const undoOf = (keeper: () => Keeper, ports: Pick<UndoPorts, 'now' | 'soon' | 'text' | 'words' | 'changed'>): UndoHistory =>
  new UndoHistory({
    ...ports,
    replica: () => keeper().replica.state.actor,
    read: (path) => keeper().replica.read(path),
    stamp: (path) => stampShown(keeper().replica.state, path),
    set: (writes) => keeper().set(writes, ports.now()),
    together: (job) => keeper().together(job),
  });

const stampShown = ({ queue, base }: ReplicaState, path: Path): Stamp | null =>
  queue.findLast((edit) => edit.path === path)?.stamp ?? base.get(path)?.stamp ?? null;

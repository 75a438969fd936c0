import { createStore, produce, reconcile, type SetStoreFunction } from 'solid-js/store';
import type { ResumeDocument } from '#protocol/document';
import type { Conflict, Peer } from '#protocol/live';
import type { Role } from '#protocol/roles';
import { documentOf } from '#sync/document';
import type { Keeping } from '#sync/keeper';
import type { RefusedEdit } from '#sync/refused';
import { type Connection, nextConnection } from './connection.ts';
import type { LiveEvent } from './events.ts';

/** What the editor shows of an open résumé. Only `reduce` writes it. */
export interface LiveState {
  connection: Connection;
  /** Whether there is a document to show: the actor has sent it, or this device had it. */
  loaded: boolean;
  role: Role | null;
  /** Our own socket, as the others know it. */
  session: string | null;
  peers: Record<string, Peer>;
  document: ResumeDocument;
  /** Edits that the actor has not decided yet. */
  pending: number;
  /** Whether what was typed would survive a crash of this device. */
  keeping: Keeping;
  /** Edits that met somebody else's and that the person has not put aside, by id. */
  conflicts: Record<string, Conflict>;
  /** What the person wrote that was not accepted, in the order in which they did, until they put it aside. */
  refused: RefusedEdit[];
  /** Whether all of that would survive a crash. */
  isRefusedKept: boolean;
}

export const emptyState = (): LiveState => ({
  connection: { phase: 'connecting' },
  loaded: false,
  role: null,
  session: null,
  peers: {},
  document: documentOf([]),
  pending: 0,
  keeping: 'unkept',
  conflicts: {},
  refused: [],
  isRefusedKept: true,
});

export function createLiveStore(): [LiveState, (event: LiveEvent) => void] {
  const [state, set] = createStore<LiveState>(emptyState());
  return [state, (event) => reduce(set, event)];
}

export function reduce(set: SetStoreFunction<LiveState>, event: LiveEvent): void {
  switch (event.type) {
    case 'connection':
      set(
        produce((state) => {
          state.connection = nextConnection(state.connection, event.event);
          // Who is there is known only while we are.
          if (state.connection.phase !== 'live') state.peers = {};
        }),
      );
      return;
    case 'greeted':
      set(
        produce((state) => {
          state.role = event.role;
          state.session = event.session;
          state.peers = Object.fromEntries(
            event.peers.filter((peer) => peer.session !== event.session).map((peer) => [peer.session, peer]),
          );
          state.conflicts = Object.fromEntries(event.conflicts.map((conflict) => [conflict.id, conflict]));
        }),
      );
      return;
    case 'role':
      set('role', event.role);
      return;
    case 'document':
      showDocument(set, event.document);
      set(
        produce((state) => {
          state.pending = event.pending;
          state.loaded ||= state.connection.phase === 'live';
        }),
      );
      return;
    case 'restored':
      showDocument(set, event.document);
      set({ role: event.role, pending: event.pending, loaded: true });
      return;
    case 'keeping':
      set('keeping', event.keeping);
      return;
    case 'pending':
      set('pending', event.count);
      return;
    case 'peer':
      set(
        produce((state) => {
          if (event.peer.session !== state.session) state.peers[event.peer.session] = event.peer;
        }),
      );
      return;
    case 'conflict':
      set(
        produce(({ conflicts }) => {
          // Of the same between the same two people the last is all that is kept.
          for (const known of Object.values(conflicts)) if (isSameMatter(known, event.conflict)) delete conflicts[known.id];
          conflicts[event.conflict.id] = event.conflict;
        }),
      );
      return;
    case 'conflict_aside':
      set(
        produce(({ conflicts }) => {
          delete conflicts[event.id];
        }),
      );
      return;
    case 'refused':
      set('refused', reconcile(structuredClone(event.edits), { key: 'stamp' }));
      set('isRefusedKept', event.isKept);
      return;
    case 'changed':
      return;
    case 'left':
      set(
        produce((state) => {
          delete state.peers[event.session];
        }),
      );
      return;
  }
}

const peopleIn = ({ stands, other }: Conflict): string => [stands.user.id, other.user.id].sort().join(' ');
const isSameMatter = (a: Conflict, b: Conflict): boolean => a.path === b.path && a.kind === b.kind && peopleIn(a) === peopleIn(b);

/** A copy: `reconcile` changes what the store holds in place, and the values belong to the replica. */
function showDocument(set: SetStoreFunction<LiveState>, document: ResumeDocument): void {
  set('document', reconcile(structuredClone(document), { key: 'id', merge: true }));
}

import type { ReplicaId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import type { RegisterEntry, Stamp } from '#protocol/live';
import type { Path } from '#protocol/registers';
import type { Role } from '#protocol/roles';
import type { Register } from './document-state.ts';
import type { RefusedEdit } from './refused.ts';
import { type Clock, ZERO_CLOCK } from './stamp.ts';

/** An edit that the actor has not decided yet. Once it has been sent (`c` is set) it never changes. */
export interface Pending {
  c: number | null;
  path: Path;
  /** Of a text: the update, in base64. */
  value: Json;
  stamp: Stamp;
  base: Stamp | null;
  /** It is part of a text that was refused, and of what the person was told of: nothing more is said of it. */
  told?: true;
}

/** What the actor decided of one text, as updates in base64; several until they are merged. */
export interface TextBase {
  /** Of its last edit. */
  stamp: Stamp | null;
  snapshot: string | null;
  updates: TextPart[];
}
export interface TextPart {
  seq: number;
  update: string;
}

/** Everything a replica needs to go on after a restart. Plain data. */
export interface ReplicaState {
  actor: ReplicaId;
  since: number;
  /** Of the actor's, in which `since` was reached; empty where it has not said. */
  epoch: string;
  clock: Clock;
  /** The actor's clock minus this device's, in ms, as of the last handshake. */
  offset: number;
  base: Map<Path, Register>;
  texts: Map<Path, TextBase>;
  queue: Pending[];
  /** The last `c` given out. */
  sent: number;
  /** What this person might do as of the last handshake; `null` before the first. */
  role: Role | null;
}

export const newReplica = (actor: ReplicaId): ReplicaState => ({
  actor,
  since: 0,
  epoch: '',
  clock: ZERO_CLOCK,
  offset: 0,
  base: new Map(),
  texts: new Map(),
  queue: [],
  sent: 0,
  role: null,
});

/** What a frame changed, for whoever shows the document. */
export interface Effects {
  changed: Set<Path>;
  /** Our edit was decided against a later one. */
  lost: { path: Path; mine: Json; winner: RegisterEntry }[];
  /** Our edit was not accepted. */
  refused: RefusedEdit[];
  /** The stream has a hole: say hello again. */
  hello: boolean;
}

export const noEffects = (): Effects => ({ changed: new Set(), lost: [], refused: [], hello: false });

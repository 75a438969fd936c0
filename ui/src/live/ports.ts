import type { ReplicaId, UserId } from '#protocol/ids';
import type { DeviceKind } from '#protocol/live';
import type { Path, Value } from '#protocol/registers';
import type { Deed, UndoState } from '#sync/undo';
import type { Device } from './device.ts';
import type { LiveEvent, Notice } from './events.ts';
import type { Connect } from './transport.ts';

/** What a session needs of the world: a browser gives the real things, a test its own. */
export interface LivePorts {
  connect: Connect;
  /** Where what is typed is kept; without one it lives in this page only. */
  device?: Device | null;
  /** Whom the page was opened for. Another account may be signed in by now: nothing of this person's may go out as theirs. */
  user?: UserId;
  /** What this is, as the others are told. */
  deviceKind: DeviceKind;
  newReplicaId(): ReplicaId;
  /** An id to write texts under: 32 random bits. */
  newWriter(): number;
  now(): number;
  /** Runs `job` in `ms`; returns what cancels it. */
  after(ms: number, job: () => void): () => void;
  /** Runs `job` once the present turn is over. */
  soon(job: () => void): void;
  isVisible(): boolean;
  /** Who is signed in by now; `user` where that cannot be found out. */
  signedInAs?(): Promise<UserId>;
  /** Renews the sign-in; `false` when it has ended. Throws when that could not be found out. */
  renewSignIn(): Promise<boolean>;
  dispatch(event: LiveEvent): void;
  notify(notice: Notice): void;
  /** What the person did, in a few words: names the acts that can be taken back. */
  words?(deed: Deed): string;
  /** There is something else to take back, or to do again. */
  undoChanged?(state: UndoState): void;
}

export type Write = readonly [path: Path, value: Value];

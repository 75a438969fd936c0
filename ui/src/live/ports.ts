import type { ReplicaId } from '#protocol/ids';
import type { DeviceKind } from '#protocol/live';
import type { Path, Value } from '#protocol/registers';
import type { Device } from './device.ts';
import type { LiveEvent, Notice } from './events.ts';
import type { Connect } from './transport.ts';

/** What a session needs of the world: a browser gives the real things, a test its own. */
export interface LivePorts {
  connect: Connect;
  /** Where what is typed is kept; without one it lives in this page only. */
  device?: Device | null;
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
  /** Renews the sign-in; `false` when it has ended. Throws when that could not be found out. */
  renewSignIn(): Promise<boolean>;
  dispatch(event: LiveEvent): void;
  notify(notice: Notice): void;
}

export type Write = readonly [path: Path, value: Value];

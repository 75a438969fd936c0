import type { z } from 'zod';
import type { ResumeDocument } from '#protocol/document';
import type { ErrorCode } from '#protocol/errors';
import type { Json } from '#protocol/json';
import type { Changed, Conflict, Peer } from '#protocol/live';
import type { Path } from '#protocol/registers';
import type { Role } from '#protocol/roles';
import type { Keeping } from '#sync/keeper';
import type { RefusedEdit } from '#sync/refused';
import type { ConnectionEvent } from './connection.ts';

export type ChangedWhat = z.infer<typeof Changed>['what'];

/** Everything that may change what the editor shows. */
export type LiveEvent =
  | { type: 'connection'; event: ConnectionEvent }
  | { type: 'greeted'; role: Role; session: string; peers: Peer[]; conflicts: Conflict[] }
  | { type: 'role'; role: Role }
  | { type: 'document'; document: ResumeDocument; pending: number }
  | { type: 'pending'; count: number }
  /** The document as this device has it, before the actor has said anything. */
  | { type: 'restored'; role: Role; document: ResumeDocument; pending: number }
  | { type: 'keeping'; keeping: Keeping }
  | { type: 'peer'; peer: Peer }
  | { type: 'left'; session: string }
  | { type: 'conflict'; conflict: Conflict }
  /** The person has put it aside. */
  | { type: 'conflict_aside'; id: string }
  /** What was not accepted and not put aside; whether the device keeps it. */
  | { type: 'refused'; edits: RefusedEdit[]; isKept: boolean }
  /** Something beside the document is another: whoever shows it asks for it again. */
  | { type: 'changed'; what: ChangedWhat };

/** Something the person must be told once. */
export type Notice =
  | { type: 'lost'; path: Path; mine: Json }
  /** `kept` resolves with whether the device has them. */
  | { type: 'refused'; edits: RefusedEdit[]; kept: Promise<boolean> }
  | { type: 'role'; role: Role }
  | { type: 'trouble'; code: ErrorCode; detail: string | undefined };

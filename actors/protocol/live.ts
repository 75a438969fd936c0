import { z } from 'zod';
import { ErrorCode } from './errors.ts';
import { ReplicaId, ResumeId, UserId } from './ids.ts';
import { Json } from './json.ts';
import { Prose } from './prose.ts';
import { Role } from './roles.ts';

/** Frames of `WS /api/resumes/:id/live`: JSON text, one object a frame. */

/** Limits of what one socket may send. */
export const LIVE_LIMITS = {
  /** UTF-8 bytes of one frame from a client. */
  frameBytes: 65_536,
  pushOps: 100,
  /** Bytes that a client puts into one push; leaves room for the frame around it. */
  pushBytes: 60_000,
  /** One update of a text, decoded. A longer paste is several updates. */
  textBytes: 32_768,
  messagesPerSecond: 30,
  burst: 60,
  socketsPerUser: 10,
} as const;

/** `ms` (9, base 36) `counter` (3, base 36) `replica`: compared as text. */
export const Stamp = z.string().regex(/^[0-9a-z]{12}[0-9a-z~]{1,24}$/);
export type Stamp = z.infer<typeof Stamp>;

const Seq = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const Millis = z.number().min(0).max(8.64e15);
export const Path = z.string().min(1).max(200);

/** A life of the actor's memory in which it wrote (see actors/sync/epochs.ts). */
const EpochId = z.string().min(1).max(40);
/** In a frame with the first writes of an epoch: the epoch before it (or nothing), and this one. */
const EpochBegins = z.tuple([EpochId.or(z.literal('')), EpochId]);

/** An update of a text's Yjs document (V1), in base64. */
export const TextUpdate = z
  .string()
  .min(4)
  .max(Math.ceil(LIVE_LIMITS.textBytes / 3) * 4)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);
export type TextUpdate = z.infer<typeof TextUpdate>;

/** `[c, kind, path, value, stamp, baseStamp]`: `c` counts the replica's operations from 1, `baseStamp` is what it saw there. */
export const SetOp = z.tuple([Seq.min(1), z.literal('set'), Path, Json, Stamp, Stamp.nullable()]);
/** An edit of prose. It merges with whatever is there, so nothing is ever lost to a later write. */
export const TextOp = z.tuple([Seq.min(1), z.literal('text'), Path, TextUpdate, Stamp, Stamp.nullable()]);
export const Op = z.union([SetOp, TextOp]);
export type Op = z.infer<typeof Op>;

/** `[path, value, stamp, seq]` as the actor holds it. Where the path is one of prose, the value is an update of its text, in base64. */
export const RegisterEntry = z.tuple([Path, Json, Stamp, Seq]);
export type RegisterEntry = z.infer<typeof RegisterEntry>;

/** What somebody is looking at: a field's path and, in prose, a selection. Never stored. */
export const Gaze = z.strictObject({
  field: Path.nullable(),
  anchor: z.number().int().min(0).max(1_000_000).nullable(),
  head: z.number().int().min(0).max(1_000_000).nullable(),
  /** In prose: anchor and head as Yjs relative positions, in base64, so that they stay with their characters. */
  at: z
    .tuple([z.string().max(64), z.string().max(64)])
    .nullable()
    .optional(),
});
export type Gaze = z.infer<typeof Gaze>;

/** What somebody writes on, as far as others are told. */
export const DeviceKind = z.enum(['computer', 'phone', 'tablet', 'program']);
export type DeviceKind = z.infer<typeof DeviceKind>;

export const Hi = z.strictObject({
  type: z.literal('hi'),
  v: z.number().int().min(0).max(10_000),
  schema: z.number().int().min(0).max(10_000),
  actor: ReplicaId,
  /** The last `seq` this replica has folded; 0 for everything. */
  since: Seq,
  /** The epoch that it was in then, if it was told. */
  epoch: EpochId.optional(),
  /** Not needed any more: what a text lacks is told by `since`. Older clients may send it. */
  sv: z.record(z.string(), z.string()).optional(),
  device: DeviceKind.optional(),
  /** The client's clock when it sent this, echoed in `welcome`. */
  t0: Millis,
});
export type Hi = z.infer<typeof Hi>;
export const Push = z.strictObject({ type: z.literal('push'), actor: ReplicaId, ops: z.array(Op).min(1).max(LIVE_LIMITS.pushOps) });
export type Push = z.infer<typeof Push>;
export const PresenceUp = Gaze.extend({ type: z.literal('p') });
export const Ping = z.strictObject({ type: z.literal('ping'), t0: Millis });

/** How much of what was sent on this socket has been read, in UTF-16 units since it was opened. Who never says so is dropped. */
export const Got = z.strictObject({ type: z.literal('got'), units: Seq });

export const ClientFrame = z.discriminatedUnion('type', [Hi, Push, PresenceUp, Ping, Got]);
export type ClientFrame = z.infer<typeof ClientFrame>;

/** What the actor says. Unlike what a client says it is read loosely: a newer actor may add fields within a version. */
export const Peer = z.object({
  /** One open socket; the same person may have several. */
  session: z.string(),
  user: z.object({ id: UserId, name: z.string() }),
  gaze: Gaze,
});
export type Peer = z.infer<typeof Peer>;

/** One of two versions that met: who wrote it, when they say they did, and on what. */
export const ConflictSide = z.object({
  user: z.object({ id: UserId, name: z.string() }),
  value: z.union([Json, Prose]),
  /** When it was written, by the writer's corrected clock. */
  at: Millis,
  device: DeviceKind.nullable(),
});
export type ConflictSide = z.infer<typeof ConflictSide>;

/**
 * Two people wrote the same without knowing of each other. `replaced`: one value stands, the other does not. `merged`: a text in
 * which both edits are; `stands` is the text after the merge and `other` the text before it.
 */
export const Conflict = z.object({
  id: z.string().max(40),
  path: Path,
  kind: z.enum(['replaced', 'merged', 'deleted']),
  at: Millis,
  stands: ConflictSide,
  other: ConflictSide,
});
export type Conflict = z.infer<typeof Conflict>;

export const Welcome = z.object({
  type: z.literal('welcome'),
  v: z.number().int(),
  resume: ResumeId,
  session: z.string(),
  role: Role,
  seq: Seq,
  epoch: EpochId.optional(),
  /** `regs` and `text` are what came after this place: less than `since` where that is not known to be the same order. */
  from: Seq.optional(),
  /** The last `c` of this replica that the actor has decided. */
  seen: Seq,
  now: Millis,
  t0: Millis,
  regs: z.array(RegisterEntry),
  /** What the texts that changed since `since` lack: `[path, update in base64, stamp of the last edit]`. */
  text: z.array(z.tuple([Path, z.string(), Stamp])).optional(),
  /** Conflicts that concern this person and that they have not put aside. */
  conflicts: z.array(Conflict).optional(),
  /** Who the actor takes this socket's person to be. */
  user: UserId.optional(),
  presence: z.array(Peer),
});
export const Ack = z.object({
  type: z.literal('ack'),
  /** Every operation with `c ≤ upto` is decided and durable. */
  upto: Seq,
  seq: Seq,
  epoch: EpochBegins.optional(),
  now: Millis,
  /** Where the actor put an operation that it accepted: `[c, seq]`. */
  took: z.array(z.tuple([Seq, Seq])),
  /** A stamp too far in the future was replaced: `[c, stamp]`. */
  restamp: z.array(z.tuple([Seq, Stamp])),
  /** A later write was there already: `[c, the winner]`. */
  lost: z.array(z.tuple([Seq, RegisterEntry])),
  /** Refused: `[c, code, what stands there or null]`. A replica whose edit of a text was refused starts over from what it knows was decided. */
  nack: z.array(z.tuple([Seq, ErrorCode, RegisterEntry.nullable()])),
});
export type Ack = z.infer<typeof Ack>;
/** `~`: the actor itself wrote, for a program or in a restore. */
export const Ops = z.object({
  type: z.literal('ops'),
  actor: z.union([ReplicaId, z.literal('~')]),
  seq: Seq,
  epoch: EpochBegins.optional(),
  ops: z.array(RegisterEntry),
});
export const Resync = z.object({ type: z.literal('resync'), seen: Seq });
/** Who came or looks elsewhere; `more` when it is several at once. */
export const PresenceDown = z.object({ type: z.literal('p'), peer: Peer, more: z.array(Peer).optional() });
export const Left = z.object({ type: z.literal('left'), session: z.string(), more: z.array(z.string()).optional() });
export const Pong = z.object({ type: z.literal('pong'), t0: Millis, now: Millis });
/** What this person may do from now on; also sent when it becomes less. */
export const RoleChanged = z.object({ type: z.literal('role'), role: Role });
export const TooOld = z.object({ type: z.literal('too_old'), oldest: z.number().int() });
export const Forbidden = z.object({ type: z.literal('forbidden') });
export const ConflictFrame = z.object({ type: z.literal('conflict'), conflict: Conflict });
/** Something beside the document has changed: ask for it again. */
export const Changed = z.object({
  type: z.literal('changed'),
  what: z.enum(['threads', 'suggestions', 'versions', 'members', 'conflicts']),
});
/** Says why the socket is about to close, or why a frame was refused while it stays open. */
export const Trouble = z.object({ type: z.literal('error'), code: ErrorCode, detail: z.string().optional() });

export const ServerFrame = z.discriminatedUnion('type', [
  Welcome,
  Ack,
  Ops,
  Resync,
  PresenceDown,
  Left,
  Pong,
  RoleChanged,
  TooOld,
  Forbidden,
  ConflictFrame,
  Changed,
  Trouble,
]);
export type ServerFrame = z.infer<typeof ServerFrame>;
export type Welcome = z.infer<typeof Welcome>;

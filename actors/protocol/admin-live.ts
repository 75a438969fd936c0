import { z } from 'zod';
import { ErrorCode, FieldIssue } from './errors.ts';
import { IntakeId, UserId } from './ids.ts';
import { TenantRole } from './roles.ts';
import { AdminCommand } from './tenant-admin.ts';
import { Intake } from './tenant-cohorts.ts';

/**
 * Frames of `/api/admin/live`: staff and their tenant. A command's answer carries the number that its sender gave it. Events count up in
 * `seq`; a client that comes back says the last one it saw, and is told what has come since, or (`isNew`) that it must look at all anew.
 */

export const ADMIN_LIVE = {
  /** Events that are kept for those who come back. */
  kept: 500,
} as const;

export const AdminClientFrame = z.discriminatedUnion('t', [
  /** First. `since`: the last event seen. */
  z.strictObject({ t: z.literal('hi'), wire: z.number().int().min(1), since: z.number().int().min(0).optional() }),
  /** `n` counts up in a socket. `key`: it takes effect once, also when it is sent again on another socket. */
  z.strictObject({ t: z.literal('do'), n: z.number().int().min(0), key: z.string().min(8).max(100).optional(), command: AdminCommand }),
  z.strictObject({ t: z.literal('ping'), t0: z.number() }),
]);
export type AdminClientFrame = z.infer<typeof AdminClientFrame>;

/** What has happened; whoever shows it asks for the rest. */
export const AdminEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('PersonRegistered'), user: UserId }),
  z.object({ type: z.literal('PersonChanged'), user: UserId }),
  z.object({ type: z.literal('PersonLeft'), user: UserId }),
  z.object({ type: z.literal('RoleChanged'), user: UserId, role: TenantRole }),
  z.object({ type: z.literal('ConfigChanged'), version: z.number().int() }),
  z.object({ type: z.literal('QueueChanged'), queue: z.enum(['reviews', 'cases']), waiting: z.number().int() }),
  z.object({
    type: z.literal('IntakeMoved'),
    intake: IntakeId,
    state: Intake.shape.state,
    done: z.number().int(),
    lines: z.number().int(),
  }),
  z.object({ type: z.literal('CohortsChanged') }),
  z.object({ type: z.literal('Audited'), id: z.number().int(), act: z.string() }),
]);
export type AdminEvent = z.infer<typeof AdminEvent>;

export const AdminServerFrame = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('welcome'),
    wire: z.number().int(),
    seq: z.number().int(),
    role: TenantRole,
    /** Events from before are lost to this client. */
    isNew: z.boolean(),
  }),
  z.object({ t: z.literal('too_old'), wire: z.number().int() }),
  z.object({ t: z.literal('event'), seq: z.number().int(), event: AdminEvent }),
  z.object({ t: z.literal('reply'), n: z.number().int(), value: z.unknown() }),
  z.object({
    t: z.literal('refused'),
    n: z.number().int(),
    code: ErrorCode,
    detail: z.string().optional(),
    errors: z.array(FieldIssue).optional(),
    retryAfter: z.number().int().optional(),
  }),
  z.object({ t: z.literal('pong'), t0: z.number() }),
]);
export type AdminServerFrame = z.infer<typeof AdminServerFrame>;

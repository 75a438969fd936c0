import { z } from 'zod';
import { UserId } from './ids.ts';
import { TenantRole } from './roles.ts';
import { line } from './text.ts';

/** Who governs a tenant: commands about roles. */

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

/** Why something is done to somebody, for whoever comes after. Kept beside the act, never in the audit log. */
export const Why = line(500);

/** Somebody with a say over others. */
export const StaffMember = z.object({
  user: UserId,
  email: z.string(),
  name: z.string(),
  role: TenantRole,
  emailVerified: z.boolean(),
});
export type StaffMember = z.infer<typeof StaffMember>;

export const MEMBER_COMMANDS = [
  /** Everybody but plain members. */
  message('ListStaff', {}),
  /** Refused with `conflict` for the last admin, and with `not_ready` for somebody whose address is not verified. */
  message('ChangeMemberRole', { user: UserId, role: TenantRole }),
] as const;

export type MemberReplies = {
  ListStaff: { items: StaffMember[] };
  ChangeMemberRole: StaffMember;
};

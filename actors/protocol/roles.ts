import { z } from 'zod';

/** What a member of a résumé may do, each including the ones before it. */
export const Role = z.enum(['viewer', 'commenter', 'editor', 'owner']);
export type Role = z.infer<typeof Role>;

/** What somebody may be invited as; ownership is handed over, never mailed. */
export const InvitedRole = Role.exclude(['owner']);
export type InvitedRole = z.infer<typeof InvitedRole>;

const RANK: Record<Role, number> = { viewer: 0, commenter: 1, editor: 2, owner: 3 };
export const atLeast = (role: Role | undefined, needed: Role): boolean => role !== undefined && RANK[role] >= RANK[needed];

/** What a person may do in their tenant. */
export const TenantRole = z.enum(['member', 'support', 'moderator', 'billing', 'admin']);
export type TenantRole = z.infer<typeof TenantRole>;

/** What takes a role in the tenant, by the roles that have it. An admin may do everything, and every one of the staff may look. */
export const OFFICES = {
  staff: ['support', 'moderator', 'billing', 'admin'],
  support: ['support', 'admin'],
  moderator: ['moderator', 'admin'],
  billing: ['billing', 'admin'],
  admin: ['admin'],
} as const satisfies Record<string, readonly TenantRole[]>;
export type Office = keyof typeof OFFICES;

export const holds = (role: TenantRole | undefined, office: Office): boolean =>
  role !== undefined && OFFICES[office].some((holder) => holder === role);

import { z } from 'zod';

/** What a member of a résumé may do, each including the ones before it. */
export const Role = z.enum(['viewer', 'commenter', 'editor', 'owner']);
export type Role = z.infer<typeof Role>;

const RANK: Record<Role, number> = { viewer: 0, commenter: 1, editor: 2, owner: 3 };
export const atLeast = (role: Role | undefined, needed: Role): boolean => role !== undefined && RANK[role] >= RANK[needed];

/** What a person may do in their tenant. */
export const TenantRole = z.enum(['member', 'support', 'moderator', 'billing', 'admin']);
export type TenantRole = z.infer<typeof TenantRole>;

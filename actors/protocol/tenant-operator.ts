import { z } from 'zod';
import { Email } from './credentials.ts';
import { TenantId, UserId } from './ids.ts';
import { Domain } from './tenant-config.ts';
import { Why } from './tenant-members.ts';
import { line } from './text.ts';

/** Several organisations on one installation. Its operator is whoever governs the first of them, the default tenant. */

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

/** Whether the public pages of a suspended tenant's people stay up. */
export const PagesOfSuspended = z.enum(['stay', 'down']);
export type PagesOfSuspended = z.infer<typeof PagesOfSuspended>;

export const TenantSuspended = z.object({ at: z.iso.datetime(), by: UserId, why: z.string(), pages: PagesOfSuspended });
export type TenantSuspended = z.infer<typeof TenantSuspended>;

export const TenantView = z.object({
  id: TenantId,
  name: z.string(),
  createdAt: z.iso.datetime(),
  domains: z.array(z.string()),
  people: z.number().int(),
  /** Absent where it is not. */
  suspended: TenantSuspended.optional(),
});
export type TenantView = z.infer<typeof TenantView>;

export const MAX_TENANTS = 1_000;

export const OPERATOR_COMMANDS = [
  message('ListTenants', {}),
  /** `admin` becomes its first admin once they have registered and verified that address; they get a mail. */
  message('CreateTenant', { name: line(100), admin: Email, domains: z.array(Domain).max(100) }),
  /** Its people read and export, and change nothing; its console only reads. The default tenant cannot be. */
  message('SuspendTenant', { tenant: TenantId, why: Why, pages: PagesOfSuspended }),
  message('RestoreTenant', { tenant: TenantId, why: Why.optional() }),
] as const;

export type OperatorReplies = {
  ListTenants: { items: TenantView[] };
  CreateTenant: TenantView;
  SuspendTenant: TenantView;
  RestoreTenant: TenantView;
};

import { z } from 'zod';
import { Json } from './json.ts';

/**
 * What was done in a tenant's name, one row each, written in the transaction of the act. It holds pseudonyms only: ids, codes, numbers.
 * Each row's hash covers the row before, so that none can be changed or taken out unseen.
 */

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

/** The command's type, or what the tenant did by itself. */
export const AuditAct = z.string().regex(/^[A-Z][A-Za-z]{2,39}$/);
/** An id of ours. */
const Pseudonym = z
  .string()
  .max(40)
  .regex(/^[a-z]{3}_[0-9a-z]{1,36}$/);

/** What a row says, without its place in the chain. */
export const AuditEntry = z.strictObject({
  id: z.number().int(),
  at: z.iso.datetime(),
  /** Who did it; `null`: the tenant by itself. */
  actor: Pseudonym.nullable(),
  act: AuditAct,
  /** Whom or what it was done to. */
  subject: z.string().max(80).nullable(),
  /** Codes, ids and numbers. */
  detail: z.record(z.string().max(40), Json),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** SHA-256 in hex. */
export const AuditRow = AuditEntry.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) });
export type AuditRow = z.infer<typeof AuditRow>;

/** What the first row's hash covers in the place of one before. */
export const AUDIT_START = '0'.repeat(64);

export const AuditFilter = z.strictObject({
  actor: Pseudonym.optional(),
  act: AuditAct.optional(),
  subject: z.string().max(80).optional(),
  /** From then on, and until before then. */
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** `before` or `after` leads on, in the direction that was asked for. */
export const AuditPage = z.object({
  items: z.array(AuditRow),
  before: z.number().int().optional(),
  after: z.number().int().optional(),
});
export type AuditPage = z.infer<typeof AuditPage>;

export const AuditCheck = z.object({
  rows: z.number().int(),
  /** The first row that is not what was written, or does not follow the one before; `null`: the chain is whole. */
  brokenAt: z.number().int().nullable(),
  /** Of the newest row: to be kept elsewhere, so that cutting off the end shows, too. */
  head: z.string(),
});
export type AuditCheck = z.infer<typeof AuditCheck>;

export const AUDIT_COMMANDS = [
  /** Newest first; with `after` (0: from the beginning), oldest first. */
  message('SearchAudit', {
    filter: AuditFilter,
    before: z.number().int().optional(),
    after: z.number().int().min(0).optional(),
    limit: z.number().int().min(1).max(500),
  }),
  message('VerifyAudit', {}),
] as const;

export type AuditReplies = {
  SearchAudit: AuditPage;
  VerifyAudit: AuditCheck;
};

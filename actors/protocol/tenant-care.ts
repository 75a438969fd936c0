import { z } from 'zod';
import type { SessionView } from './account.ts';
import { Why } from './tenant-members.ts';

/** What a tenant asks of a person's own actor, who alone can do it. */

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const CARE_MESSAGES = [
  message('DescribeAccount', {}),
  message('SetSuspended', { isSuspended: z.boolean() }),
  message('EndEverySession', {}),
  /** As if the person had asked, and they are told by mail. */
  message('PlanDeletionByTenant', { why: Why.optional() }),
  message('KeepByTenant', {}),
] as const;

export interface AccountDescription {
  sessions: SessionView[];
  deletionAt: string | null;
  hasSecondFactor: boolean;
}

export type CareReplies = {
  DescribeAccount: AccountDescription;
  SetSuspended: null;
  EndEverySession: null;
  PlanDeletionByTenant: null;
  KeepByTenant: null;
};

import { z } from 'zod';
import { AUDIT_COMMANDS, type AuditReplies } from './tenant-audit.ts';
import { COHORT_COMMANDS, type CohortReplies } from './tenant-cohorts.ts';
import { CONFIG_COMMANDS, type ConfigReplies } from './tenant-config.ts';
import { MEMBER_COMMANDS, type MemberReplies } from './tenant-members.ts';
import { APPEAL_COMMANDS, type AppealReplies, CASE_COMMANDS, type CaseReplies } from './tenant-moderation.ts';
import { OPERATOR_COMMANDS, type OperatorReplies } from './tenant-operator.ts';
import { EXPORT_COMMANDS, type ExportReplies, PEOPLE_COMMANDS, type PeopleReplies } from './tenant-people.ts';
import { REVIEW_COMMANDS, type ReviewReplies } from './tenant-reviews.ts';

/**
 * Everything that staff say to their tenant, the same over HTTP (`POST /api/admin/commands`) and over the socket. Who may say what is
 * in `authority.ts`.
 */
export const AdminCommand = z.discriminatedUnion('type', [
  ...MEMBER_COMMANDS,
  ...AUDIT_COMMANDS,
  ...CONFIG_COMMANDS,
  ...OPERATOR_COMMANDS,
  ...PEOPLE_COMMANDS,
  ...EXPORT_COMMANDS,
  ...CASE_COMMANDS,
  ...COHORT_COMMANDS,
  ...REVIEW_COMMANDS,
  ...APPEAL_COMMANDS,
]);
export type AdminCommand = z.infer<typeof AdminCommand>;
export type AdminCommandType = AdminCommand['type'];

export type AdminReplies = MemberReplies &
  AuditReplies &
  ConfigReplies &
  OperatorReplies &
  PeopleReplies &
  Omit<ExportReplies, 'TakePersonExport'> &
  CohortReplies &
  Omit<ReviewReplies, 'ResumeTrashed' | 'AskReview' | 'WithdrawReview' | 'ListOwnReviews'> &
  Omit<CaseReplies, 'OpenCase' | 'PagePublished'> &
  Omit<AppealReplies, 'AppealDecision'>;
/** What a command of this type is answered with. */
export type AdminReply<T extends AdminCommandType> = AdminReplies[T];

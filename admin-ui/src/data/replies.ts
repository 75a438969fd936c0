import { z } from 'zod';
import { UserId } from '#protocol/ids';
import type { AdminCommandType } from '#protocol/tenant-admin';
import { AuditCheck, AuditPage } from '#protocol/tenant-audit';
import { Awaited, Cohort, CohortPerson, CohortProgress, Intake, IntakeLine } from '#protocol/tenant-cohorts';
import { ConfigDifference, ConfigVersion, CurrentConfig } from '#protocol/tenant-config';
import { StaffMember } from '#protocol/tenant-members';
import { CaseStep, ModerationCase } from '#protocol/tenant-moderation';
import { TenantView } from '#protocol/tenant-operator';
import { Note, PeoplePage, PersonExport, PersonPage } from '#protocol/tenant-people';
import { Review } from '#protocol/tenant-reviews';

const Nothing = z.null();

/** What commands are answered with, as far as the console sends them. */
const REPLIES = {
  ListStaff: z.object({ items: z.array(StaffMember) }),
  ChangeMemberRole: StaffMember,
  SearchPeople: PeoplePage,
  GetPerson: PersonPage,
  StartPersonReset: Nothing,
  EndPersonSessions: Nothing,
  SuspendPerson: Nothing,
  RestorePerson: Nothing,
  DeletePerson: Nothing,
  KeepPerson: Nothing,
  ExportPerson: PersonExport,
  AddNote: Note,
  DeleteNote: Nothing,
  ReadConfig: CurrentConfig,
  UpdateConfig: CurrentConfig,
  RestoreConfig: CurrentConfig,
  ListConfigVersions: z.object({ items: z.array(ConfigVersion), before: z.number().int().optional() }),
  CompareConfigs: z.object({ differences: z.array(ConfigDifference) }),
  SearchAudit: AuditPage,
  VerifyAudit: AuditCheck,
  ListCases: z.object({ items: z.array(ModerationCase), cursor: z.string().optional() }),
  GetCase: z.object({ case: ModerationCase, history: z.array(CaseStep) }),
  ClaimCase: ModerationCase,
  ReturnCase: ModerationCase,
  DecideCase: ModerationCase,
  DecideAppeal: ModerationCase,
  ListTenants: z.object({ items: z.array(TenantView) }),
  CreateTenant: TenantView,
  SuspendTenant: TenantView,
  RestoreTenant: TenantView,
  ListCohorts: z.object({ items: z.array(Cohort) }),
  CreateCohort: Cohort,
  ChangeCohort: Cohort,
  DeleteCohort: Nothing,
  GetCohortProgress: CohortProgress,
  ListCohortPeople: z.object({ items: z.array(CohortPerson), cursor: UserId.optional() }),
  InvitePeople: z.object({ invited: z.number(), moved: z.number(), unchanged: z.number(), waiting: z.number() }),
  ListInvitations: z.object({ items: z.array(Awaited), cursor: z.number().int().optional() }),
  ResendInvitation: Awaited,
  WithdrawInvitation: Nothing,
  ListIntakes: z.object({ items: z.array(Intake) }),
  CancelIntake: Intake,
  ReadIntakeReport: z.object({ items: z.array(IntakeLine), after: z.number().int().optional() }),
  ListReviews: z.object({ items: z.array(Review), cursor: z.string().optional() }),
  ClaimReview: Review,
  ReturnReview: Review,
  FinishReview: Review,
} as const satisfies Partial<Record<AdminCommandType, z.ZodType>>;

export type Asked = keyof typeof REPLIES;
export type Reply<T extends Asked> = z.infer<(typeof REPLIES)[T]>;

/** The same, seen so that a generic call knows what comes of it. */
export const SCHEMAS: { readonly [T in Asked]: z.ZodType<Reply<T>> } = REPLIES;

import { z } from 'zod';
import { Email, PersonName } from './credentials.ts';
import { SectionKind, TemplateId } from './document.ts';
import { CohortId, IntakeId, InviteId, UserId } from './ids.ts';
import { ReviewState } from './tenant-reviews.ts';
import { line } from './text.ts';

/** People who belong together, such as a class: how they come in, what is prescribed to them, how far they are. */

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const CohortName = line(100);

/** What a new résumé of somebody in it begins with. */
export const Prescription = z.strictObject({
  /** Templates and themes that are shown first, the first being the one to begin with; none named: whatever the tenant has. */
  templates: z.array(TemplateId).max(20),
  /** Whether nothing else may be chosen. Résumés that there are keep what they have. */
  only: z.boolean().optional(),
  /** In order; none named: as usual. */
  sections: z.array(SectionKind).max(20),
});
export type Prescription = z.infer<typeof Prescription>;

export const Cohort = z.object({
  id: CohortId,
  name: z.string(),
  createdAt: z.iso.datetime(),
  people: z.number().int(),
  /** Invited, and not here yet. */
  invited: z.number().int(),
  prescription: Prescription,
});
export type Cohort = z.infer<typeof Cohort>;

export const CohortProgress = z.object({
  people: z.number().int(),
  invited: z.number().int(),
  withResume: z.number().int(),
  withExport: z.number().int(),
  awaitingReview: z.number().int(),
  reviewed: z.number().int(),
});
export type CohortProgress = z.infer<typeof CohortProgress>;

/** How far one person of a cohort is. `resumes` comes from the index, so it may be some seconds behind. */
export const CohortPerson = z.object({
  user: UserId,
  name: z.string(),
  email: z.string(),
  resumes: z.number().int(),
  exportedAt: z.iso.datetime().nullable(),
  /** Of their newest request. */
  review: ReviewState.nullable(),
});
export type CohortPerson = z.infer<typeof CohortPerson>;

export const MAX_COHORTS = 1_000;
export const MAX_INVITED_AT_ONCE = 500;
export const MAX_INTAKE_LINES = 100_000;
/** Of the file, in bytes. */
export const MAX_INTAKE_BYTES = 10 * 1024 * 1024;
/** How many lines travel in one message. */
export const INTAKE_PART = 1_000;

/** What became of one line of the file. */
export const IntakeLine = z.object({
  /** As an editor counts, the heading being line 1. */
  line: z.number().int(),
  /** `moved`: already here, and now in the cohort. `unchanged`: already here. `waiting`: already invited. */
  outcome: z.enum(['invited', 'moved', 'unchanged', 'waiting', 'duplicate', 'refused']),
  /** Why it was refused. */
  reason: z.enum(['no_email', 'bad_email', 'bad_name', 'formula', 'owned_elsewhere', 'too_many']).optional(),
});
export type IntakeLine = z.infer<typeof IntakeLine>;

export const Intake = z.object({
  id: IntakeId,
  at: z.iso.datetime(),
  by: UserId,
  cohort: CohortId.nullable(),
  state: z.enum(['running', 'done', 'cancelled']),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  lines: z.number().int(),
  done: z.number().int(),
  counts: z.partialRecord(IntakeLine.shape.outcome, z.number().int()),
});
export type Intake = z.infer<typeof Intake>;

/** A line of a file as it is sent on: who is meant, or what is wrong with it. */
export const IntakeRow = z.strictObject({
  line: z.number().int().min(1),
  email: Email.optional(),
  name: PersonName.optional(),
  /** By name; made when there is none yet. */
  cohort: CohortName.optional(),
  outcome: z.enum(['duplicate', 'refused']).optional(),
  reason: IntakeLine.shape.reason,
});
export type IntakeRow = z.infer<typeof IntakeRow>;

/** From the router, who reads the file, in an admin's name. It is worked off once as many lines have come as were announced. */
export const INTAKE_UPLOAD = [
  message('StartIntake', {
    intake: IntakeId,
    cohort: CohortId.nullable(),
    encoding: Intake.shape.encoding,
    lines: z.number().int().min(1).max(MAX_INTAKE_LINES),
  }),
  message('AddIntakeLines', { intake: IntakeId, rows: z.array(IntakeRow).min(1).max(INTAKE_PART) }),
] as const;

/** Somebody who is awaited, and has not come yet. */
export const Awaited = z.object({
  id: InviteId,
  email: z.string(),
  name: z.string(),
  cohort: CohortId.nullable(),
  /** When the last mail went. */
  sentAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Awaited = z.infer<typeof Awaited>;

/** Days that the link of an invitation works. */
export const JOIN_DAYS = 30;

export const COHORT_COMMANDS = [
  message('ListCohorts', {}),
  message('CreateCohort', { name: CohortName, prescription: Prescription.optional() }),
  message('ChangeCohort', { cohort: CohortId, name: CohortName.optional(), prescription: Prescription.optional() }),
  /** Its people stay. */
  message('DeleteCohort', { cohort: CohortId }),
  message('GetCohortProgress', { cohort: CohortId }),
  /** `null`: into none. A person is in one cohort at most. */
  message('MovePeople', { users: z.array(UserId).min(1).max(500), cohort: CohortId.nullable() }),
  /** Whoever is here already is moved; the others get a mail. */
  message('InvitePeople', {
    people: z
      .array(z.strictObject({ email: Email, name: PersonName.optional() }))
      .min(1)
      .max(MAX_INVITED_AT_ONCE),
    cohort: CohortId.nullable(),
  }),
  /** `cursor` leads on. */
  message('ListCohortPeople', { cohort: CohortId, cursor: UserId.optional(), limit: z.number().int().min(1).max(100) }),
  /** Newest first. */
  message('ListInvitations', { cursor: z.number().int().min(1).optional(), limit: z.number().int().min(1).max(100) }),
  /** A new mail with a new link; the one before no longer works. */
  message('ResendInvitation', { invitation: InviteId }),
  message('WithdrawInvitation', { invitation: InviteId }),
  message('ListIntakes', {}),
  message('GetIntake', { intake: IntakeId }),
  /** Of every line that is done, in order. */
  message('ReadIntakeReport', { intake: IntakeId, after: z.number().int().min(0), limit: z.number().int().min(1).max(5_000) }),
  message('CancelIntake', { intake: IntakeId }),
] as const;

export type CohortReplies = {
  ListCohorts: { items: Cohort[] };
  CreateCohort: Cohort;
  ChangeCohort: Cohort;
  DeleteCohort: null;
  GetCohortProgress: CohortProgress;
  MovePeople: { moved: number };
  InvitePeople: { invited: number; moved: number; unchanged: number; waiting: number };
  ListCohortPeople: { items: CohortPerson[]; cursor?: string };
  ListInvitations: { items: Awaited[]; cursor?: number };
  ResendInvitation: Awaited;
  WithdrawInvitation: null;
  ListIntakes: { items: Intake[] };
  GetIntake: Intake;
  ReadIntakeReport: { items: IntakeLine[]; after?: number };
  CancelIntake: Intake;
};

export type IntakeUploadReplies = { StartIntake: Intake; AddIntakeLines: Intake };

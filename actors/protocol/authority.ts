import type { ActorKind, Principal } from './envelope.ts';
import type { ExportMessage } from './export.ts';
import type { ClientFrame } from './live.ts';
import type { ResumeMessage } from './resume.ts';
import { atLeast, holds, type Office, type Role, type TenantRole } from './roles.ts';
import { Scope } from './scopes.ts';
import { DEFAULT_TENANT, type TenantMessage } from './tenant.ts';
import type { UserMessage } from './user.ts';

/**
 * Who may send what to whom, as data: the actors' policies read it, the router's routes refer to it (`authority-routes.ts`), and a test
 * tries all of it. A message that is not here does not compile.
 */
export type Who =
  /** The message carries its own proof, a password or a code, or asks for nothing that is anybody's. */
  | 'anybody'
  | 'signed in'
  /** The person whose actor it is. */
  | 'self'
  /** A member of the résumé with at least this role. */
  | Role
  /** Who asked for the export. */
  | 'asker'
  /** Staff of the tenant, by the tenant's own word and not the token's. */
  | Office
  /** The default tenant, who speaks to the others. */
  | 'default tenant'
  /** The router, on nobody's behalf. */
  | 'router'
  /** Another actor, of one of these kinds. */
  | readonly ActorKind[]
  /** A person's own actor, about that person. */
  | 'their own actor'
  /** The actor of who asked for the export, or of the résumé that it is of. */
  | 'actor of the asker'
  | 'actor of the résumé';

export interface Rule {
  who: Who;
  /** A program needs one of these; where there is none, no program may. People need none. */
  scopes: readonly Scope[];
  /** Whether staff who look at somebody's account may, in that person's place. What does not say so is refused to them. */
  inView?: true;
}

const only = (who: Who): Rule => ({ who, scopes: [] });
const seen = (rule: Rule): Rule => ({ ...rule, inView: true });
/** Whoever may write may read. */
const read = (who: Who): Rule => seen({ who, scopes: ['resumes:read', 'resumes:write'] });
const write = (who: Who): Rule => ({ who, scopes: ['resumes:write'] });
const share = (who: Who): Rule => ({ who, scopes: ['resumes:share'] });
const every = (who: Who): Rule => ({ who, scopes: Scope.options });

type Table<M extends { type: string }> = Readonly<Record<M['type'], Rule>>;

const user: Table<UserMessage> = {
  Register: only('anybody'),
  // The code of the invitation is the proof.
  RegisterByInvitation: only('anybody'),
  MoveByInvitation: only('self'),
  CohortChanged: only(['tenant']),
  Login: only('anybody'),
  Refresh: only('anybody'),
  VerifyEmail: only('anybody'),
  SpendTicket: only('anybody'),
  CheckSession: seen(every('self')),
  Logout: only('self'),
  LogoutAll: only('self'),
  ResendVerification: only('self'),
  GetProfile: seen(every('self')),
  UpdateProfile: only('self'),
  ListResumes: read('self'),
  ArrangeResume: write('self'),
  IssueTicket: every('self'),
  CountOwned: only('router'),
  ResumeChanged: only(['resume']),
  ResumeGone: only(['resume']),
  TenantRoleChanged: only(['tenant']),
  PlanChanged: only(['tenant']),
  GetPlan: only(['resume']),
  // Of their own tenant only (see `standing.ts`).
  SetStanding: only(['tenant']),
  Reindex: only(['tenant']),
  DescribeAccount: only(['tenant']),
  SetSuspended: only(['tenant']),
  EndEverySession: only(['tenant']),
  PlanDeletionByTenant: only(['tenant']),
  KeepByTenant: only(['tenant']),
  BeginView: only(['tenant']),
  EndViewByTenant: only(['tenant']),
  EndView: seen(only('self')),
  ConfirmEmail: only('anybody'),
  ResetPassword: only('anybody'),
  UndoDeletionByLink: only('anybody'),
  // Says nothing, and mails only the account's own address.
  StartReset: only('anybody'),
  ListSessions: only('self'),
  EndSession: only('self'),
  EndOtherSessions: only('self'),
  ChangePassword: only('self'),
  ChangeEmail: only('self'),
  PlanDeletion: only('self'),
  UndoDeletion: only('self'),
  // What has been spent or proved elsewhere travels in them.
  PasskeySignIn: only('anybody'),
  FactorPasskeyOptions: only('anybody'),
  ProveFactor: only('anybody'),
  // The router has spoken with the provider.
  OauthSignIn: only('router'),
  OauthRegister: only('router'),
  OauthConfirm: only('router'),
  HasIdentity: only('router'),
  GetFactors: only('self'),
  ConfirmPasskeyOptions: only('self'),
  Confirm: only('self'),
  PasskeyOptions: only('self'),
  AddPasskey: only('self'),
  RenamePasskey: only('self'),
  RemovePasskey: only('self'),
  StartTotp: only('self'),
  ConfirmTotp: only('self'),
  RemoveTotp: only('self'),
  RenewRecoveryCodes: only('self'),
  MayLink: only('self'),
  LinkIdentity: only('self'),
  UnlinkIdentity: only('self'),
  ListIdentities: only('self'),
  CheckProof: only('self'),
  CheckAdmin: only('self'),
  AddOwnPhoto: only('self'),
  OwnPhotoStored: only('self'),
  GetOwnPhoto: seen(only('self')),
  RemoveOwnPhoto: only('self'),
  CreateApiToken: only('self'),
  ListApiTokens: only('self'),
  RevokeApiToken: only('self'),
  RevokeApiTokens: only('self'),
  UseApiToken: only('anybody'),
};

const resume: Table<ResumeMessage> = {
  CreateResume: write('signed in'),
  GetResume: read('viewer'),
  // For an export, too.
  TakeSnapshot: seen({ who: 'viewer', scopes: ['resumes:read', 'resumes:write', 'exports:write'] }),
  // Open to every member: each operation is judged by itself, and one that its sender may not write is named in the acknowledgement.
  PushOps: write('viewer'),
  ApplyOps: write('editor'),
  // Those that concern whoever asks.
  ListConflicts: read('viewer'),
  // One of the two whom it concerns (see `conflicts-repo.ts`).
  DismissConflict: write('viewer'),
  TrashResume: write('owner'),
  RestoreResume: write('owner'),
  ListMembers: read('viewer'),
  SetRole: share('owner'),
  // Anybody may leave; taking somebody else out is the owner's (see `members.ts`).
  RemoveMember: share('viewer'),
  InviteMember: share('owner'),
  RevokeInvite: share('owner'),
  // The code is the proof.
  AcceptInvite: only('signed in'),
  ListVersions: read('viewer'),
  SaveVersion: write('editor'),
  RenameVersion: write('editor'),
  DeleteVersion: write('editor'),
  GetVersion: read('viewer'),
  CompareVersions: read('viewer'),
  RestoreVersion: write('editor'),
  ListActivity: read('viewer'),
  ListThreads: read('viewer'),
  SeeThread: write('viewer'),
  StartThread: write('commenter'),
  Reply: write('commenter'),
  // Their own only (see `comments.ts`); the owner may take out any.
  EditComment: write('commenter'),
  DeleteComment: write('commenter'),
  ResolveThread: write('commenter'),
  ReopenThread: write('commenter'),
  ListSuggestions: read('viewer'),
  Suggest: write('commenter'),
  WithdrawSuggestion: write('commenter'),
  DecideSuggestion: write('editor'),
  AddPhoto: write('editor'),
  PhotoStored: write('editor'),
  GetPhoto: read('viewer'),
  CreateLink: share('owner'),
  ListLinks: share('owner'),
  ChangeLink: share('owner'),
  DeleteLink: share('owner'),
  RestoreLink: share('owner'),
  CheckSlug: share('owner'),
  // The link is the proof (see `links.ts`).
  OpenPage: every('anybody'),
  UnlockPage: every('anybody'),
  CountDownload: every('anybody'),
  PageReported: only('default tenant'),
  SuspendLink: only(['tenant']),
  // What a person's actor says is about itself only (see `actor.ts`).
  PersonStands: only(['user']),
  // Of the owner’s own tenant only (see `coaching.ts`).
  DescribeForReview: only(['tenant']),
  AdmitCoach: only(['tenant']),
  DismissCoach: only(['tenant']),
  // The owner’s (see `actor.ts`).
  OwnerMoved: only(['user']),
  Reindex: only(['tenant']),
  // What a person's actor says is about itself only (see `actor.ts`).
  SessionsEnded: only(['user']),
  ForgetMember: only(['user']),
};

/** Whether a person may export or see a résumé at all is that résumé's decision. */
const job: Table<ExportMessage> = {
  StartExport: { who: 'signed in', scopes: ['exports:write'] },
  DrawPicture: read('signed in'),
  GetExport: { who: 'asker', scopes: ['exports:read', 'exports:write'] },
  GetExportFile: { who: 'asker', scopes: ['exports:read', 'exports:write'] },
  GetExportText: { who: 'asker', scopes: ['exports:read', 'exports:write'] },
  // The résumé decides what its links show.
  DrawPageCard: every('anybody'),
  ServePageFile: every('anybody'),
  Advance: only('router'),
  SessionsEnded: only('actor of the asker'),
  ForgetExport: only('actor of the résumé'),
};

const tenant: Table<TenantMessage> = {
  MemberJoined: only('their own actor'),
  EmailVerified: only('their own actor'),
  ChangeMemberEmail: only('their own actor'),
  MemberLeft: only('their own actor'),
  MemberWishes: only('their own actor'),
  IdentityUnlinked: only('their own actor'),
  // It ends none but its own.
  SessionsEnded: only(['user']),
  ClaimIdentity: only('router'),
  SendMail: only('their own actor'),
  Invite: only(['resume']),
  TellNews: only(['resume', 'export', 'tenant']),
  SendInvite: only(['resume']),
  TellMember: only(['resume', 'export', 'tenant']),
  GetSigningKey: only(['user']),
  HidePages: only('their own actor'),
  SearchPeople: only('staff'),
  ListTenantResumes: only('staff'),
  GetPerson: only('staff'),
  StartPersonReset: only('support'),
  EndPersonSessions: only('support'),
  SuspendPerson: only('moderator'),
  RestorePerson: only('moderator'),
  DeletePerson: only('admin'),
  ExportPerson: only('admin'),
  TakePersonExport: only('admin'),
  KeepPerson: only('admin'),
  AddNote: only('staff'),
  // Their own; an admin any (see `people.ts`).
  DeleteNote: only('staff'),
  ViewAs: only('support'),
  ViewEnded: only('their own actor'),
  MemberPlaced: only('default tenant'),
  AddressOwned: only('default tenant'),
  TenantFounded: only('default tenant'),
  TenantStands: only('default tenant'),
  IsAddressTaken: only(['tenant']),
  FindPlace: only('router'),
  FindByEmail: only('router'),
  GetJwks: only('router'),
  GetConfig: only('router'),
  MayRegister: only('router'),
  FindRules: only('router'),
  ListMails: only('admin'),
  StartReindex: only('admin'),
  GetReindex: only('admin'),
  ClaimSlug: only('actor of the résumé'),
  ReleaseSlug: only('actor of the résumé'),
  IsSlugFree: only(['resume']),
  FindSlug: only('router'),
  ReportPage: only('router'),
  OpenCase: only('actor of the résumé'),
  PagePublished: only('actor of the résumé'),
  ListCases: only('staff'),
  GetCase: only('staff'),
  ClaimCase: only('moderator'),
  ReturnCase: only('moderator'),
  DecideCase: only('moderator'),
  DecideAppeal: only('moderator'),
  // Whoever owns the page (see `cases.ts`).
  AppealDecision: only('signed in'),
  // Its signature was verified there.
  StripeEventArrived: only('router'),
  // About whoever asks.
  GetOwnSubscription: only('signed in'),
  ListOwnInvoices: only('signed in'),
  StartCheckout: only('signed in'),
  OpenPortal: only('signed in'),
  GetSubscription: only('staff'),
  ListInvoices: only('billing'),
  ListSubscriptions: only('staff'),
  GrantPlan: only('billing'),
  RefreshSubscription: only('billing'),
  CountsReported: only(['user', 'resume', 'export']),
  GetMetrics: only('staff'),
  GetMetricTotals: only('router'),
  // Of the default tenant, which operates the others.
  ListTenants: only('admin'),
  ListCohorts: only('staff'),
  GetCohortProgress: only('staff'),
  ListCohortPeople: only('staff'),
  CreateCohort: only('admin'),
  ChangeCohort: only('admin'),
  DeleteCohort: only('admin'),
  MovePeople: only('admin'),
  InvitePeople: only('admin'),
  ListInvitations: only('admin'),
  ResendInvitation: only('admin'),
  WithdrawInvitation: only('admin'),
  StartIntake: only('admin'),
  AddIntakeLines: only('admin'),
  ListIntakes: only('admin'),
  GetIntake: only('admin'),
  ReadIntakeReport: only('admin'),
  CancelIntake: only('admin'),
  // The code is the proof.
  OpenInvitation: only('router'),
  TakePlace: only('their own actor'),
  MemberMoved: only('their own actor'),
  ExportMade: only(['export']),
  ListReviews: only('support'),
  ClaimReview: only('support'),
  ReturnReview: only('support'),
  FinishReview: only('support'),
  // The résumé says whether it is theirs.
  AskReview: only('signed in'),
  ResumeTrashed: only('actor of the résumé'),
  WithdrawReview: only('signed in'),
  ListOwnReviews: only('signed in'),
  CreateTenant: only('admin'),
  SuspendTenant: only('admin'),
  RestoreTenant: only('admin'),
  ListStaff: only('staff'),
  ChangeMemberRole: only('admin'),
  SearchAudit: only('admin'),
  VerifyAudit: only('admin'),
  ReadConfig: only('staff'),
  UpdateConfig: only('admin'),
  ListConfigVersions: only('admin'),
  CompareConfigs: only('admin'),
  RestoreConfig: only('admin'),
};

export const AUTHORITY = { user, resume, export: job, tenant } as const;

/** Frames on a résumé's socket, which itself opens for members only: what each needs to take effect. */
export const FRAMES: Readonly<Record<ClientFrame['type'], Role>> = {
  hi: 'viewer',
  p: 'viewer',
  ping: 'viewer',
  got: 'viewer',
  // From anybody less each operation is refused in the acknowledgement, and the socket stays open.
  push: 'editor',
};

/** What an actor knows of the people who write to it. */
export interface Relations {
  /** The person whose actor this is. */
  self?: string;
  roleOf?: (user: string) => Role | undefined;
  asker?: string | null;
  resume?: string | null;
  /** What somebody is in the tenant. */
  tenantRoleOf?: (user: string) => TenantRole | undefined;
  /** Whom the message is about. */
  about?: string;
}

/** Whether `from` may, by this rule. What an actor does not know, nobody is. */
export function may(from: Principal, { who, scopes, inView }: Rule, known: Relations = {}): boolean {
  if (from.kind === 'user' && (!hasScope(from.scopes, scopes) || (from.act && !inView))) return false;
  if (typeof who !== 'string') return from.kind === 'actor' && who.includes(from.actor);
  switch (who) {
    case 'anybody':
      return true;
    case 'router':
      return from.kind === 'router';
    case 'default tenant':
      return from.kind === 'actor' && from.actor === 'tenant' && from.id === DEFAULT_TENANT;
    case 'their own actor':
      return from.kind === 'actor' && from.actor === 'user' && (known.about === undefined || known.about === from.id);
  }
  if (who === 'actor of the asker') return from.kind === 'actor' && from.actor === 'user' && from.id === known.asker;
  if (who === 'actor of the résumé') return from.kind === 'actor' && from.actor === 'resume' && from.id === known.resume;
  if (from.kind !== 'user') return false;
  switch (who) {
    case 'signed in':
      return true;
    case 'self':
      return from.user === known.self;
    case 'asker':
      return from.user === known.asker;
    case 'staff':
    case 'support':
    case 'moderator':
    case 'billing':
    case 'admin':
      return holds(known.tenantRoleOf?.(from.user), who);
    case 'viewer':
    case 'commenter':
    case 'editor':
    case 'owner':
      return atLeast(known.roleOf?.(from.user), who);
  }
}

/** `had`: what a program's token gives it; `undefined` for a person, who needs none. */
export const hasScope = (had: readonly Scope[] | undefined, needed: readonly Scope[]): boolean =>
  had === undefined || needed.some((scope) => had.includes(scope));

import { z } from 'zod';
import type { ExportNudge } from '#protocol/export';
import { CohortId, ResumeId, type SessionId, TenantId, UserId } from '#protocol/ids';
import type { Counter, MetricsRow } from '#protocol/metrics';
import { TenantRole } from '#protocol/roles';
import type { Mail } from '#protocol/tenant';
import { type PeopleFilter, PersonState, PlanKey } from '#protocol/tenant-people';
import type { EpochFloor } from '#protocol/token-epoch';

/**
 * The outside systems, each behind a small interface, so that an actor can be tried with another and the platform can change.
 * Adapters for the platform's bindings are in `adapters.ts`.
 */

export const UserRow = z.strictObject({
  id: UserId,
  tenant: TenantId,
  email: z.string(),
  name: z.string(),
  emailVerified: z.boolean(),
  role: TenantRole,
  /** Since there is one; `active` otherwise. */
  state: PersonState.optional(),
  /** Of the tenant's own saying, which the person's actor does not know. */
  cohort: CohortId.nullable().optional(),
  plan: PlanKey.nullable().optional(),
  createdAt: z.string(),
  /** Counts up in the actor that the row is a copy of; an older copy never replaces a newer one. */
  version: z.number().int(),
});
export type UserRow = z.infer<typeof UserRow>;

export const ResumeRow = z.strictObject({
  id: ResumeId,
  tenant: TenantId,
  owner: UserId,
  title: z.string(),
  template: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  trashedAt: z.string().nullable(),
  deleted: z.boolean(),
  version: z.number().int(),
});
export type ResumeRow = z.infer<typeof ResumeRow>;

export const IndexChange = z.discriminatedUnion('table', [
  z.strictObject({ table: z.literal('user'), row: UserRow }),
  z.strictObject({ table: z.literal('resume'), row: ResumeRow }),
  /** A deleted person leaves no row. */
  z.strictObject({ table: z.literal('user-gone'), row: UserRow.pick({ id: true }) }),
]);
export type IndexChange = z.infer<typeof IndexChange>;

export interface Page<T> {
  items: T[];
  cursor?: string;
}

/** The index across actors. Never the truth: it may be behind, or empty after a loss, until it is rebuilt. */
export interface IndexPort {
  apply(change: IndexChange): Promise<void>;
  usersByEmail(email: string): Promise<UserId[]>;
  /** Newest first; `cursor` is what the page before gave. */
  searchUsers(tenant: TenantId, filter: PeopleFilter, cursor: number | undefined, limit: number): Promise<Page<UserRow>>;
  userById(tenant: TenantId, id: UserId): Promise<UserRow | null>;
  /** Last changed first. */
  resumesOf(tenant: TenantId, owner: UserId, limit: number): Promise<ResumeRow[]>;
  /** How many of a cohort have a résumé that is not in the trash. */
  countWithResume(tenant: TenantId, cohort: CohortId): Promise<number>;
  /** How many résumés, but for those in the trash, belong to each of these at most 100 people; whoever has none is not there. */
  countOwned(tenant: TenantId, owners: readonly UserId[]): Promise<Map<UserId, number>>;
  listUsers(tenant: TenantId, after: string | undefined, limit: number): Promise<Page<UserRow>>;
  listResumes(tenant: TenantId, after: string | undefined, limit: number): Promise<Page<ResumeRow>>;
}

/** Files by key. Putting the same key again replaces it. */
export interface FilePort {
  /** `about` is kept with the file, for `head`. */
  put(key: string, bytes: Uint8Array, contentType: string, about?: Record<string, string>): Promise<void>;
  /** Whether there is such a file, its size in bytes, and what was said about it. */
  head(key: string): Promise<{ size: number; about: Record<string, string> } | null>;
  get(key: string): Promise<{ body: ReadableStream; size: number } | null>;
  delete(key: string): Promise<void>;
  /** Those whose keys begin with `prefix`, in the order of their keys; sizes in bytes. */
  list(prefix: string): AsyncIterable<{ key: string; size: number }>;
}

export interface QueuePort {
  send(nudge: ExportNudge): Promise<void>;
}

export interface MailPort {
  /** `id` names the mail, the same at every try. `sent`: handed to a mail server. `kept`: there is none; the mail stays readable in the tenant's outbox. `as`: the name it comes from, if not the server's. */
  send(mail: Mail, id: string, as?: string): Promise<'sent' | 'kept'>;
}

/** How long a session's end has to be known: a token's life and somewhat more, in ms. */
export const REVOKED_MS = 11 * 60_000;

/** Sessions that ended while tokens of theirs may still be about. It may be minutes behind: a help, never the only check. */
export interface RevokedPort {
  /** `until` in ms since the epoch. */
  add(session: SessionId, until: number): Promise<void>;
  has(session: SessionId): Promise<boolean>;
  /** All of a person's sessions were ended together. */
  raise(user: UserId, floor: EpochFloor, until: number): Promise<void>;
  /** `null` when they were not, lately. */
  floor(user: UserId): Promise<EpochFloor | null>;
}

/** The web outside, to other people's programs. */
export interface WebPort {
  /** Answers with the status. Follows no redirection. @throws when there is no answer within five seconds */
  post(url: string, body: string, headers: Record<string, string>): Promise<number>;
}

/** Counts for whoever analyses usage; a help beside the tenant's own, and never read back. */
export interface UsagePort {
  /** `at`: the hour, in ms since the epoch. */
  write(tenant: TenantId, name: Counter, count: number, at: number): void;
}

/** The last thirty days as they were at `at`, for whoever wants them without waking the tenant. */
export interface Snapshot {
  at: string;
  days: MetricsRow[];
}
export interface SnapshotPort {
  put(tenant: TenantId, snapshot: Snapshot): Promise<void>;
}

export interface Ports {
  usage: UsagePort;
  snapshots: SnapshotPort;
  revoked: RevokedPort;
  index: IndexPort;
  files: FilePort;
  exports: QueuePort;
  mail: MailPort;
  web: WebPort;
  /** Milliseconds since the epoch. */
  now(): number;
}

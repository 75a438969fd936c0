import type { Call } from '#kernel/actor';
import type { Alarms } from '#kernel/alarms';
import { sha256Text } from '#kernel/crypto';
import type { Effect } from '#kernel/drain';
import { log } from '#kernel/log';
import { DELETION_DAYS } from '#protocol/account';
import { done, type Outcome, refuse } from '#protocol/errors';
import { ResumeId } from '#protocol/ids';
import type { UserContract, UserMessage } from '#protocol/user';
import type { AccountRepo } from './account-repo.ts';
import { left } from './announcing.ts';
import { type Addressee, deletionPlannedMail, deletionUndoneMail } from './mails.ts';
import type { Person, UserRepo } from './repo.ts';
import type { ResumeListRepo } from './resume-list-repo.ts';
import type { Revocation } from './revocation.ts';

type FarewellType = 'PlanDeletion' | 'UndoDeletion' | 'UndoDeletionByLink';
export type FarewellMessage = Extract<UserMessage, { type: FarewellType }>;
type Replies = UserContract['replies'][FarewellType];

export const FAREWELL_ALARM = 'user.farewell';
/** How soon the next step is tried again while others have not answered yet. */
const STEP_MS = 1_000;
export const GRACE_MS = DELETION_DAYS * 24 * 3_600_000;

/** What the end of an account needs of its actor. */
export interface Surroundings {
  repo: UserRepo;
  resumes: ResumeListRepo;
  account: AccountRepo;
  revocation: Revocation;
  alarms: Pick<Alarms, 'set' | 'clear'>;
  now(): number;
  /** Ms between asking and deleting. */
  graceMs: number;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  emit(effect: Effect): void;
  mail(person: Person, mail: ReturnType<typeof deletionUndoneMail>): void;
  addressee(person: Person): Addressee;
  newToken(): Promise<{ token: string; hash: string }>;
  prove(person: Person, password: string | undefined, field: string): Promise<Outcome<null>>;
  /** Whether everything that was to be sent has been. */
  isQuiet(): boolean;
  flushed(): Promise<void>;
  wipe(): Promise<void>;
  /** Removes every file of the person's. */
  removeFiles(person: Person): Promise<void>;
  /** Ends every API token; inside `transact`. */
  endTokens(): void;
}

/**
 * The end of an account: planned with a grace in which it can be undone, then carried out in steps. Each step is written down before
 * the next begins, so that a crash anywhere is taken up by the alarm; and each waits until those who were told have answered.
 */
export class Farewell {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  handle(message: FarewellMessage, person: Person, call: Call): Outcome<Replies> | Promise<Outcome<Replies>> {
    switch (message.type) {
      case 'PlanDeletion':
        return this.plan(message.password, person, call);
      case 'UndoDeletion':
        return this.around.transact(call, () => this.undo(person));
      case 'UndoDeletionByLink':
        return this.undoByLink(message.token, person);
    }
  }

  private async plan(password: string | undefined, person: Person, call: Call): Promise<Outcome<{ deletionAt: string }>> {
    // The last admin could not lose that role: so nobody takes it with them.
    if (person.tenantRole === 'admin')
      return refuse('conflict', { detail: 'You are an administrator here. Let another one take that away first.' });
    const right = await this.around.prove(person, password, 'password');
    return right.ok ? this.planProved(person, call) : right;
  }

  /** Whoever asks has shown that they may: the person, or their tenant. */
  async planProved(person: Person, call: Call, byTenant?: { why: string | null }): Promise<Outcome<{ deletionAt: string }>> {
    const { account, alarms, repo, now, mail, addressee, newToken, graceMs } = this.around;
    const code = await newToken();
    return this.around.transact(call, () => {
      const planned = account.deletion();
      if (planned) return done({ deletionAt: iso(planned.dueAt) });
      const dueAt = now() + graceMs;
      account.saveDeletion({ askedAt: now(), dueAt, stage: 'planned' });
      alarms.set(FAREWELL_ALARM, dueAt);
      repo.saveCode(code.hash, { purpose: 'undo-deletion', subject: person.id, session: null, expiresAt: dueAt });
      mail(person, deletionPlannedMail(addressee(person), code.token, dueAt, byTenant));
      return done({ deletionAt: iso(dueAt) });
    });
  }

  private async undoByLink(token: string, person: Person): Promise<Outcome<null>> {
    const { repo, now, transact } = this.around;
    const hash = await sha256Text(token);
    return transact({}, () => (repo.takeCode(hash, 'undo-deletion', now()) ? this.undo(person) : refuse('invalid_token')));
  }

  /** Call it inside `transact`. */
  undo(person: Person): Outcome<null> {
    const { account, alarms, mail, addressee } = this.around;
    const deletion = account.deletion();
    if (!deletion) return done(null);
    if (deletion.stage !== 'planned') return refuse('gone', { detail: 'The account is being deleted; this can no longer be undone.' });
    account.dropDeletion();
    account.dropCodes('undo-deletion');
    alarms.clear(FAREWELL_ALARM);
    mail(person, deletionUndoneMail(addressee(person)));
    return done(null);
  }

  /** When the account will be gone; `null` while it is to stay. */
  deletionAt(): string | null {
    const deletion = this.around.account.deletion();
    return deletion ? iso(deletion.dueAt) : null;
  }

  /** The next step, as soon as the one before it is through. */
  async onAlarm(): Promise<void> {
    const { account, repo, now, alarms, flushed, isQuiet, removeFiles, wipe } = this.around;
    const deletion = account.deletion();
    const person = repo.person();
    if (!deletion || !person || deletion.dueAt > now()) return;
    if (deletion.stage === 'planned') this.leave(person, deletion);
    await flushed();
    // Asked for again before anything else: what dies here is taken up there.
    alarms.set(FAREWELL_ALARM, now() + STEP_MS);
    if (!isQuiet()) return;
    const present = account.deletion();
    if (present?.stage === 'leaving') {
      this.sayGoodbye(person, present);
      await flushed();
      if (!isQuiet()) return;
    }
    if (account.deletion()?.stage !== 'left') return;
    await removeFiles(person);
    // On one machine the launcher listens for this (see host/sweep.ts).
    log('info', 'account.deleted');
    await wipe();
  }

  /** Every session and token ends, and every résumé is told. */
  private leave(person: Person, deletion: NonNullable<ReturnType<AccountRepo['deletion']>>): void {
    const { account, resumes, revocation, emit, transact, endTokens } = this.around;
    transact({}, () => {
      revocation.endAll();
      endTokens();
      account.dropCodes('verify-email', 'ticket', 'reset-password', 'change-email', 'undo-deletion');
      for (const id of resumes.ids()) emit({ to: 'actor', kind: 'resume', id, message: { type: 'ForgetMember', user: person.id } });
      account.saveDeletion({ ...deletion, stage: 'leaving' });
      return done(null);
    });
  }

  /** The tenant and the index forget the person, and what was mailed to them. */
  private sayGoodbye(person: Person, deletion: NonNullable<ReturnType<AccountRepo['deletion']>>): void {
    const { account, resumes, emit, transact } = this.around;
    transact({}, () => {
      const every = resumes.everyId().map((id) => ResumeId.parse(id));
      for (const effect of left(person, every)) emit(effect);
      emit({ to: 'index', change: { table: 'user-gone', row: { id: person.id } } });
      account.saveDeletion({ ...deletion, stage: 'left' });
      return done(null);
    });
  }
}

const iso = (ms: number) => new Date(ms).toISOString();

export const isFarewell = (message: UserMessage): message is FarewellMessage =>
  message.type === 'PlanDeletion' || message.type === 'UndoDeletion' || message.type === 'UndoDeletionByLink';

import type { Call } from '#kernel/actor';
import { newId, newSecret, sha256Text } from '#kernel/crypto';
import { publicOrigin } from '#kernel/origin';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { CohortId, UserId } from '#protocol/ids';
import type { TenantJoinReplies } from '#protocol/joining';
import type { Language } from '#protocol/language';
import type { TenantMessage } from '#protocol/tenant';
import { type Awaited, type CohortReplies, type IntakeLine, JOIN_DAYS } from '#protocol/tenant-cohorts';
import type { TenantSurroundings } from './around.ts';
import type { Cohorts } from './cohorts.ts';
import { InvitationsRepo, type KeptInvitation } from './invitations-repo.ts';
import type { Mailing } from './mailing.ts';
import { joinMail } from './mails.ts';
import type { Member } from './repo.ts';

const TYPES = ['InvitePeople', 'ListInvitations', 'ResendInvitation', 'WithdrawInvitation', 'OpenInvitation', 'TakePlace'] as const;
type InvitationType = (typeof TYPES)[number];
export type InvitationMessage = Extract<TenantMessage, { type: InvitationType }>;
type Of<T extends InvitationType> = Extract<InvitationMessage, { type: T }>;
type Replies = Pick<CohortReplies & TenantJoinReplies, InvitationType>;
const NAMES = new Set<string>(TYPES);
export const isInvitationMessage = (message: TenantMessage): message is InvitationMessage => NAMES.has(message.type);

const LIFE_MS = JOIN_DAYS * 24 * 3_600_000;
/** Whoever is on their way in has so long before somebody else may try with the same code. */
const ON_THE_WAY_MS = 10 * 60_000;

interface Surroundings extends TenantSurroundings {
  member(user: string): Member | null;
  /** Whose verified address it is here. */
  memberAt(email: string): Member | null;
  /** Whether somebody but `user` has verified the address, in whichever tenant. */
  isTakenAnywhere(user: UserId, email: string): Promise<Outcome<boolean>>;
  cohorts: Cohorts;
  mailing: Mailing;
  /** What is done by the person themselves; inside `transact`. */
  note(act: string, subject: string): void;
  /** The tenant's name. */
  called(): string;
  /** The tenant's own; `null` where it has said nothing. */
  usualLanguage(): Language | null;
}

/** A link that was not mailed yet: its secret, and what is kept of it. */
export interface FreshCode {
  token: string;
  hash: string;
}
export interface Guest {
  email: string;
  name?: string | undefined;
}
export type Welcome = Exclude<IntakeLine['outcome'], 'duplicate' | 'refused'>;

/** Who is asked to come, by a link that works once. */
export class Invitations {
  private readonly around: Surroundings;
  private readonly repo: InvitationsRepo;

  constructor(around: Surroundings) {
    this.around = around;
    this.repo = new InvitationsRepo(around.sql);
  }

  handle(message: InvitationMessage, call: Call): Outcome<Replies[InvitationType]> | Promise<Outcome<Replies[InvitationType]>> {
    switch (message.type) {
      case 'InvitePeople':
        return this.invitePeople(message, call);
      case 'ListInvitations':
        return this.list(message);
      case 'ResendInvitation':
        return this.resend(message, call);
      case 'WithdrawInvitation':
        return this.withdraw(message, call);
      case 'OpenInvitation':
        return this.open(message.token);
      case 'TakePlace':
        return this.take(message, call);
    }
  }

  /** Codes for so many mails, before the transaction that sends them. */
  codes(count: number): Promise<FreshCode[]> {
    return Promise.all(
      Array.from({ length: count }, async () => {
        const token = `${this.around.tenant()}.${newSecret()}`;
        return { token, hash: await sha256Text(token) };
      }),
    );
  }

  /** Asks somebody to come; whoever is here is put into the cohort. `by`: in whose name and language. Inside the transaction. */
  welcome({ email, name = '' }: Guest, cohort: CohortId | null, code: FreshCode, by: string): Welcome {
    const { now, cohorts, memberAt } = this.around;
    const here = memberAt(email);
    if (here) return cohort !== null && cohorts.put(here.user, cohort) ? 'moved' : 'unchanged';
    const before = this.repo.to(email);
    if (before && cohort !== null) this.repo.setCohort(before.shown.id, cohort);
    if (before && before.expiresAt > now()) return 'waiting';
    if (before) this.repo.renew(before.shown.id, code.hash, now(), now() + LIFE_MS);
    else this.repo.add({ id: newId('invite'), email, name, cohort, code: code.hash, by }, now(), now() + LIFE_MS);
    this.mail(email, name, code, by);
    return 'invited';
  }

  /** Somebody with this address is here: they are put where they were awaited. Inside the transaction. */
  arrived(user: UserId, email: string): void {
    const awaited = this.repo.to(email);
    if (!awaited) return;
    const { id, cohort } = awaited.shown;
    this.repo.drop(id);
    if (cohort !== null) this.around.cohorts.put(user, cohort);
    this.around.note('InvitationAccepted', user);
    this.around.tell({ type: 'CohortsChanged' });
  }

  /** Whoever did not come, nor was asked again, is forgotten. */
  tidy(): void {
    this.repo.forgetExpired(this.around.now() - LIFE_MS);
  }

  private mail(email: string, name: string, { token }: FreshCode, by: string): void {
    const { env, called, mailing } = this.around;
    const link = `${publicOrigin(env)}/join#token=${token}`;
    mailing.keep(joinMail({ email, name }, called(), this.languageOf(by), link), null);
  }

  /** Of guests nobody knows what they read: the tenant's, else that of who invites. */
  private languageOf(user: string): Language {
    return this.around.usualLanguage() ?? this.around.member(user)?.language ?? 'en';
  }

  private async invitePeople({ type, people, cohort }: Of<'InvitePeople'>, call: Call): Promise<Outcome<Replies['InvitePeople']>> {
    const guests = [...new Map(people.map((guest) => [guest.email, guest])).values()];
    const codes = await this.codes(guests.length);
    const { act, cohorts, tell } = this.around;
    return act(call, type, (about) => {
      about(cohort, { people: guests.length });
      if (call.from.kind !== 'user' || (cohort !== null && !cohorts.repo.one(cohort))) return refuse('not_found');
      const told = { invited: 0, moved: 0, unchanged: 0, waiting: 0 };
      for (const [at, guest] of guests.entries()) {
        const code = codes[at];
        if (code) told[this.welcome(guest, cohort, code, call.from.user)] += 1;
      }
      tell({ type: 'CohortsChanged' });
      return done(told);
    });
  }

  private list({ cursor, limit }: Of<'ListInvitations'>): Outcome<Replies['ListInvitations']> {
    const found = this.repo.list(cursor ?? Number.MAX_SAFE_INTEGER, limit + 1);
    const shown = found.slice(0, limit);
    const items = shown.map((row) => row.shown);
    const last = shown.at(-1);
    return done(found.length > limit && last ? { items, cursor: last.seq } : { items });
  }

  private async resend({ type, invitation }: Of<'ResendInvitation'>, call: Call): Promise<Outcome<Awaited>> {
    const [code] = await this.codes(1);
    const { act, now } = this.around;
    return act(call, type, (about) => {
      about(invitation);
      const before = this.repo.one(invitation);
      if (!before || !code || call.from.kind !== 'user') return refuse('not_found');
      this.repo.renew(invitation, code.hash, now(), now() + LIFE_MS);
      this.mail(before.shown.email, before.shown.name, code, call.from.user);
      const after = this.repo.one(invitation);
      return after ? done(after.shown) : refuse('not_found');
    });
  }

  private withdraw({ type, invitation }: Of<'WithdrawInvitation'>, call: Call): Outcome<null> {
    return this.around.act(call, type, (about) => {
      about(invitation);
      if (!this.repo.one(invitation)) return refuse('not_found');
      this.repo.drop(invitation);
      this.around.tell({ type: 'CohortsChanged' });
      return done(null);
    });
  }

  private async open(token: string): Promise<Outcome<Replies['OpenInvitation']>> {
    const found = this.valid(this.repo.byCode(await sha256Text(token)));
    if (!found) return refuse('invalid_token');
    const language = this.around.usualLanguage();
    return done({ tenant: this.around.called(), email: found.shown.email, name: found.shown.name, ...(language ? { language } : {}) });
  }

  private async take({ user, token, email }: Of<'TakePlace'>, call: Call): Promise<Outcome<Replies['TakePlace']>> {
    const hash = await sha256Text(token);
    const invited = this.valid(this.repo.byCode(hash))?.shown.email;
    if (invited === undefined) return refuse('invalid_token');
    if (email !== undefined && email !== invited)
      return refuse('conflict', { detail: 'This invitation is for another address. Sign in with the account that has it.' });
    const taken = await this.around.isTakenAnywhere(user, invited);
    if (!taken.ok) return taken;
    if (taken.value) return refuse('conflict', { detail: 'There is an account with this address already. Sign in with it first.' });
    const { transact, now } = this.around;
    return transact(call, () => {
      const found = this.valid(this.repo.byCode(hash));
      if (!found) return refuse('invalid_token');
      const isOnTheWay = found.takenBy !== null && found.takenBy !== user && found.takenAt + ON_THE_WAY_MS > now();
      if (isOnTheWay) return refuse('invalid_token');
      this.repo.take(found.shown.id, user, now());
      return done({ email: found.shown.email });
    });
  }

  private valid(found: KeptInvitation | null): KeptInvitation | null {
    return found && found.expiresAt > this.around.now() ? found : null;
  }
}

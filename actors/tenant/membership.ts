import type { Call } from '#kernel/actor';
import { publicOrigin } from '#kernel/origin';
import { mailbox } from '#kernel/stubs';
import { Email } from '#protocol/credentials';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { UserId } from '#protocol/ids';
import type { Language } from '#protocol/language';
import type { Counter } from '#protocol/metrics';
import type { Invitation } from '#protocol/news';
import { holds, type TenantRole } from '#protocol/roles';
import { DEFAULT_TENANT, type Mail, type TenantContract, type TenantMessage } from '#protocol/tenant';
import type { StaffMember } from '#protocol/tenant-members';
import type { AccountExports } from './account-exports.ts';
import type { TenantSurroundings } from './around.ts';
import type { Billing } from './billing/billing.ts';
import type { DirectoryRepo } from './directory-repo.ts';
import type { Gathering } from './gathering.ts';
import type { Identities } from './identities.ts';
import type { Mailing } from './mailing.ts';
import { addressTakenMail, invitationMail, newsMail } from './mails.ts';
import type { PublicPages } from './pages.ts';
import type { People } from './people.ts';
import type { Member, TenantRepo } from './repo.ts';
import { refusedRole } from './role-rules.ts';
import type { Standings } from './standings.ts';
import type { Views } from './views.ts';

const TYPES = [
  'MemberJoined',
  'MemberPlaced',
  'AddressOwned',
  'IsAddressTaken',
  'EmailVerified',
  'ChangeMemberEmail',
  'MemberLeft',
  'MemberMoved',
  'MemberWishes',
  'SendMail',
  'Invite',
  'TellNews',
  'SendInvite',
  'TellMember',
  'ListStaff',
  'ChangeMemberRole',
] as const;
type MembershipType = (typeof TYPES)[number];
export type MembershipMessage = Extract<TenantMessage, { type: MembershipType }>;
const NAMES = new Set<string>(TYPES);
export const isMembershipMessage = (message: TenantMessage): message is MembershipMessage => NAMES.has(message.type);

interface Surroundings extends TenantSurroundings {
  repo: TenantRepo;
  directory: DirectoryRepo;
  lookup: Identities;
  pages: Pick<PublicPages, 'forget'>;
  people: People;
  gathering: Pick<Gathering, 'invitations' | 'reviews' | 'forgetPerson'>;
  views: Pick<Views, 'endOf' | 'forget'>;
  exports: Pick<AccountExports, 'forget'>;
  standings: Pick<Standings, 'changed'>;
  mailing: Mailing;
  billing: Pick<Billing, 'forget'>;
  /** Inside `transact`. */
  count(name: Counter): void;
  /** Who becomes an admin while there is none. */
  firstAdmin(): string;
  /** In which people are spoken to who have not said which they read. */
  usualLanguage(): Language | null;
  flushed(): Promise<void>;
  /** What is done outside the audit's commands, by the tenant itself; inside `transact`. */
  note(act: string, subject: string): void;
}

/** Who belongs to the tenant, whose each address is, and who of them governs it. */
export class Membership {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  handle(
    message: MembershipMessage,
    call: Call,
  ): Outcome<TenantContract['replies'][MembershipType]> | Promise<Outcome<TenantContract['replies'][MembershipType]>> {
    const { repo, transact, mailing } = this.around;
    const change = (write: () => void) =>
      transact(call, () => {
        write();
        return done(null);
      });
    switch (message.type) {
      case 'MemberJoined':
        return change(() => this.joined(message));
      case 'MemberPlaced':
        return change(() => this.place(message));
      case 'AddressOwned':
        return change(() => this.own(message.user, message.email));
      case 'IsAddressTaken':
        return done(this.isTaken(message.user, message.email));
      case 'EmailVerified':
        return this.verified(call, message.user, message.email);
      case 'ChangeMemberEmail':
        return this.changeEmail(call, message.user, message.email);
      case 'MemberLeft':
        return change(() => this.left(message.user, message.resumes));
      case 'MemberMoved':
        return change(() => this.moved(message));
      case 'MemberWishes':
        return change(() => repo.setWishes(message.user, message));
      case 'SendMail':
        return this.acceptMail(call, message.user, message.mail);
      case 'Invite':
        return change(() => this.invite(message.invitation, originOf(call)));
      case 'SendInvite':
        return change(() => mailing.keep(message.mail, originOf(call)));
      case 'TellNews':
        return change(() => {
          const { news } = message;
          this.tellMember(call, message, news.about, (member) => newsMail(news, member.email, member.language ?? 'en'));
        });
      case 'TellMember':
        return change(() => this.tellMember(call, message, message.mail.kind, ({ email }) => ({ ...message.mail, to: email })));
      case 'ListStaff':
        return done({ items: repo.staff().map(viewOf) });
      case 'ChangeMemberRole':
        return this.changeRole(call, message.user, message.role);
    }
  }

  /** Somebody of another tenant is known by their address only. */
  private joined({ user, email, name, tenant, language }: Extract<MembershipMessage, { type: 'MemberJoined' }>): void {
    const { directory, emit, now } = this.around;
    const elsewhere = tenant === undefined || tenant === this.around.tenant() ? null : tenant;
    directory.claim(user, email, elsewhere, now());
    if (elsewhere === null) this.place({ user, email, name, language });
    else
      emit({
        to: 'actor',
        kind: 'tenant',
        id: elsewhere,
        message: { type: 'MemberPlaced', user, email, name, ...(language ? { language } : {}) },
      });
  }

  private place(person: { user: UserId; email: string; name: string; language?: Language | undefined }): void {
    const { user } = person;
    const { repo, now, count } = this.around;
    // Told again, they are counted once.
    const isNew = !repo.member(user);
    repo.addMember(person, now());
    if (isNew) {
      count('registrations');
      this.around.standings.changed(user);
    }
    this.around.tell({ type: 'PersonRegistered', user });
  }

  /** Their own tenant hears that an address is theirs, whichever it is. */
  private announceOwner(user: UserId, email: string): void {
    const { directory, emit } = this.around;
    directory.own(user, email);
    const elsewhere = directory.of(user)?.tenant ?? null;
    if (elsewhere === null) this.own(user, email);
    else emit({ to: 'actor', kind: 'tenant', id: elsewhere, message: { type: 'AddressOwned', user, email } });
  }

  private own(user: UserId, email: string): void {
    this.around.repo.setEmail(user, email);
    this.around.gathering.invitations.arrived(user, email);
    this.maybeAdmin(user, email);
  }

  private isTaken(user: UserId, email: string): boolean {
    const [owner] = this.around.directory.claims(email, 1);
    return owner?.verified === true && owner.user !== user;
  }

  private async verified(call: Call, user: UserId, email: string): Promise<Outcome<null>> {
    const { directory, transact, flushed } = this.around;
    const outcome = transact(call, () => {
      // The first to verify owns the address; whoever comes later keeps an account that never becomes its owner.
      if (!directory.claims(email, 1)[0]?.verified) this.announceOwner(user, email);
      return done(null);
    });
    await flushed();
    return outcome;
  }

  private changeEmail(call: Call, user: UserId, email: string): Outcome<null> {
    const { directory, transact } = this.around;
    return transact(call, () => {
      if (this.isTaken(user, email)) return refuse('conflict', { detail: 'Another account has this address.' });
      if (!directory.of(user)) return refuse('not_found');
      this.announceOwner(user, email);
      return done(null);
    });
  }

  /** Call it inside `transact`. */
  private left(user: UserId, resumes: readonly string[]): void {
    const { repo, lookup, pages, tell } = this.around;
    this.around.directory.forget(user);
    repo.removeMember(user, resumes);
    lookup.forget(user);
    this.around.people.forget(user);
    this.around.views.forget(user);
    this.around.exports.forget(user);
    this.around.billing.forget(user);
    this.around.gathering.forgetPerson(user);
    pages.forget(resumes);
    tell({ type: 'PersonLeft', user });
  }

  /** Somebody of this tenant goes to another one, which hears whose address it is; inside `transact`. */
  private moved({ user, tenant }: Extract<MembershipMessage, { type: 'MemberMoved' }>): void {
    const { repo, directory, emit, people, billing, gathering, note, tell } = this.around;
    const address = directory.of(user);
    // Their own language goes along, and not the one that is usual here.
    const member = repo.member(user, null);
    if (!address || !member) return;
    directory.move(user, tenant);
    const told = { user, email: member.email, name: member.name, ...(member.language ? { language: member.language } : {}) };
    emit({ to: 'actor', kind: 'tenant', id: tenant, message: { type: 'MemberPlaced', ...told } });
    if (address.verified) emit({ to: 'actor', kind: 'tenant', id: tenant, message: { type: 'AddressOwned', user, email: address.email } });
    people.forget(user);
    billing.forget(user);
    gathering.forgetPerson(user);
    repo.removeMember(user, []);
    note('MemberMoved', user);
    tell({ type: 'PersonLeft', user });
  }

  /** The configured address makes its owner the first admin; call it inside `transact`. */
  private maybeAdmin(user: UserId, email: string): void {
    const { repo, firstAdmin, note } = this.around;
    if (repo.member(user)?.role !== 'member' || firstAdmin().toLowerCase() !== email || repo.admins() > 0) return;
    this.setRole(user, 'admin');
    note('FirstAdmin', user);
  }

  private changeRole(call: Call, user: UserId, role: TenantRole): Outcome<StaffMember> {
    const { repo, act } = this.around;
    return act(call, 'ChangeMemberRole', (about) => {
      const member = repo.member(user);
      about(user, { role, ...(member ? { before: member.role } : {}) });
      if (!member) return refuse('not_found');
      const refused = refusedRole(member, role, repo.admins(), this.around.people.isSuspended(user));
      if (refused) return refused;
      if (member.role !== role) this.setRole(user, role);
      return done(viewOf({ ...member, role }));
    });
  }

  /** The person's own actor is told, and it tells the index; inside `transact`. */
  private setRole(user: UserId, role: TenantRole): void {
    this.around.repo.setRole(user, role);
    if (!holds(role, 'support')) this.around.gathering.reviews.noCoachAnyMore(user);
    this.around.views.endOf(user);
    this.around.emit({ to: 'actor', kind: 'user', id: user, message: { type: 'TenantRoleChanged', role } });
    this.around.tell({ type: 'RoleChanged', user, role });
  }

  /** A mail to verify an address that somebody else has verified becomes a note to its owner. */
  private async acceptMail(call: Call, user: UserId, mail: Mail): Promise<Outcome<null>> {
    const { mailing, env, transact } = this.around;
    const asks = mail.kind === 'verify-email' || mail.kind === 'change-email';
    const taken = asks ? await this.isTakenAnywhere(user, mail.to) : done(false);
    if (!taken.ok) return taken;
    return transact(call, () => {
      mailing.keep(
        taken.value ? addressTakenMail(mail.to, this.languageAt(mail.to) ?? this.around.usualLanguage() ?? 'en', publicOrigin(env)) : mail,
        user,
      );
      return done(null);
    });
  }

  /** Of whoever has verified the address, as far as this tenant knows them. */
  private languageAt(email: string): Language | null {
    const [owner] = this.around.directory.claims(email, 1);
    return owner?.verified ? this.languageOf(owner.user) : null;
  }

  private languageOf(user: UserId): Language | null {
    return this.around.repo.member(user)?.language ?? null;
  }

  /** In the language of whose address it is, if they have an account, else of who invites; inside `transact`. */
  private invite(invitation: Invitation, origin: string | null): void {
    const language = this.languageAt(invitation.to) ?? this.languageOf(invitation.by) ?? 'en';
    this.around.mailing.keep(invitationMail(invitation, language), origin);
  }

  /** Whether somebody but `user` has verified the address, in whichever tenant. */
  async isTakenAnywhere(user: UserId, email: string): Promise<Outcome<boolean>> {
    const { env, tenant } = this.around;
    if (tenant() === DEFAULT_TENANT) return done(this.isTaken(user, email));
    const parsed = Email.safeParse(email);
    if (!parsed.success) return done(false);
    const head = { from: { kind: 'actor', actor: 'tenant', id: tenant() }, request: 'address' } as const;
    return mailbox(env, 'tenant', DEFAULT_TENANT).ask({ type: 'IsAddressTaken', user, email: parsed.data }, head);
  }

  /** Somebody of another tenant, who shares a résumé with one of ours, is told by theirs; the default tenant knows which that is. */
  private tellMember(
    call: Call,
    message: Extract<MembershipMessage, { type: 'TellMember' | 'TellNews' }>,
    kind: Mail['kind'],
    write: (member: Member) => Mail,
  ): void {
    const { repo, mailing, directory, tenant, emit } = this.around;
    const member = repo.member(message.user);
    if (member) {
      if (member.verified && wantsMail(member, kind)) mailing.keep(write(member), originOf(call));
      return;
    }
    const isFromTenant = call.from.kind === 'actor' && call.from.actor === 'tenant';
    const next = tenant() === DEFAULT_TENANT ? directory.of(message.user)?.tenant : isFromTenant ? null : DEFAULT_TENANT;
    if (next) emit({ to: 'actor', kind: 'tenant', id: next, message });
  }
}

const viewOf = ({ user, email, name, role, verified }: Member): StaffMember => ({ user, email, name, role, emailVerified: verified });

/** Whom a mail is about: the actor that had it sent. */
const originOf = (call: Call): string | null => (call.from.kind === 'actor' ? call.from.id : null);

/** Conversations can be turned off; what was asked for, such as an export, cannot. */
const wantsMail = ({ commentMails }: Member, kind: Mail['kind']): boolean => commentMails || (kind !== 'comment' && kind !== 'suggestion');

import { Actor, type Call, type Replies } from '#kernel/actor';
import { errorFields, log } from '#kernel/log';
import { publicOrigin } from '#kernel/origin';
import { done, type Outcome, refuse } from '#protocol/errors';
import { TenantId, type UserId } from '#protocol/ids';
import { type Mail, type TenantContract, TenantMessage } from '#protocol/tenant';
import tenantSql from '../../migrations/tenant/0001_tenant.sql';
import accountSql from '../../migrations/tenant/0002_account.sql';
import identitiesSql from '../../migrations/tenant/0004_identities.sql';
import pagesSql from '../../migrations/tenant/0005_pages.sql';
import wishesSql from '../../migrations/tenant/0006_wishes.sql';
import { Identities } from './identities.ts';
import { addressTakenMail } from './mails.ts';
import { isPageMessage, PublicPages } from './pages.ts';
import { maySend } from './policy.ts';
import { progressOf, rebuildIndex } from './reindex.ts';
import { type Member, TenantRepo } from './repo.ts';
import { KEYS_ALARM, SigningKeys } from './signing-keys.ts';

const MAIL_ALARM = 'tenant.mail';
const MAIL_ATTEMPTS = 10;
const REINDEX_ALARM = 'tenant.reindex';
/** How long a request waits for the rebuilding before the alarm goes on with it. */
const REINDEX_SLICE_MS = 15_000;
/** How many accounts with one address a sign-in may try. */
const MAX_CLAIMS = 3;

const TIDY_ALARM = 'tenant.tidy';
const TIDY_EVERY_MS = 24 * 3_600_000;
/** How long mails are kept for admins to look at. */
const MAIL_LIFE_MS = 30 * 24 * 3_600_000;
const MIGRATIONS = [
  { id: 'tenant/0001_tenant', sql: tenantSql },
  { id: 'tenant/0002_account', sql: accountSql },
  { id: 'tenant/0004_identities', sql: identitiesSql },
  { id: 'tenant/0005_pages', sql: pagesSql },
  { id: 'tenant/0006_wishes', sql: wishesSql },
];

/** One per organisation: its members and who of them governs it, its configuration, signing keys and outgoing mails. */
export class TenantActor extends Actor<TenantContract> {
  private readonly repo: TenantRepo;
  private readonly lookup: Identities;
  private readonly keys: SigningKeys;
  private readonly pages: PublicPages;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, { kind: 'tenant', messages: TenantMessage, migrations: MIGRATIONS });
    this.repo = new TenantRepo(ctx.storage.sql);
    this.lookup = new Identities(ctx.storage.sql);
    this.keys = new SigningKeys(this.repo, this.alarms, env.VITAE_SECRET, this.ports.now);
    this.pages = new PublicPages(ctx.storage.sql, {
      now: this.ports.now,
      transact: (call, decide) => this.transact(call, decide),
      emit: (effect) => this.emit(effect),
    });
  }

  protected override async handle(message: TenantMessage, call: Call): Promise<Outcome<Replies<TenantContract>>> {
    if (!maySend(call.from, message, (user) => this.repo.member(user)?.role === 'admin')) return refuse('forbidden');
    if (isPageMessage(message)) return this.pages.handle(message, call);
    switch (message.type) {
      case 'MemberJoined':
        return this.change(call, () => this.repo.addMember(message.user, message.email, message.name, this.ports.now()));
      case 'EmailVerified':
        return this.verified(call, message.user, message.email);
      case 'ChangeMemberEmail':
        return this.changeEmail(call, message.user, message.email);
      case 'MemberLeft':
        return this.change(call, () => {
          this.repo.removeMember(message.user, message.resumes);
          this.lookup.forget(message.user);
          this.pages.forget(message.resumes);
        });
      case 'MemberWishes':
        return this.change(call, () => this.repo.setCommentMails(message.user, message.commentMails));
      case 'SendMail':
        return this.acceptMail(call, message.user, message.mail);
      case 'SendInvite':
        return this.change(call, () => this.keepMail(message.mail, originOf(call)));
      case 'TellMember':
        return this.change(call, () => {
          const member = this.repo.member(message.user);
          if (member?.verified && wantsMail(member, message.mail.kind))
            this.keepMail({ ...message.mail, to: member.email }, originOf(call));
        });
      case 'FindByEmail':
        return done(this.repo.claims(message.email, MAX_CLAIMS));
      case 'ClaimIdentity':
        return this.transact(call, () =>
          done({ user: this.lookup.claim(message.issuer, message.subject, message.user, message.insteadOf) }),
        );
      case 'IdentityUnlinked':
        return this.change(call, () => this.lookup.release(message.issuer, message.subject, message.user));
      case 'GetSigningKey':
        return done(await this.keys.signing());
      case 'GetJwks':
        return done(await this.keys.published());
      case 'GetConfig':
        return done(this.repo.config());
      case 'UpdateConfig':
        return this.transact(call, () => {
          this.repo.setConfig(message.config);
          return done(this.repo.config());
        });
      case 'ListMails':
        return this.listMails(message.before, message.limit);
      case 'StartReindex':
        return this.startReindex(call);
      case 'GetReindex':
        return done(progressOf(this.repo));
    }
  }

  private async verified(call: Call, user: UserId, email: string): Promise<Outcome<null>> {
    const outcome = this.transact(call, () => {
      // The first to verify owns the address; whoever comes later keeps an account that never becomes its owner.
      if (this.repo.claims(email, 1)[0]?.verified) return done(null);
      this.repo.verify(user);
      this.maybeAdmin(user, email);
      return done(null);
    });
    await this.flushed();
    return outcome;
  }

  private async changeEmail(call: Call, user: UserId, email: string): Promise<Outcome<null>> {
    return this.transact(call, () => {
      const [owner] = this.repo.claims(email, 1);
      if (owner?.verified && owner.user !== user) return refuse('conflict', { detail: 'Another account has this address.' });
      if (!this.repo.member(user)) return refuse('not_found');
      this.repo.setEmail(user, email);
      this.maybeAdmin(user, email);
      return done(null);
    });
  }

  /** The configured address makes its owner an admin; call it inside `transact`. */
  private maybeAdmin(user: UserId, email: string): void {
    if (this.repo.member(user)?.role !== 'member' || this.env.VITAE_ADMIN_EMAIL.toLowerCase() !== email) return;
    this.repo.setRole(user, 'admin');
    this.emit({ to: 'actor', kind: 'user', id: user, message: { type: 'TenantRoleChanged', role: 'admin' } });
  }

  private acceptMail(call: Call, user: UserId, mail: Mail): Outcome<null> {
    return this.change(call, () => {
      const owner = this.repo.claims(mail.to, 1)[0];
      const taken = (mail.kind === 'verify-email' || mail.kind === 'change-email') && owner?.verified === true && owner.user !== user;
      this.keepMail(taken ? addressTakenMail(mail.to, publicOrigin(this.env)) : mail, user);
    });
  }

  /** Puts a mail on its way; call it inside `transact`. */
  private keepMail(mail: Mail, origin: string | null): void {
    this.repo.addMail(mail, origin, this.ports.now());
    this.alarms.setNoLater(TIDY_ALARM, this.ports.now() + TIDY_EVERY_MS);
    this.alarms.setNoLater(MAIL_ALARM, this.ports.now());
  }

  private listMails(before: number | undefined, limit: number): Outcome<TenantContract['replies']['ListMails']> {
    const items = this.repo.listMails(before, limit);
    const last = items.at(-1);
    return done(items.length === limit && last ? { items, before: last.id } : { items });
  }

  private async startReindex(call: Call) {
    this.change(call, () => {
      this.repo.startProgress();
      this.repo.queueAllMembers();
      this.alarms.set(REINDEX_ALARM, this.ports.now() + REINDEX_SLICE_MS);
    });
    await this.reindexSlice();
    return done(progressOf(this.repo));
  }

  private async reindexSlice(): Promise<void> {
    const tenant = TenantId.parse(this.name);
    const finished = await rebuildIndex(this.env, this.repo, tenant, this.ports.now, this.ports.now() + REINDEX_SLICE_MS);
    if (finished) this.alarms.clear(REINDEX_ALARM);
    else this.alarms.set(REINDEX_ALARM, this.ports.now() + 1_000);
  }

  /** Each mail leaves once: it is marked before the next one is taken; one that fails is tried again, then given up. */
  private async sendMails(): Promise<void> {
    for (let mail = this.repo.nextWaitingMail(); mail; mail = this.repo.nextWaitingMail()) {
      try {
        const { id: _id, at: _at, state: _state, attempts: _attempts, ...letter } = mail;
        this.repo.markMail(mail.id, await this.ports.mail.send(letter, `${mail.id}.${this.name}`), mail.attempts + 1);
      } catch (error) {
        log('warn', 'mail.failed', { kind: mail.kind, attempts: mail.attempts + 1, ...errorFields(error) });
        const final = mail.attempts + 1 >= MAIL_ATTEMPTS;
        this.repo.markMail(mail.id, final ? 'failed' : 'waiting', mail.attempts + 1);
        if (!final) throw error;
      }
    }
  }

  protected override async onNamedAlarm(name: string): Promise<void> {
    if (name === MAIL_ALARM) await this.sendMails();
    else if (name === KEYS_ALARM) await this.keys.onAlarm();
    else if (name === TIDY_ALARM) {
      this.repo.forgetMails(this.ports.now() - MAIL_LIFE_MS);
      this.alarms.set(TIDY_ALARM, this.ports.now() + TIDY_EVERY_MS);
    } else if (name === REINDEX_ALARM) await this.reindexSlice();
    else await super.onNamedAlarm(name);
  }
}

/** Whom a mail is about: the actor that had it sent. */
const originOf = (call: Call): string | null => (call.from.kind === 'actor' ? call.from.id : null);

/** Conversations can be turned off; what was asked for, such as an export, cannot. */
const wantsMail = ({ commentMails }: Member, kind: Mail['kind']): boolean => commentMails || (kind !== 'comment' && kind !== 'suggestion');

import type { Connection } from 'partyserver';
import { Actor, type Admission, type Call, type Replies } from '#kernel/actor';
import type { Effect } from '#kernel/drain';
import { publicOrigin } from '#kernel/origin';
import type { Identity } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import { TenantId } from '#protocol/ids';
import { holds } from '#protocol/roles';
import { DEFAULT_TENANT, type TenantContract, TenantMessage } from '#protocol/tenant';
import { AccountExports, isExportMessage } from './account-exports.ts';
import type { About, TenantSurroundings } from './around.ts';
import { AuditLog, isAuditMessage } from './audit.ts';
import { Billing, isBillingMessage } from './billing/billing.ts';
import { paymentsOf } from './billing/payments.ts';
import { Cases, isCaseMessage } from './cases.ts';
import { mayRegister } from './config-rules.ts';
import { Configuration, isConfigMessage } from './configuration.ts';
import { DirectoryRepo } from './directory-repo.ts';
import { Gathering, isGatheringMessage } from './gathering.ts';
import { Identities } from './identities.ts';
import { MAIL_ALARM, Mailing, TIDY_ALARM } from './mailing.ts';
import { isMembershipMessage, Membership } from './membership.ts';
import { isMetricsMessage, Metrics } from './metrics/metrics.ts';
import { MIGRATIONS } from './migrations.ts';
import { isOperationMessage, Operation } from './operation.ts';
import { isPageMessage, PublicPages } from './pages.ts';
import { isPeopleMessage, People } from './people.ts';
import { maySend } from './policy.ts';
import { progressOf, rebuildIndex } from './reindex.ts';
import { TenantRepo } from './repo.ts';
import { KEYS_ALARM, SigningKeys } from './signing-keys.ts';
import { StaffRoom } from './staff-room.ts';
import { isRulesMessage, STANDING_ALARM, Standings } from './standings.ts';
import { isActOfStaff, mayWhileSuspended } from './suspending.ts';
import { SuspensionRepo } from './suspension-repo.ts';
import { isViewMessage, Views } from './views.ts';

const REINDEX_ALARM = 'tenant.reindex';
/** How long a request waits for the rebuilding before the alarm goes on with it. */
const REINDEX_SLICE_MS = 15_000;
/** How many accounts with one address a sign-in may try. */
const MAX_CLAIMS = 3;

/** One per organisation: its members and who of them governs it, its configuration, audit log, signing keys and outgoing mails. */
export class TenantActor extends Actor<TenantContract> {
  private readonly repo: TenantRepo;
  private readonly directory: DirectoryRepo;
  private readonly lookup: Identities;
  private readonly operation: Operation;
  private readonly keys: SigningKeys;
  private readonly pages: PublicPages;
  private readonly billing: Billing;
  private readonly metrics: Metrics;
  private readonly audit: AuditLog;
  private readonly configuration: Configuration;
  private readonly mailing: Mailing;
  private readonly membership: Membership;
  private readonly people: People;
  private readonly room: StaffRoom;
  private readonly cases: Cases;
  private readonly gathering: Gathering;
  private readonly views: Views;
  private readonly exports: AccountExports;
  private readonly suspensions: SuspensionRepo;
  private readonly standings: Standings;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, { kind: 'tenant', messages: TenantMessage, migrations: MIGRATIONS });
    this.repo = new TenantRepo(ctx.storage.sql, () => this.configuration.config.language ?? null);
    this.directory = new DirectoryRepo(ctx.storage.sql);
    this.lookup = new Identities(ctx.storage.sql);
    this.keys = new SigningKeys(this.repo, this.alarms, env.VITAE_SECRET, this.ports.now);
    const transact = <T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>) => this.transact(call, decide);
    const emit = (effect: Effect) => this.emit(effect);
    const common = { env, ports: this.ports, alarms: this.alarms, sql: ctx.storage.sql, now: this.ports.now, transact, emit };
    this.metrics = new Metrics({
      ...common,
      usage: this.ports.usage,
      snapshots: this.ports.snapshots,
      tenant: () => TenantId.parse(this.name),
    });
    this.room = new StaffRoom({
      sql: ctx.storage.sql,
      sockets: () => this.openSockets(),
      roleOf: (user) => this.repo.member(user)?.role,
      carryOut: (from, message, request, key) => this.receive({ from, message, request, ...(key === undefined ? {} : { key }) }),
    });
    this.audit = new AuditLog({ ...common, added: (id, act) => this.room.add({ type: 'Audited', id, act }) });
    const around: TenantSurroundings = {
      ...common,
      tenant: () => this.name,
      act: <T>(call: Call, act: string, decide: (about: About) => Outcome<T>) => this.audit.act(call, act, decide),
      tell: (event) => this.room.add(event),
    };
    this.billing = new Billing({
      ...around,
      payments: paymentsOf(env),
      origin: publicOrigin(env),
      tenant: () => TenantId.parse(this.name),
      member: (user) => this.repo.member(user),
      mail: (mail, user) => this.mailing.keep(mail, user),
    });
    this.pages = new PublicPages(ctx.storage.sql, around);
    this.configuration = new Configuration({
      ...around,
      rulesChange: () => this.standings.round(null),
      isSuspended: () => this.suspensions.own() !== null,
    });
    this.suspensions = new SuspensionRepo(ctx.storage.sql);
    this.standings = new Standings({
      ...around,
      config: () => this.configuration.config,
      suspension: () => this.suspensions.own(),
      cohortOf: (user) => this.gathering.cohorts.repo.of(user),
      cohort: (id) => this.gathering.cohorts.repo.one(id),
    });
    this.mailing = new Mailing({
      ...around,
      repo: this.repo,
      wishes: () => this.configuration.config,
      count: (name) => this.metrics.count(name),
    });
    this.people = new People({
      ...around,
      repo: this.repo,
      mailing: this.mailing,
      flushed: () => this.flushed(),
      cohortOf: (user) => this.gathering.cohorts.repo.of(user),
    });
    this.gathering = new Gathering({
      ...around,
      member: (user) => this.repo.member(user),
      memberAt: (email) => this.repo.memberAt(email),
      isTakenAnywhere: (user, email) => this.membership.isTakenAnywhere(user, email),
      mailing: this.mailing,
      called: () => this.configuration.config.name,
      usualLanguage: () => this.configuration.config.language ?? null,
      config: () => this.configuration.config,
      standings: this.standings,
      hasReviews: () => !this.configuration.config.off.includes('reviews'),
      flushed: () => this.flushed(),
      note: (act, subject) => this.audit.add(null, act, subject),
    });
    this.cases = new Cases({
      ...around,
      member: (user) => this.repo.member(user),
      mailing: this.mailing,
      bannedTerms: () => this.configuration.config.bannedTerms,
      suspendOwner: async ({ once, ...call }, user, why) => {
        // A command of its own, with a key of its own.
        const key = once && { once: { key: `${once.key}/owner`, digest: once.digest } };
        const outcome = await this.people.handle({ type: 'SuspendPerson', user, why }, { ...call, ...key });
        return outcome.ok ? done(null) : outcome;
      },
    });
    this.exports = new AccountExports({ ...around, member: (user) => this.repo.member(user), mailing: this.mailing });
    this.views = new Views({
      ...around,
      member: (user) => this.repo.member(user),
      mailing: this.mailing,
      note: (act, subject, detail) => this.audit.add(null, act, subject, detail),
    });
    this.operation = new Operation({
      ...around,
      directory: this.directory,
      configuration: this.configuration,
      mailing: this.mailing,
      suspensions: this.suspensions,
      standingsChange: () => this.standings.round(null),
      note: (act, subject, detail) => this.audit.add(null, act, subject, detail),
      flushed: () => this.flushed(),
    });
    this.membership = new Membership({
      ...around,
      repo: this.repo,
      directory: this.directory,
      lookup: this.lookup,
      pages: {
        forget: (resumes) => {
          this.pages.forget(resumes);
          this.cases.forget(resumes);
          this.gathering.reviews.forgetResumes(resumes);
        },
      },
      people: this.people,
      gathering: this.gathering,
      views: this.views,
      exports: this.exports,
      standings: this.standings,
      billing: this.billing,
      count: (name) => this.metrics.count(name),
      mailing: this.mailing,
      firstAdmin: () => this.firstAdmin(),
      usualLanguage: () => this.configuration.config.language ?? null,
      flushed: () => this.flushed(),
      note: (act, subject) => this.audit.add(null, act, subject),
    });
  }

  protected override rolledBack(): void {
    this.configuration.forget();
    this.room.forget();
  }

  protected override transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T> {
    const outcome = super.transact(call, decide);
    this.room.tell();
    return outcome;
  }

  protected override admit({ user, tenant }: Identity): Admission {
    const isStaff = tenant === this.name && holds(this.repo.member(user)?.role, 'staff');
    return isStaff ? { own: { greeted: false } } : { refused: 'forbidden' };
  }

  protected override onFrame(socket: Connection, frame: unknown): Promise<void> {
    return this.room.onFrame(socket, frame);
  }

  /** Staff need more than a session that goes on. */
  protected override present(identity: Identity): Promise<Outcome<{ identity: Identity }>> {
    return super.present(identity, 'CheckAdmin');
  }

  protected override async handle(message: TenantMessage, call: Call): Promise<Outcome<Replies<TenantContract>>> {
    if (!maySend(call.from, message, (user) => this.repo.member(user)?.role)) return refuse('forbidden');
    if (call.from.kind === 'user' && this.suspensions.own() && !mayWhileSuspended(message.type))
      return this.refuseWhileSuspended(message, call);
    if (isRulesMessage(message)) return this.standings.handle(message, call);
    if (isPageMessage(message)) return this.pages.handle(message, call);
    if (isGatheringMessage(message)) return this.gathering.handle(message, call);
    if (isCaseMessage(message)) return this.cases.handle(message, call);
    if (isMetricsMessage(message)) return this.metrics.handle(message, call);
    if (isBillingMessage(message)) return this.billing.handle(message, call);
    if (isOperationMessage(message)) return this.operation.handle(message, call);
    if (isExportMessage(message)) return this.exports.handle(message, call);
    if (isViewMessage(message)) return this.views.handle(message, call);
    if (isPeopleMessage(message)) return this.people.handle(message, call);
    if (isMembershipMessage(message)) return this.membership.handle(message, call);
    if (isAuditMessage(message)) return this.audit.handle(message);
    if (isConfigMessage(message)) return this.configuration.handle(message, call);
    switch (message.type) {
      case 'FindByEmail':
        return done(this.directory.claims(message.email, MAX_CLAIMS));
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
        return done(this.configuration.config);
      case 'MayRegister':
        return mayRegister(this.configuration.config, message.email, message.email === this.directory.founder())
          ? done(null)
          : refuse('forbidden', { detail: 'New accounts are not open here.' });
      case 'SessionsEnded':
        return call.from.kind === 'actor' ? this.endSessions(call, call.from.id, message) : refuse('forbidden');
      case 'ListMails':
        return this.mailing.list(message.before, message.limit);
      case 'StartReindex':
        return this.startReindex(call);
      case 'GetReindex':
        return done(progressOf(this.repo));
    }
  }

  /** What staff try meanwhile is written down as any other act that is refused. */
  private refuseWhileSuspended({ type }: TenantMessage, call: Call): Outcome<never> {
    return isActOfStaff(type) ? this.audit.act(call, type, () => refuse('tenant_suspended')) : refuse('tenant_suspended');
  }

  /** Whose account becomes the first admin's: the setting says so of the default tenant, its operator of another one. */
  private firstAdmin(): string {
    return this.name === DEFAULT_TENANT ? this.env.VITAE_ADMIN_EMAIL : (this.directory.founder() ?? '');
  }

  private async startReindex(call: Call) {
    this.audit.act(call, 'StartReindex', (about) => {
      about(null);
      this.repo.startProgress();
      this.repo.queueAllMembers();
      this.alarms.set(REINDEX_ALARM, this.ports.now() + REINDEX_SLICE_MS);
      return done(null);
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

  protected override async onNamedAlarm(name: string): Promise<void> {
    if (name === MAIL_ALARM) await this.mailing.send();
    else if (name === KEYS_ALARM) await this.keys.onAlarm();
    else if (name === TIDY_ALARM) {
      this.mailing.tidy();
      this.gathering.tidy();
      this.exports.tidy();
    } else if (name === STANDING_ALARM) this.standings.onAlarm();
    else if (name === REINDEX_ALARM) await this.reindexSlice();
    else if (!(await this.metrics.onAlarm(name)) && !(await this.billing.onAlarm(name)) && !(await this.gathering.onAlarm(name)))
      await super.onNamedAlarm(name);
  }
}

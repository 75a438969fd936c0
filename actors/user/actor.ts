import type { Connection } from 'partyserver';
import { Actor, type Admission, type Call, type Replies } from '#kernel/actor';
import { newSecret, sha256Text } from '#kernel/crypto';
import type { Effect } from '#kernel/drain';
import { Guesses } from '#kernel/guesses';
import { publicOrigin } from '#kernel/origin';
import { logSecurity } from '#kernel/security';
import { mailbox } from '#kernel/stubs';
import type { Identity } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import { speak } from '#protocol/language';
import { DEFAULT_TENANT, type Mail } from '#protocol/tenant';
import { type Device, type Profile, type UserContract, UserMessage } from '#protocol/user';
import { Account, isAccountMessage } from './account.ts';
import { AccountRepo } from './account-repo.ts';
import { Activity } from './activity.ts';
import { emailVerified } from './announcing.ts';
import { ApiTokens, isApiTokenMessage } from './api-tokens.ts';
import { Care, isCareMessage } from './care.ts';
import { Entering, isEntryMessage } from './entering.ts';
import { TokenEpoch } from './epoch.ts';
import { Factors, isOwnFactorMessage } from './factors.ts';
import { FactorsRepo } from './factors-repo.ts';
import { FAREWELL_ALARM, Farewell, GRACE_MS, isFarewell } from './farewell.ts';
import { FirstStep } from './first-step.ts';
import { isIdentityMessage, LinkedIdentities } from './identities.ts';
import { identityOf } from './identity.ts';
import { Joining, TIDY_ALARM, TIDY_EVERY_MS } from './joining.ts';
import { type SecurityChange, securityMail } from './mails.ts';
import { MIGRATIONS } from './migrations.ts';
import { isMovingMessage, Moving } from './moving.ts';
import { noticeOf } from './notices.ts';
import { isOwnPhotoMessage, OWN_PHOTO_ALARM, OwnPhoto } from './own-photo.ts';
import { OwnRoom } from './own-room.ts';
import { NO_PLAN, PlanRepo } from './plan.ts';
import { maySend, takesRecentProof } from './policy.ts';
import { PreferencesRepo } from './preferences.ts';
import { Proving } from './proving.ts';
import { needsRecentProof, Proofs } from './recent-proof.ts';
import { type Person, UserRepo } from './repo.ts';
import { isResumeListMessage, ResumeListing } from './resume-list.ts';
import { Revocation } from './revocation.ts';
import { isStepMessage, SecondStep } from './second-step.ts';
import { securityEventOf } from './security-events.ts';
import { isDeskMessage, SessionDesk } from './session-desk.ts';
import { SESSION_IDLE_MS } from './sessions.ts';
import { StandingKeeper } from './standing.ts';
import { isViewMessage, VIEWS_ALARM, Views } from './views.ts';

/** One per person: the account, its sessions and tokens, and the list of résumés that this person may open. */
export class UserActor extends Actor<UserContract> {
  private readonly repo: UserRepo;
  private readonly revocation: Revocation;
  private readonly account: Account;
  private readonly farewell: Farewell;
  private readonly tokens: ApiTokens;
  private readonly guesses: Guesses;
  private readonly proofs: Proofs;
  private readonly factorsRepo: FactorsRepo;
  private readonly factors: Factors;
  private readonly secondStep: SecondStep;
  private readonly linked: LinkedIdentities;
  private readonly entering: Entering;
  private readonly desk: SessionDesk;
  private readonly care: Care;
  private readonly joining: Joining;
  private readonly moving: Moving;
  private readonly firstStep: FirstStep;
  private readonly preferences: PreferencesRepo;
  private readonly plan: PlanRepo;
  private readonly activity: Activity;
  private readonly resumes: ResumeListing;
  private readonly room: OwnRoom;
  private readonly photo: OwnPhoto;
  private readonly views: Views;
  private readonly standing: StandingKeeper;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, { kind: 'user', messages: UserMessage, migrations: MIGRATIONS });
    this.repo = new UserRepo(ctx.storage.sql);
    this.preferences = new PreferencesRepo(ctx.storage.sql);
    this.plan = new PlanRepo(ctx.storage.sql);
    this.activity = new Activity({
      sql: ctx.storage.sql,
      now: this.ports.now,
      person: () => this.repo.person(),
      change: (write) => void this.change({}, write),
      emit: (effect) => this.emit(effect),
    });
    this.guesses = new Guesses({ sql: ctx.storage.sql, now: this.ports.now, write: (change) => this.change({}, change) });
    const account = new AccountRepo(ctx.storage.sql);
    const epoch = new TokenEpoch(ctx.storage.sql);
    this.room = new OwnRoom({ sockets: () => this.openSockets(), now: this.ports.now, isOpen: (session) => this.desk.isOpen(session) });
    this.revocation = new Revocation({
      repo: this.repo,
      account,
      epoch,
      emit: (effect) => this.emit(effect),
      now: this.ports.now,
      ended: () => this.room.sessionsEnd(),
      endViews: () => this.views.endAll(),
    });
    const tell = (change: SecurityChange) => {
      const person = this.repo.person();
      if (person) this.emitMail(person, securityMail(this.addressee(person), change, this.ports.now()));
    };
    const around = {
      env,
      user: () => this.name,
      repo: this.repo,
      account,
      revocation: this.revocation,
      alarms: this.alarms,
      now: this.ports.now,
      transact: <T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>) => this.transact(call, decide),
      change: (call: Pick<Call, 'once'>, write: () => unknown) => this.change(call, write),
      emit: (effect: Effect) => this.emit(effect),
      flushed: () => this.flushed(),
      save: (person: Person) => this.saveIndexed(person),
      mail: (person: Person, mail: Mail) => this.emitMail(person, mail),
      addressee: (person: Person, email = person.email) => ({ ...this.addressee(person), email }),
      newToken: () => this.newToken(),
      guesses: this.guesses,
      hasSecondFactor: () => this.factors.isSet(),
      isSuspended: () => this.care.isSuspended(),
      prepareSession: (device: Device, isFirst?: boolean) => this.desk.prepareSession(device, isFirst),
      verified: (person: Person) => this.emitVerified(person),
    };
    this.standing = new StandingKeeper({
      sql: ctx.storage.sql,
      account,
      transact: around.transact,
      emit: around.emit,
      sessions: () => this.repo.sessions().map(({ id }) => id),
      hasSecondFactor: around.hasSecondFactor,
      pagesChange: (person) => this.care.pagesChange(person),
    });
    this.views = new Views({ ...around, sql: ctx.storage.sql, epoch });
    this.resumes = new ResumeListing({
      sql: ctx.storage.sql,
      change: (call, write) => this.change(call, write),
      transact: (call, decide) => this.transact(call, decide),
    });
    this.photo = new OwnPhoto({
      sql: ctx.storage.sql,
      files: this.ports.files,
      alarms: this.alarms,
      now: this.ports.now,
      transact: (call, decide) => this.transact(call, decide),
    });
    this.account = new Account({
      ...around,
      tokenNames: () => this.tokens.names(),
      claimEmail: (person, email) => this.claimEmail(person, email),
    });
    this.farewell = new Farewell({
      ...around,
      resumes: this.resumes.repo,
      graceMs: graceOf(env),
      prove: (person, password, field) => this.account.prove(person, password, field),
      isQuiet: () => this.isQuiet(),
      wipe: () => this.wipe(),
      endTokens: () => void this.tokens.endAll(),
      removeFiles: (person) => this.photo.clear(person),
    });
    this.tokens = new ApiTokens({
      sql: ctx.storage.sql,
      now: this.ports.now,
      transact: (call, decide) => this.transact(call, decide),
      identity: (person, session) => ({ ...identityOf(person, session), ...this.standing.marks() }),
      ended: (token) => this.revocation.end([token]),
      tell,
    });
    this.proofs = new Proofs(ctx.storage.sql);
    this.desk = new SessionDesk({
      ...around,
      epoch,
      standing: this.standing,
      proofs: this.proofs,
      profile: (person) => this.profile(person),
      identityOfToken: (person, token) => (this.care.isSuspended() ? null : this.tokens.identity(person, token)),
      identityOfView: (person, view) => this.views.identity(person, view),
    });
    this.care = new Care({
      ...around,
      sql: ctx.storage.sql,
      describe: (call, person) => ({
        sessions: this.account.sessions(call, person),
        deletionAt: this.farewell.deletionAt(),
        hasSecondFactor: this.factors.isSet(),
      }),
      dropTickets: () => this.factorsRepo.dropTickets(),
      isDownWithTenant: () => this.standing.now().hidesPages,
      owned: () => this.resumes.repo.owned(),
      planDeletion: (person, call, why) => this.farewell.planProved(person, call, { why }),
      keep: (person) => this.farewell.undo(person),
    });
    this.joining = new Joining({
      ...around,
      paced: (kind) => this.account.paced(kind),
      heard: (language) => this.preferences.hear(language),
    });
    this.moving = new Moving({
      ...around,
      sql: ctx.storage.sql,
      person: () => this.repo.person(),
      begin: (person, language) => this.joining.begin(person, language),
      plan: () => this.plan.held(),
      owned: () => this.resumes.repo.owned(),
      leaves: (person) => this.standing.forget(person),
    });
    this.firstStep = new FirstStep({ ...around, beginSecondStep: () => this.secondStep.begin() });
    this.factorsRepo = new FactorsRepo(ctx.storage.sql);
    const factored = {
      ...around,
      person: () => this.repo.person(),
      password: () => this.repo.person()?.password || null,
      repo: this.factorsRepo,
      proofs: this.proofs,
      tell,
      transact: <T>(decide: () => Outcome<T>) => this.transact({}, decide),
    };
    const proving = new Proving(factored);
    this.factors = new Factors({ ...factored, proving });
    this.secondStep = new SecondStep({ ...factored, proving });
    const hasPasskey = () => this.factorsRepo.passkeys().length > 0;
    this.linked = new LinkedIdentities({ ...factored, sql: ctx.storage.sql, hasPasskey });
    this.entering = new Entering({
      ...factored,
      linked: this.linked,
      hasSession: (session) => this.desk.goesOn(session),
      begin: (person, language) => this.joining.begin(person, language),
      afterFirstStep: (device) => this.firstStep.afterFirstStep(device),
    });
  }

  protected override async handle(message: UserMessage, call: Call): Promise<Outcome<Replies<UserContract>>> {
    if (!maySend(call.from, message.type, this.name)) return refuse('forbidden');
    switch (message.type) {
      case 'Register':
        return this.joining.register(message);
      case 'RegisterByInvitation':
        return this.moving.register(message, call);
      case 'Login':
        return this.firstStep.login(message);
      case 'VerifyEmail':
        return this.joining.verifyEmail(message.token);
    }
    if (isDeskMessage(message)) return this.desk.handle(message, call);
    const person = this.repo.person();
    if (isStepMessage(message)) return person ? this.secondStep.handle(message) : refuse('wrong_factor');
    if (isEntryMessage(message)) return this.entering.handle(message);
    // Somebody who has left is told nothing any more.
    if (!person && message.type === 'SetStanding') return done(null);
    if (!person) return refuse(message.type === 'UseApiToken' ? 'unauthenticated' : 'not_found');
    if (takesRecentProof(message.type, { secondFactor: this.factors.isSet(), password: person.password !== '' })) {
      const unproved = needsRecentProof(this.proofs, call.from, this.ports.now());
      if (unproved) return unproved;
    }
    if (isOwnFactorMessage(message)) return this.factors.handle(message, person, call);
    if (isIdentityMessage(message)) return this.linked.handle(message, person, call);
    if (isAccountMessage(message)) return this.account.handle(message, person, call);
    if (isFarewell(message)) return this.farewell.handle(message, person, call);
    if (isViewMessage(message)) return this.views.handle(message, person, call);
    if (isCareMessage(message)) return this.care.handle(message, person, call);
    if (message.type === 'UseApiToken' && this.care.isSuspended()) return refuse('account_suspended');
    if (isApiTokenMessage(message)) return this.tokens.handle(message, person, call);
    if (isResumeListMessage(message)) return this.resumes.handle(message, call);
    if (isMovingMessage(message)) return this.moving.handle(message, person, call);
    if (isOwnPhotoMessage(message)) return this.photo.handle(message, person, call);
    switch (message.type) {
      case 'CheckProof':
        return needsRecentProof(this.proofs, call.from, this.ports.now()) ?? done(null);
      case 'Logout':
        return this.change(call, () => this.revocation.end([message.session]));
      case 'LogoutAll':
        return this.change(call, () => {
          this.revocation.endAll();
          this.tokens.endAll();
        });
      case 'ResendVerification':
        return this.joining.sendVerification(person);
      case 'GetProfile':
        return done(this.profile(person));
      case 'UpdateProfile':
        return this.transact(call, () => done(this.updateProfile(message, person)));
      case 'TenantRoleChanged':
        return this.change(call, () => this.saveIndexed({ ...person, tenantRole: message.role }));
      case 'GetPlan':
        return done(this.plan.held() ?? NO_PLAN);
      case 'PlanChanged':
        return this.change(call, () => this.plan.hold(message));
      case 'SetStanding':
        return this.standing.handle(message, person, call);
      case 'Reindex':
        return this.transact({}, () => {
          this.saveIndexed(person);
          return done({ resumes: this.resumes.ids() });
        });
    }
  }

  protected override handled(message: UserMessage, call: Call, outcome: Outcome<unknown>): void {
    const event = securityEventOf(message, call, this.name, outcome);
    if (event) logSecurity(event);
    if (outcome.ok) this.activity.saw(message.type);
    this.room.closeEnded();
    const notice = noticeOf(message.type, outcome);
    if (notice) this.room.tell(notice);
  }

  protected override admit({ user, session }: Identity): Admission {
    if (user !== this.name) return { refused: 'forbidden' };
    // It may have ended while the socket was on its way.
    return this.desk.isOpen(session) ? { own: null } : { refused: 'session_ended' };
  }

  protected override onOpened(socket: Connection): void {
    this.room.onOpened(socket);
  }

  protected override onFrame(socket: Connection, frame: unknown): void {
    this.room.onFrame(socket, frame);
  }

  /** This is who is asked elsewhere. */
  protected override async present({ session }: Identity): Promise<Outcome<{ identity: Identity }>> {
    const person = this.repo.person();
    return person ? this.desk.checkSession(person, { session }) : refuse('session_ended');
  }

  protected override tenantOfCounts() {
    return this.repo.person()?.tenant ?? null;
  }

  protected override rolledBack(): void {
    this.activity.forget();
  }

  /** The tenant learns that the person reads mails to their address; call it inside `transact`. */
  private emitVerified(person: Person): void {
    this.emit(emailVerified(person));
  }

  private claimEmail(person: Person, email: string): Promise<Outcome<null>> {
    const head = { from: { kind: 'actor', actor: 'user', id: person.id }, request: 'change-email' } as const;
    return mailbox(this.env, 'tenant', DEFAULT_TENANT).ask({ type: 'ChangeMemberEmail', user: person.id, email }, head);
  }

  /** Saves the person and tells the index; call it inside `transact`. */
  private saveIndexed(person: Person): Person {
    const saved = { ...person, version: person.version + 1 };
    this.repo.savePerson(saved);
    this.emit({
      to: 'index',
      change: {
        table: 'user',
        row: {
          id: saved.id,
          tenant: saved.tenant,
          email: saved.email,
          name: saved.name,
          emailVerified: saved.emailVerifiedAt !== null,
          role: saved.tenantRole,
          state: this.care.isSuspended() ? 'suspended' : 'active',
          cohort: this.moving.cohort(),
          createdAt: new Date(saved.createdAt).toISOString(),
          version: saved.version,
        },
      },
    });
    return saved;
  }

  private addressee(person: Person) {
    return { email: person.email, name: person.name, origin: publicOrigin(this.env), languages: this.preferences.languages() };
  }

  /** Call it inside `transact`. */
  private emitMail(person: Person, mail: Mail): void {
    this.emit({ to: 'actor', kind: 'tenant', id: person.tenant, message: { type: 'SendMail', user: person.id, mail } });
  }

  private profile(person: Person): Profile {
    const deletionAt = this.farewell.deletionAt();
    const photo = this.photo.key();
    const plan = this.plan.held();
    const view = this.views.shown();
    return {
      id: person.id,
      email: person.email,
      name: person.name,
      emailVerified: person.emailVerifiedAt !== null,
      ...(photo ? { photo } : {}),
      ...(deletionAt ? { deletionAt } : {}),
      ...(plan ? { plan } : {}),
      ...(this.standing.needsFactor() ? { needsFactor: true as const } : {}),
      ...(view ? { view } : {}),
      ...this.preferences.all(),
    };
  }

  /** What is not named stays; call it inside `transact`. */
  private updateProfile({ name, ...wishes }: Extract<UserMessage, { type: 'UpdateProfile' }>, person: Person): Profile {
    this.preferences.change(wishes);
    const { id, tenant } = person;
    if (wishes.commentMails !== undefined || wishes.language !== undefined) {
      const { commentMails = true } = this.preferences.all();
      const language = speak(this.preferences.languages());
      this.emit({ to: 'actor', kind: 'tenant', id: tenant, message: { type: 'MemberWishes', user: id, commentMails, language } });
    }
    return this.profile(name === undefined ? person : this.saveIndexed({ ...person, name }));
  }

  /** Those who looked, and whose account it is, hear of it at once. */
  private viewsEnd(person: Person): void {
    this.views.onAlarm(person);
    this.room.closeEnded();
    this.room.tell('me');
  }

  private async newToken(): Promise<{ token: string; hash: string }> {
    const token = `${this.name}.${newSecret()}`;
    return { token, hash: await sha256Text(token) };
  }

  protected override async onNamedAlarm(name: string): Promise<void> {
    if (name === FAREWELL_ALARM) return this.farewell.onAlarm().finally(() => this.room.closeEnded());
    const person = this.repo.person();
    if (name === OWN_PHOTO_ALARM) return person ? this.photo.onAlarm(person) : undefined;
    if (name === VIEWS_ALARM) return person ? this.viewsEnd(person) : undefined;
    if (name !== TIDY_ALARM) return super.onNamedAlarm(name);
    this.repo.forgetExpired(this.ports.now(), SESSION_IDLE_MS);
    this.tokens.forgetExpired(this.ports.now());
    this.factorsRepo.forgetExpired(this.ports.now());
    this.alarms.set(TIDY_ALARM, this.ports.now() + TIDY_EVERY_MS);
  }
}

/** Days of grace are a setting for whoever must do it otherwise, such as tests. */
const graceOf = (env: Env): number => (env.VITAE_DELETION_DAYS === '' ? GRACE_MS : Number(env.VITAE_DELETION_DAYS) * 24 * 3_600_000);

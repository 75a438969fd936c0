import { Actor, type Call, type Replies } from '#kernel/actor';
import { newId, newSecret, sha256Text } from '#kernel/crypto';
import type { Effect } from '#kernel/drain';
import { Guesses } from '#kernel/guesses';
import { publicOrigin } from '#kernel/origin';
import { checkPassword, hashPassword } from '#kernel/passwords';
import { isOutdated } from '#kernel/phc';
import { logSecurity } from '#kernel/security';
import { mailbox } from '#kernel/stubs';
import type { Identity } from '#protocol/envelope';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { FactorRequired } from '#protocol/factors';
import { SessionId, UserId } from '#protocol/ids';
import type { Mail } from '#protocol/tenant';
import { type Device, type Profile, type SignedIn, type UserContract, UserMessage } from '#protocol/user';
import userSql from '../../migrations/user/0001_user.sql';
import factorsSql from '../../migrations/user/0002_factors.sql';
import accountSql from '../../migrations/user/0003_account.sql';
import limitsSql from '../../migrations/user/0004_limits.sql';
import shelfSql from '../../migrations/user/0006_shelf.sql';
import preferencesSql from '../../migrations/user/0007_preferences.sql';
import { Account, isAccountMessage } from './account.ts';
import { AccountRepo } from './account-repo.ts';
import { ApiTokens, isApiTokenMessage } from './api-tokens.ts';
import { deviceName } from './device.ts';
import { Entering, isEntryMessage } from './entering.ts';
import { Factors, isOwnFactorMessage } from './factors.ts';
import { FactorsRepo } from './factors-repo.ts';
import { FAREWELL_ALARM, Farewell, GRACE_MS, isFarewell } from './farewell.ts';
import { isIdentityMessage, LinkedIdentities } from './identities.ts';
import { knownDevice } from './known-device.ts';
import { newDeviceMail, type SecurityChange, securityMail, stolenMail, verificationMail } from './mails.ts';
import { passwordProblem } from './password-choice.ts';
import { maySend, refusedAdmin, takesRecentProof } from './policy.ts';
import { PreferencesRepo } from './preferences.ts';
import { Proving } from './proving.ts';
import { needsRecentProof, Proofs } from './recent-proof.ts';
import { newPerson, type Person, UserRepo } from './repo.ts';
import { isResumeListMessage, ResumeListing } from './resume-list.ts';
import { Revocation } from './revocation.ts';
import { isStepMessage, type PreparedSession, SecondStep } from './second-step.ts';
import { securityEventOf } from './security-events.ts';
import { isLive, judgeRefresh, newSession, SESSION_IDLE_MS, SESSION_LIFE_MS, type SessionRow } from './sessions.ts';
import { signingKey } from './signing.ts';
import { ACCESS_LIFE_S, accessToken, successorOf } from './tokens.ts';

const VERIFY_LIFE_MS = 24 * 3_600_000;
const TICKET_LIFE_MS = 30_000;
const TIDY_ALARM = 'user.tidy';
const TIDY_EVERY_MS = 24 * 3_600_000;

const MIGRATIONS = [
  { id: 'user/0001_user', sql: userSql },
  { id: 'user/0002_factors', sql: factorsSql },
  { id: 'user/0003_account', sql: accountSql },
  { id: 'user/0004_limits', sql: limitsSql },
  { id: 'user/0006_shelf', sql: shelfSql },
  { id: 'user/0007_preferences', sql: preferencesSql },
];

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
  private readonly preferences: PreferencesRepo;
  private readonly resumes: ResumeListing;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, { kind: 'user', messages: UserMessage, migrations: MIGRATIONS });
    this.repo = new UserRepo(ctx.storage.sql);
    this.preferences = new PreferencesRepo(ctx.storage.sql);
    this.guesses = new Guesses({ sql: ctx.storage.sql, now: this.ports.now, write: (change) => this.change({}, change) });
    const account = new AccountRepo(ctx.storage.sql);
    this.revocation = new Revocation(this.repo, account, (effect) => this.emit(effect), this.ports.now);
    const tell = (change: SecurityChange) => {
      const person = this.repo.person();
      if (person) this.emitMail(person, securityMail(this.addressee(person), change, this.ports.now()));
    };
    const around = {
      repo: this.repo,
      account,
      revocation: this.revocation,
      alarms: this.alarms,
      now: this.ports.now,
      transact: <T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>) => this.transact(call, decide),
      emit: (effect: Effect) => this.emit(effect),
      save: (person: Person) => void this.saveIndexed(person),
      mail: (person: Person, mail: Mail) => this.emitMail(person, mail),
      addressee: (person: Person, email = person.email) => ({ ...this.addressee(person), email }),
      newToken: () => this.newToken(),
    };
    this.resumes = new ResumeListing({
      sql: ctx.storage.sql,
      change: (call, write) => this.change(call, write),
      transact: (call, decide) => this.transact(call, decide),
    });
    this.account = new Account({
      ...around,
      guesses: this.guesses,
      tokenNames: () => this.tokens.names(),
      claimEmail: (person, email) => this.claimEmail(person, email),
      verified: (person) => this.emitVerified(person),
    });
    this.farewell = new Farewell({
      ...around,
      resumes: this.resumes.repo,
      graceMs: graceOf(env),
      prove: (person, password, field) => this.account.prove(person, password, field),
      isQuiet: () => this.isQuiet(),
      flushed: () => this.flushed(),
      wipe: () => this.wipe(),
      endTokens: () => void this.tokens.endAll(),
    });
    this.tokens = new ApiTokens({
      sql: ctx.storage.sql,
      now: this.ports.now,
      transact: (call, decide) => this.transact(call, decide),
      identity: identityOf,
      ended: (token) => this.revocation.end([token]),
      tell,
    });
    this.proofs = new Proofs(ctx.storage.sql);
    this.factorsRepo = new FactorsRepo(ctx.storage.sql);
    const factored = {
      env,
      user: () => this.name,
      person: () => this.repo.person(),
      password: () => this.repo.person()?.password || null,
      now: this.ports.now,
      repo: this.factorsRepo,
      proofs: this.proofs,
      guesses: this.guesses,
      tell,
      transact: <T>(decide: () => Outcome<T>) => this.transact({}, decide),
      emit: (effect: Effect) => this.emit(effect),
      flushed: () => this.flushed(),
      prepareSession: (device: Device, isFirst?: boolean) => this.prepareSession(device, isFirst),
    };
    const proving = new Proving(factored);
    this.factors = new Factors({ ...factored, proving });
    this.secondStep = new SecondStep({ ...factored, proving });
    const hasPasskey = () => this.factorsRepo.passkeys().length > 0;
    this.linked = new LinkedIdentities({ ...factored, sql: ctx.storage.sql, hasPasskey });
    this.entering = new Entering({
      ...factored,
      linked: this.linked,
      begin: (person) => this.begin(person),
      afterFirstStep: (device) => this.afterFirstStep(device),
    });
  }

  protected override async handle(message: UserMessage, call: Call): Promise<Outcome<Replies<UserContract>>> {
    if (!maySend(call.from, message.type, this.name)) return refuse('forbidden');
    switch (message.type) {
      case 'Register':
        return this.register(message);
      case 'Login':
        return this.login(message);
      case 'Refresh':
        return this.refresh(message.token, message.device, call.request);
      case 'VerifyEmail':
        return this.verifyEmail(message.token);
      case 'SpendTicket':
        return this.spendTicket(message);
    }
    const person = this.repo.person();
    if (isStepMessage(message)) return person ? this.secondStep.handle(message) : refuse('wrong_factor');
    if (isEntryMessage(message)) return this.entering.handle(message);
    if (!person) return refuse(message.type === 'UseApiToken' ? 'unauthenticated' : 'not_found');
    if (takesRecentProof(message.type, this.factors.isSet())) {
      const unproved = needsRecentProof(this.proofs, call.from, this.ports.now());
      if (unproved) return unproved;
    }
    if (isOwnFactorMessage(message)) return this.factors.handle(message, person, call);
    if (isIdentityMessage(message)) return this.linked.handle(message, person, call);
    if (isAccountMessage(message)) return this.account.handle(message, person, call);
    if (isFarewell(message)) return this.farewell.handle(message, person, call);
    if (isApiTokenMessage(message)) return this.tokens.handle(message, person, call);
    if (isResumeListMessage(message)) return this.resumes.handle(message, call);
    switch (message.type) {
      case 'CheckSession':
        return this.checkSession(person, message.session, message.resource);
      case 'CheckProof':
        return needsRecentProof(this.proofs, call.from, this.ports.now()) ?? done(null);
      case 'CheckAdmin':
        return this.checkAdmin(person, message.session);
      case 'Logout':
        return this.change(call, () => this.revocation.end([message.session]));
      case 'LogoutAll':
        return this.change(call, () => {
          this.revocation.endAll();
          this.tokens.endAll();
        });
      case 'ResendVerification':
        return this.sendVerification(person);
      case 'GetProfile':
        return done(this.profile(person));
      case 'UpdateProfile':
        return this.transact(call, () => done(this.updateProfile(message, person)));
      case 'IssueTicket':
        return this.issueTicket(call, message.resource);
      case 'TenantRoleChanged':
        return this.change(call, () => this.saveIndexed({ ...person, tenantRole: message.role }));
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
  }

  private async register(message: Extract<UserMessage, { type: 'Register' }>): Promise<Outcome<SignedIn>> {
    const { email, password, name, device } = message;
    const problem = await passwordProblem(password, { email, name });
    if (problem) return refuse('weak_password', { detail: problem, errors: [{ path: 'password', message: problem }] });
    const hashed = await hashPassword(password);
    if (!hashed.ok) return hashed;
    const code = await this.newToken();
    const session = await this.prepareSession(device, true);
    const now = this.ports.now();
    const person = newPerson(UserId.parse(this.name), email, name, hashed.value, now);
    const saved = this.transact({}, () => {
      if (this.repo.person()) return refuse('conflict');
      this.begin(person);
      session.save();
      this.repo.saveCode(code.hash, { purpose: 'verify-email', subject: email, session: null, expiresAt: now + VERIFY_LIFE_MS });
      this.emit({ to: 'actor', kind: 'tenant', id: person.tenant, message: { type: 'MemberJoined', user: person.id, email, name } });
      this.emitMail(person, verificationMail(this.addressee(person), code.token));
      return done(null);
    });
    if (!saved.ok) return saved;
    // The tenant has to know the address before anybody signs in with it.
    await this.flushed();
    return session.answer();
  }

  /** Writes somebody new down; call it inside `transact`. */
  private begin(person: Person): void {
    this.saveIndexed(person);
    this.alarms.set(TIDY_ALARM, this.ports.now() + TIDY_EVERY_MS);
  }

  private async login(message: Extract<UserMessage, { type: 'Login' }>): Promise<Outcome<SignedIn | FactorRequired>> {
    const person = this.repo.person();
    const device = await knownDevice(this.env.VITAE_SECRET, this.name, message.known);
    // By the address and not the account: an actor that stands for nobody hears guesses at many addresses.
    const subject = `password/${await sha256Text(message.email)}/${device ?? 'anybody'}`;
    const early = this.guesses.begin(subject);
    if (early) return early;
    // Nobody here, or with another address by now: the same work is done and the same is said.
    const right = await checkPassword(message.password, person?.email === message.email ? person.password : null);
    if (!right.ok) {
      this.guesses.unheard(subject);
      return right;
    }
    if (!right.value || !person) return refuse('invalid_credentials');
    this.guesses.right(subject);
    if (isOutdated(person.password)) await this.hashAnew(person.password, message.password);
    return this.afterFirstStep(message.device);
  }

  /** New parameters reach a password when it is at hand. One that changed meanwhile is left; a busy moment leaves it for the next time. */
  private async hashAnew(stored: string, password: string): Promise<void> {
    const hashed = await hashPassword(password);
    if (!hashed.ok) return;
    this.change({}, () => {
      const present = this.repo.person();
      if (present?.password === stored) this.repo.savePerson({ ...present, password: hashed.value });
    });
  }

  /** Who they are is shown; a second factor may still be missing. */
  private async afterFirstStep(device: Device): Promise<Outcome<SignedIn | FactorRequired>> {
    if (this.factors.isSet()) return this.secondStep.begin();
    const session = await this.prepareSession(device);
    const saved = this.change({}, () => session.save());
    return saved.ok ? session.answer() : saved;
  }

  /** A device whose name no session of this person has is news to them. Call it inside the transaction, before it is saved. */
  private tellOfNewDevice(person: Person, device: Device): void {
    const name = deviceName(device.agent);
    if (this.repo.sessions().some((session) => deviceName(session.agent) === name)) return;
    this.emitMail(person, newDeviceMail(this.addressee(person), name, this.ports.now()));
  }

  private async refresh(token: string, device: Device, request: string): Promise<Outcome<SignedIn>> {
    const hash = await sha256Text(token);
    const next = await successorOf(this.env.VITAE_SECRET, token);
    const nextHash = await sha256Text(next);
    const now = this.ports.now();
    const judged = this.transact({}, () => {
      const verdict = judgeRefresh(this.repo.sessionByToken(hash), hash, now);
      if (verdict.kind === 'reuse') {
        const person = this.repo.person();
        this.revocation.end([verdict.session.id]);
        if (person) this.emitMail(person, stolenMail(this.addressee(person), deviceName(verdict.session.agent), now));
      }
      if (verdict.kind === 'rotate') {
        const { session } = verdict;
        if (session.previousToken) this.repo.spendToken(session.previousToken, session.id);
        this.repo.saveSession({
          ...session,
          ...seenAt(session, device),
          lastUsedAt: now,
          currentToken: nextHash,
          previousToken: hash,
          rotatedAt: now,
        });
      }
      return done(verdict);
    });
    if (!judged.ok) return judged;
    if (judged.value.kind === 'reuse')
      logSecurity({ event: 'token_reuse', outcome: 'refused', user: this.name, session: judged.value.session.id, request });
    const person = this.repo.person();
    if (!person || judged.value.kind === 'unknown' || judged.value.kind === 'reuse') return refuse('session_ended');
    return this.signedIn(person, judged.value.session.id, next);
  }

  private async verifyEmail(token: string): Promise<Outcome<null>> {
    const hash = await sha256Text(token);
    const now = this.ports.now();
    const verified = this.transact({}, () => {
      const person = this.repo.person();
      const code = this.repo.takeCode(hash, 'verify-email', now);
      if (!person || !code || code.subject !== person.email) return refuse('invalid_token');
      this.saveIndexed({ ...person, emailVerifiedAt: now });
      this.emitVerified(person);
      return done(null);
    });
    await this.flushed();
    return verified;
  }

  /** The tenant learns that the person reads mails to their address; call it inside `transact`. */
  private emitVerified({ id, tenant, email }: Person): void {
    this.emit({ to: 'actor', kind: 'tenant', id: tenant, message: { type: 'EmailVerified', user: id, email } });
  }

  private claimEmail(person: Person, email: string): Promise<Outcome<null>> {
    const head = { from: { kind: 'actor', actor: 'user', id: person.id }, request: 'change-email' } as const;
    return mailbox(this.env, 'tenant', person.tenant).ask({ type: 'ChangeMemberEmail', user: person.id, email }, head);
  }

  private async sendVerification(person: Person): Promise<Outcome<null>> {
    const code = await this.newToken();
    const now = this.ports.now();
    return this.transact({}, () => {
      if (person.emailVerifiedAt !== null) return done(null);
      const tooOften = this.account.paced('verify-email');
      if (tooOften) return { ok: false, refusal: tooOften };
      this.repo.saveCode(code.hash, { purpose: 'verify-email', subject: person.email, session: null, expiresAt: now + VERIFY_LIFE_MS });
      this.emitMail(person, verificationMail(this.addressee(person), code.token));
      return done(null);
    });
  }

  /** With `resource`, for a socket that is about to be opened there. */
  private checkSession(person: Person, session: SessionId, resource?: string): Outcome<{ identity: Identity }> {
    const row = this.repo.session(session);
    const live = row && isLive(row, this.ports.now()) ? identityOf(person, session) : this.tokens.identity(person, session);
    if (!live) return refuse('session_ended');
    if (resource !== undefined) this.change({}, () => this.revocation.opens(session, resource));
    return done({ identity: live });
  }

  private checkAdmin(person: Person, session: SessionId): Outcome<{ identity: Identity }> {
    const checked = this.checkSession(person, session);
    return checked.ok ? (refusedAdmin(person.tenantRole, this.factors.isSet()) ?? checked) : checked;
  }

  private async issueTicket(call: Call, resource: string): Promise<Outcome<{ ticket: string; expiresIn: number }>> {
    if (call.from.kind !== 'user') return refuse('forbidden');
    const { session } = call.from;
    const code = await this.newToken();
    const expiresAt = this.ports.now() + TICKET_LIFE_MS;
    return this.transact({}, () => {
      this.repo.saveCode(code.hash, { purpose: 'ticket', subject: resource, session, expiresAt });
      return done({ ticket: code.token, expiresIn: TICKET_LIFE_MS / 1_000 });
    });
  }

  private async spendTicket(message: Extract<UserMessage, { type: 'SpendTicket' }>): Promise<Outcome<{ identity: Identity }>> {
    const hash = await sha256Text(message.ticket);
    const taken = this.transact({}, () => done(this.repo.takeCode(hash, 'ticket', this.ports.now())));
    if (!taken.ok) return taken;
    const person = this.repo.person();
    if (!person || !taken.value?.session || taken.value.subject !== message.resource) return refuse('unauthenticated');
    return this.checkSession(person, taken.value.session, message.resource);
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
          createdAt: new Date(saved.createdAt).toISOString(),
          version: saved.version,
        },
      },
    });
    return saved;
  }

  private addressee(person: Person) {
    return { email: person.email, name: person.name, origin: publicOrigin(this.env) };
  }

  /** Call it inside `transact`. */
  private emitMail(person: Person, mail: Mail): void {
    this.emit({ to: 'actor', kind: 'tenant', id: person.tenant, message: { type: 'SendMail', user: person.id, mail } });
  }

  private profile(person: Person): Profile {
    const deletionAt = this.farewell.deletionAt();
    return {
      id: person.id,
      email: person.email,
      name: person.name,
      emailVerified: person.emailVerifiedAt !== null,
      ...(deletionAt ? { deletionAt } : {}),
      ...this.preferences.all(),
    };
  }

  /** What is not named stays; call it inside `transact`. */
  private updateProfile({ name, ...wishes }: Extract<UserMessage, { type: 'UpdateProfile' }>, person: Person): Profile {
    this.preferences.change(wishes);
    const { id, tenant } = person;
    if (wishes.commentMails !== undefined)
      this.emit({
        to: 'actor',
        kind: 'tenant',
        id: tenant,
        message: { type: 'MemberWishes', user: id, commentMails: wishes.commentMails },
      });
    return this.profile(name === undefined ? person : this.saveIndexed({ ...person, name }));
  }

  private async newToken(): Promise<{ token: string; hash: string }> {
    const token = `${this.name}.${newSecret()}`;
    return { token, hash: await sha256Text(token) };
  }

  /** A new session, which counts as proved just now. */
  private async prepareSession(device: Device, isFirst = false): Promise<PreparedSession> {
    const { token, hash } = await this.newToken();
    const row = newSession(newId('session'), hash, device, this.ports.now());
    return {
      save: () => {
        const person = this.repo.person();
        if (person && !isFirst) this.tellOfNewDevice(person, device);
        this.repo.saveSession(row);
        this.proofs.renew(row.id, this.ports.now());
      },
      answer: async () => {
        const person = this.repo.person();
        return person ? this.signedIn(person, row.id, token) : refuse('not_found');
      },
    };
  }

  private async signedIn(person: Person, session: string, refreshToken: string): Promise<Outcome<SignedIn>> {
    const key = await signingKey(mailbox(this.env, 'tenant', person.tenant), this.name, this.ports.now());
    if (!key.ok) return key;
    const identity = identityOf(person, SessionId.parse(session));
    return done({
      user: this.profile(person),
      tokens: {
        accessToken: await accessToken(identity, key.value, this.ports.now()),
        expiresIn: ACCESS_LIFE_S,
        refreshToken,
        refreshExpiresIn: SESSION_LIFE_MS / 1_000,
      },
    });
  }

  protected override async onNamedAlarm(name: string): Promise<void> {
    if (name === FAREWELL_ALARM) return this.farewell.onAlarm();
    if (name !== TIDY_ALARM) return super.onNamedAlarm(name);
    this.repo.forgetExpired(this.ports.now(), SESSION_IDLE_MS);
    this.tokens.forgetExpired(this.ports.now());
    this.factorsRepo.forgetExpired(this.ports.now());
    this.alarms.set(TIDY_ALARM, this.ports.now() + TIDY_EVERY_MS);
  }
}

const identityOf = (person: Person, session: SessionId): Identity => ({
  kind: 'user',
  user: person.id,
  session,
  tenant: person.tenant,
  tenantRole: person.tenantRole,
  name: person.name,
});

/** A device may call itself otherwise after an update, and travels. */
const seenAt = (session: SessionRow, device: Device) => ({ agent: device.agent, place: device.place ?? session.place });

/** Days of grace are a setting for whoever must do it otherwise, such as tests. */
const graceOf = (env: Env): number => (env.VITAE_DELETION_DAYS === '' ? GRACE_MS : Number(env.VITAE_DELETION_DAYS) * 24 * 3_600_000);

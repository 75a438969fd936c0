import { Actor, type Call, type Replies } from '#kernel/actor';
import { newSecret, sha256Text } from '#kernel/crypto';
import type { Effect } from '#kernel/drain';
import { Guesses } from '#kernel/guesses';
import { publicOrigin } from '#kernel/origin';
import { logSecurity } from '#kernel/security';
import { mailbox } from '#kernel/stubs';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { Mail } from '#protocol/tenant';
import { type Device, type Profile, type UserContract, UserMessage } from '#protocol/user';
import userSql from '../../migrations/user/0001_user.sql';
import factorsSql from '../../migrations/user/0002_factors.sql';
import accountSql from '../../migrations/user/0003_account.sql';
import limitsSql from '../../migrations/user/0004_limits.sql';
import shelfSql from '../../migrations/user/0006_shelf.sql';
import preferencesSql from '../../migrations/user/0007_preferences.sql';
import { Account, isAccountMessage } from './account.ts';
import { AccountRepo } from './account-repo.ts';
import { ApiTokens, isApiTokenMessage } from './api-tokens.ts';
import { Entering, isEntryMessage } from './entering.ts';
import { Factors, isOwnFactorMessage } from './factors.ts';
import { FactorsRepo } from './factors-repo.ts';
import { FAREWELL_ALARM, Farewell, GRACE_MS, isFarewell } from './farewell.ts';
import { FirstStep } from './first-step.ts';
import { isIdentityMessage, LinkedIdentities } from './identities.ts';
import { identityOf } from './identity.ts';
import { Joining, TIDY_ALARM, TIDY_EVERY_MS } from './joining.ts';
import { type SecurityChange, securityMail } from './mails.ts';
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
  private readonly desk: SessionDesk;
  private readonly joining: Joining;
  private readonly firstStep: FirstStep;
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
      prepareSession: (device: Device, isFirst?: boolean) => this.desk.prepareSession(device, isFirst),
      verified: (person: Person) => this.emitVerified(person),
    };
    this.resumes = new ResumeListing({
      sql: ctx.storage.sql,
      change: (call, write) => this.change(call, write),
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
    this.desk = new SessionDesk({
      ...around,
      proofs: this.proofs,
      profile: (person) => this.profile(person),
      identityOfToken: (person, token) => this.tokens.identity(person, token),
    });
    this.joining = new Joining({ ...around, paced: (kind) => this.account.paced(kind) });
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
      begin: (person) => this.joining.begin(person),
      afterFirstStep: (device) => this.firstStep.afterFirstStep(device),
    });
  }

  protected override async handle(message: UserMessage, call: Call): Promise<Outcome<Replies<UserContract>>> {
    if (!maySend(call.from, message.type, this.name)) return refuse('forbidden');
    switch (message.type) {
      case 'Register':
        return this.joining.register(message);
      case 'Login':
        return this.firstStep.login(message);
      case 'VerifyEmail':
        return this.joining.verifyEmail(message.token);
    }
    if (isDeskMessage(message)) return this.desk.handle(message, call);
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

  /** The tenant learns that the person reads mails to their address; call it inside `transact`. */
  private emitVerified({ id, tenant, email }: Person): void {
    this.emit({ to: 'actor', kind: 'tenant', id: tenant, message: { type: 'EmailVerified', user: id, email } });
  }

  private claimEmail(person: Person, email: string): Promise<Outcome<null>> {
    const head = { from: { kind: 'actor', actor: 'user', id: person.id }, request: 'change-email' } as const;
    return mailbox(this.env, 'tenant', person.tenant).ask({ type: 'ChangeMemberEmail', user: person.id, email }, head);
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

  protected override async onNamedAlarm(name: string): Promise<void> {
    if (name === FAREWELL_ALARM) return this.farewell.onAlarm();
    if (name !== TIDY_ALARM) return super.onNamedAlarm(name);
    this.repo.forgetExpired(this.ports.now(), SESSION_IDLE_MS);
    this.tokens.forgetExpired(this.ports.now());
    this.factorsRepo.forgetExpired(this.ports.now());
    this.alarms.set(TIDY_ALARM, this.ports.now() + TIDY_EVERY_MS);
  }
}

/** Days of grace are a setting for whoever must do it otherwise, such as tests. */
const graceOf = (env: Env): number => (env.VITAE_DELETION_DAYS === '' ? GRACE_MS : Number(env.VITAE_DELETION_DAYS) * 24 * 3_600_000);

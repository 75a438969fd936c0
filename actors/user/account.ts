import type { Call } from '#kernel/actor';
import { sha256Text } from '#kernel/crypto';
import { type Guesses, PASSWORD_PROOF } from '#kernel/guesses';
import { checkPassword, hashPassword } from '#kernel/passwords';
import type { SessionView } from '#protocol/account';
import { done, type Outcome, type Refusal, refuse } from '#protocol/errors';
import type { SessionId } from '#protocol/ids';
import type { Mail } from '#protocol/tenant';
import type { UserContract, UserMessage } from '#protocol/user';
import type { AccountRepo } from './account-repo.ts';
import { deviceName } from './device.ts';
import { type Addressee, changeEmailMail, emailChangedMail, passwordChangedMail, resetMail } from './mails.ts';
import { MAIL_WINDOW_MS, mailPause } from './pace.ts';
import { passwordProblem } from './password-choice.ts';
import type { OneTimeCode, Person, UserRepo } from './repo.ts';
import type { Revocation } from './revocation.ts';
import { isLive, type SessionRow } from './sessions.ts';

type AccountType =
  | 'ListSessions'
  | 'EndSession'
  | 'EndOtherSessions'
  | 'ChangePassword'
  | 'ChangeEmail'
  | 'ConfirmEmail'
  | 'StartReset'
  | 'ResetPassword';
export type AccountMessage = Extract<UserMessage, { type: AccountType }>;
type Replies = UserContract['replies'][AccountType];

const CHANGE_LIFE_MS = 24 * 3_600_000;
const RESET_LIFE_MS = 30 * 60_000;

/** What the account's own matters need of their actor. */
export interface Surroundings {
  repo: UserRepo;
  account: AccountRepo;
  revocation: Revocation;
  guesses: Guesses;
  now(): number;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  /** Saves the person and tells the index; inside `transact`. */
  save(person: Person): unknown;
  /** Sends a mail; inside `transact`. */
  mail(person: Person, mail: Mail): void;
  /** To the person at their address, or at another one. */
  addressee(person: Person, email?: string): Addressee;
  newToken(): Promise<{ token: string; hash: string }>;
  /** Asks the tenant for the address: it knows whose it is. */
  claimEmail(person: Person, email: string): Promise<Outcome<null>>;
  /** The tenant learns that the person reads mails to their address; inside `transact`. */
  verified(person: Person): void;
  /** What the person calls their API tokens that are still good. */
  tokenNames(): string[];
}

/** Sessions, password and address: what a person sees and changes of their own account. */
export class Account {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  handle(message: AccountMessage, person: Person, call: Call): Outcome<Replies> | Promise<Outcome<Replies>> {
    const { repo, revocation, transact } = this.around;
    switch (message.type) {
      case 'ListSessions':
        return done({ items: this.sessions(call, person) });
      case 'EndSession':
        return transact(call, () => {
          if (!repo.session(message.session)) return refuse('not_found');
          revocation.end([message.session]);
          return done(null);
        });
      case 'EndOtherSessions':
        return transact(call, () => done({ ended: revocation.endAll(sessionOf(call)) }));
      case 'ChangePassword':
        return this.changePassword(message, person, call);
      case 'ChangeEmail':
        return this.changeEmail(message, person, call);
      case 'ConfirmEmail':
        return this.confirmEmail(message.token, person);
      case 'StartReset':
        return this.startReset(message.email, person);
      case 'ResetPassword':
        return this.resetPassword(message, person);
    }
  }

  /** Whether a mail of this kind may go now, else how long to wait; inside `transact`. */
  paced(kind: Mail['kind']): Refusal | null {
    const { account, now } = this.around;
    const pause = mailPause(account.mailsSince(kind, now() - MAIL_WINDOW_MS), now());
    if (pause > 0) return { code: 'rate_limited', retryAfter: Math.ceil(pause / 1_000) };
    account.mailed(kind, now());
    return null;
  }

  sessions(call: Call, person: Person): SessionView[] {
    const { repo, now } = this.around;
    const own = sessionOf(call);
    return repo
      .sessions()
      .filter((session) => isLive(session, now(), person.tenantRole))
      .map((session) => viewOf(session, own));
  }

  private async changePassword(message: Extract<AccountMessage, { type: 'ChangePassword' }>, person: Person, call: Call) {
    const { revocation, account } = this.around;
    const hashed = await this.proveAndHash(person, message.current, message.password);
    if (!hashed.ok) return hashed;
    return this.around.transact(call, () => {
      // Somebody else may have changed it while it was hashed.
      if (this.around.repo.person()?.password !== person.password) return refuse('conflict');
      this.setPassword(person, hashed.value);
      revocation.endAll(sessionOf(call));
      account.dropCodes('reset-password');
      return done(null);
    });
  }

  private async proveAndHash(person: Person, current: string | undefined, next: string): Promise<Outcome<string>> {
    const right = await this.prove(person, current, 'current');
    if (!right.ok) return right;
    return hashNew(person, next);
  }

  /** Whether it is really the person, by the password; whoever has none was asked for a recent proof before (see `policy.ts`). */
  async prove(person: Person, password: string | undefined, field: string): Promise<Outcome<null>> {
    if (person.password === '') return done(null);
    if (password === undefined)
      return refuse('invalid_input', { errors: [{ path: field, message: 'Your password is needed for this.', code: 'required' }] });
    const early = this.around.guesses.begin(PASSWORD_PROOF);
    if (early) return early;
    const right = await checkPassword(password, person.password);
    if (!right.ok) {
      this.around.guesses.unheard(PASSWORD_PROOF);
      return right;
    }
    if (right.value) this.around.guesses.right(PASSWORD_PROOF);
    const detail = 'The password is not right.';
    return right.value
      ? done(null)
      : refuse('invalid_credentials', { detail, errors: [{ path: field, message: detail, code: 'wrong_password' }] });
  }

  private setPassword(person: Person, hashed: string): void {
    const { save, mail, addressee, now, tokenNames } = this.around;
    save({ ...person, password: hashed });
    mail(person, passwordChangedMail(addressee(person), now(), tokenNames()));
  }

  private async changeEmail({ email, password }: Extract<AccountMessage, { type: 'ChangeEmail' }>, person: Person, call: Call) {
    const { addressee, mail, now, repo, account, newToken } = this.around;
    const right = await this.prove(person, password, 'password');
    if (!right.ok) return right;
    const code = await newToken();
    return this.around.transact(call, () => {
      if (email === person.email)
        return refuse('invalid_input', { errors: [{ path: 'email', message: 'This is your address already.', code: 'unchanged' }] });
      const tooOften = this.paced('change-email');
      if (tooOften) return { ok: false as const, refusal: tooOften };
      // One change at a time: a link to an address given earlier is void.
      account.dropCodes('change-email');
      repo.saveCode(code.hash, { purpose: 'change-email', subject: email, session: null, expiresAt: now() + CHANGE_LIFE_MS });
      mail(person, changeEmailMail(addressee(person, email), code.token));
      return done(null);
    });
  }

  /** The tenant is asked before the code is spent: should this die in between, the same link finishes it. */
  private async confirmEmail(token: string, person: Person): Promise<Outcome<null>> {
    const { account, repo, now, claimEmail, mail, addressee } = this.around;
    const hash = await sha256Text(token);
    const email = account.peekCode(hash, 'change-email', now());
    if (email === null) return refuse('invalid_token');
    const claimed = await claimEmail(person, email);
    if (!claimed.ok) return claimed;
    return this.around.transact({}, () => {
      if (!repo.takeCode(hash, 'change-email', now())) return refuse('invalid_token');
      const present = repo.person();
      if (!present) return refuse('not_found');
      this.around.save({ ...present, email, emailVerifiedAt: now() });
      // Links that went to the address of before must not work any more.
      account.dropCodes('reset-password', 'verify-email');
      mail(present, emailChangedMail(addressee(present)));
      return done(null);
    });
  }

  /** The same is said whether or not a mail goes: who asks learns nothing. */
  private async startReset(email: string, person: Person): Promise<Outcome<null>> {
    const { repo, now, mail, addressee, newToken } = this.around;
    const code: { token: string; hash: string } = await newToken();
    return this.around.transact({}, () => {
      if (person.email !== email || this.paced('reset-password')) return done(null);
      const entry: OneTimeCode = { purpose: 'reset-password', subject: email, session: null, expiresAt: now() + RESET_LIFE_MS };
      repo.saveCode(code.hash, entry);
      mail(person, resetMail(addressee(person), code.token));
      return done(null);
    });
  }

  private async resetPassword({ token, password }: Extract<AccountMessage, { type: 'ResetPassword' }>, person: Person) {
    const { account, repo, now, revocation } = this.around;
    const hash = await sha256Text(token);
    // Looked at first: hashing is only for those who have a code.
    if (account.peekCode(hash, 'reset-password', now()) !== person.email) return refuse('invalid_token');
    const hashed = await hashNew(person, password);
    if (!hashed.ok) return hashed;
    return this.around.transact({}, () => {
      const present = repo.person();
      if (!present || repo.takeCode(hash, 'reset-password', now())?.subject !== present.email) return refuse('invalid_token');
      account.dropCodes('reset-password');
      revocation.endAll();
      // Whoever has the code reads mails to the address.
      const verifiedAt = present.emailVerifiedAt ?? now();
      this.setPassword({ ...present, emailVerifiedAt: verifiedAt }, hashed.value);
      if (present.emailVerifiedAt === null) this.around.verified(present);
      return done(null);
    });
  }
}

async function hashNew(person: Person, password: string): Promise<Outcome<string>> {
  const problem = await passwordProblem(password, person);
  if (problem) return refuse('weak_password', { detail: problem.message, errors: [{ path: 'password', ...problem }] });
  return hashPassword(password);
}

const sessionOf = (call: Call): SessionId | undefined => (call.from.kind === 'user' ? call.from.session : undefined);

const viewOf = (session: SessionRow, own: SessionId | undefined): SessionView => ({
  id: session.id,
  device: deviceName(session.agent),
  ...(session.place ? { place: session.place } : {}),
  createdAt: new Date(session.createdAt).toISOString(),
  lastUsedAt: new Date(session.lastUsedAt).toISOString(),
  isThis: session.id === own,
});

const TYPES: ReadonlySet<string> = new Set<AccountType>([
  'ListSessions',
  'EndSession',
  'EndOtherSessions',
  'ChangePassword',
  'ChangeEmail',
  'ConfirmEmail',
  'StartReset',
  'ResetPassword',
]);
export const isAccountMessage = (message: UserMessage): message is AccountMessage => TYPES.has(message.type);

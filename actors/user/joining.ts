import type { Alarms } from '#kernel/alarms';
import { sha256Text } from '#kernel/crypto';
import { hashPassword } from '#kernel/passwords';
import { done, type Outcome, type Refusal, refuse } from '#protocol/errors';
import { UserId } from '#protocol/ids';
import type { Language } from '#protocol/language';
import type { Device, SignedIn, UserMessage } from '#protocol/user';
import { joined } from './announcing.ts';
import type { AccountSurroundings } from './around.ts';
import { verificationMail } from './mails.ts';
import { passwordProblem } from './password-choice.ts';
import { newPerson, type Person } from './repo.ts';
import type { PreparedSession } from './second-step.ts';

const VERIFY_LIFE_MS = 24 * 3_600_000;
export const TIDY_ALARM = 'user.tidy';
export const TIDY_EVERY_MS = 24 * 3_600_000;

interface Surroundings extends AccountSurroundings {
  alarms: Alarms;
  prepareSession(device: Device, isFirst: boolean): Promise<PreparedSession>;
  /** Why a mail of this kind has to wait, or `null`. */
  paced(kind: 'verify-email'): Refusal | null;
  /** Tells the tenant that the person reads mails to their address; inside `transact`. */
  verified(person: Person): void;
  /** Notes what somebody new reads, as far as it is known; inside `transact`. */
  heard(language: Language | undefined): void;
}

/** An account's beginning: registering, and showing that an address is one's own. */
export class Joining {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  async register(message: Extract<UserMessage, { type: 'Register' }>): Promise<Outcome<SignedIn>> {
    const { email, password, name, device, language } = message;
    const problem = await passwordProblem(password, { email, name });
    if (problem) return refuse('weak_password', { detail: problem.message, errors: [{ path: 'password', ...problem }] });
    const hashed = await hashPassword(password);
    if (!hashed.ok) return hashed;
    const code = await this.around.newToken();
    const session = await this.around.prepareSession(device, true);
    const now = this.around.now();
    const person = newPerson(UserId.parse(this.around.user()), email, name, hashed.value, now, message.tenant);
    const saved = this.around.transact({}, () => {
      if (this.around.repo.person()) return refuse('conflict');
      this.begin(person, language);
      session.save();
      this.around.repo.saveCode(code.hash, { purpose: 'verify-email', subject: email, session: null, expiresAt: now + VERIFY_LIFE_MS });
      this.around.mail(person, verificationMail(this.around.addressee(person), code.token));
      return done(null);
    });
    if (!saved.ok) return saved;
    // The tenant has to know the address before anybody signs in with it.
    await this.around.flushed();
    return session.answer();
  }

  /** Writes somebody new down, and tells the tenant; call it inside `transact`. */
  begin(person: Person, language: Language | undefined): void {
    this.around.save(person);
    this.around.heard(language);
    this.around.emit(joined(person, language));
    this.around.alarms.set(TIDY_ALARM, this.around.now() + TIDY_EVERY_MS);
  }

  async verifyEmail(token: string): Promise<Outcome<null>> {
    const hash = await sha256Text(token);
    const now = this.around.now();
    const verified = this.around.transact({}, () => {
      const person = this.around.repo.person();
      const code = this.around.repo.takeCode(hash, 'verify-email', now);
      if (!person || !code || code.subject !== person.email) return refuse('invalid_token');
      this.around.save({ ...person, emailVerifiedAt: now });
      this.around.verified(person);
      return done(null);
    });
    await this.around.flushed();
    return verified;
  }

  async sendVerification(person: Person): Promise<Outcome<null>> {
    const code = await this.around.newToken();
    const now = this.around.now();
    return this.around.transact({}, () => {
      if (person.emailVerifiedAt !== null) return done(null);
      const tooOften = this.around.paced('verify-email');
      if (tooOften) return { ok: false, refusal: tooOften };
      this.around.repo.saveCode(code.hash, {
        purpose: 'verify-email',
        subject: person.email,
        session: null,
        expiresAt: now + VERIFY_LIFE_MS,
      });
      this.around.mail(person, verificationMail(this.around.addressee(person), code.token));
      return done(null);
    });
  }
}

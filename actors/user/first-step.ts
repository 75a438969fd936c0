import { sha256Text } from '#kernel/crypto';
import type { Guesses } from '#kernel/guesses';
import { checkPassword, hashPassword } from '#kernel/passwords';
import { isOutdated } from '#kernel/phc';
import { type Outcome, refuse } from '#protocol/errors';
import type { FactorRequired } from '#protocol/factors';
import type { Device, SignedIn, UserMessage } from '#protocol/user';
import type { AccountSurroundings } from './around.ts';
import { knownDevice } from './known-device.ts';
import type { PreparedSession } from './second-step.ts';

interface Surroundings extends AccountSurroundings {
  guesses: Guesses;
  hasSecondFactor(): boolean;
  isSuspended(): boolean;
  prepareSession(device: Device): Promise<PreparedSession>;
  beginSecondStep(): Promise<Outcome<FactorRequired>>;
}

/** Signing in with the password, and what follows any first step. */
export class FirstStep {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  async login(message: Extract<UserMessage, { type: 'Login' }>): Promise<Outcome<SignedIn | FactorRequired>> {
    const person = this.around.repo.person();
    const device = await knownDevice(this.around.env.VITAE_SECRET, this.around.user(), message.known);
    // By the address and not the account: an actor that stands for nobody hears guesses at many addresses.
    const subject = `password/${await sha256Text(message.email)}/${device ?? 'anybody'}`;
    const early = this.around.guesses.begin(subject);
    if (early) return early;
    // Nobody here, or with another address by now: the same work is done and the same is said.
    const right = await checkPassword(message.password, person?.email === message.email ? person.password : null);
    if (!right.ok) {
      this.around.guesses.unheard(subject);
      return right;
    }
    if (!right.value || !person) return refuse('invalid_credentials');
    this.around.guesses.right(subject);
    if (isOutdated(person.password)) await this.hashAnew(person.password, message.password);
    return this.afterFirstStep(message.device);
  }

  /** New parameters reach a password when it is at hand. One that changed meanwhile is left; a busy moment leaves it for the next time. */
  private async hashAnew(stored: string, password: string): Promise<void> {
    const hashed = await hashPassword(password);
    if (!hashed.ok) return;
    this.around.change({}, () => {
      const present = this.around.repo.person();
      if (present?.password === stored) this.around.repo.savePerson({ ...present, password: hashed.value });
    });
  }

  /** Who they are is shown; a second factor may still be missing. */
  async afterFirstStep(device: Device): Promise<Outcome<SignedIn | FactorRequired>> {
    // Said only to whoever has shown that the account is theirs.
    if (this.around.isSuspended()) return refuse('account_suspended');
    if (this.around.hasSecondFactor()) return this.around.beginSecondStep();
    const session = await this.around.prepareSession(device);
    const saved = this.around.change({}, () => session.save());
    return saved.ok ? session.answer() : saved;
  }
}

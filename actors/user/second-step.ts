import { newSecret, sha256Text } from '#kernel/crypto';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { FactorKind, FactorMessage, FactorReplies, FactorRequired, PasskeyRequest } from '#protocol/factors';
import type { Device, SignedIn } from '#protocol/user';
import type { FactorsRepo } from './factors-repo.ts';
import { knownDevice } from './known-device.ts';
import { passkeyRequest, SIGN_IN } from './passkeys.ts';
import type { Proving } from './proving.ts';

const TICKET_LIFE_MS = 5 * 60_000;
const TRIES_PER_TICKET = 5;

/** A session that is ready to be opened: `save` inside a transaction, then `answer`. */
export interface PreparedSession {
  save(): void;
  answer(): Promise<Outcome<SignedIn>>;
}

/** What signing in needs of its account. */
export interface Surroundings {
  env: Env;
  user(): string;
  now(): number;
  repo: FactorsRepo;
  proving: Proving;
  transact<T>(decide: () => Outcome<T>): Outcome<T>;
  prepareSession(device: Device): Promise<PreparedSession>;
  isSuspended(): boolean;
}

type StepType = 'PasskeySignIn' | 'FactorPasskeyOptions' | 'ProveFactor';
type StepMessage = Extract<FactorMessage, { type: StepType }>;
export const isStepMessage = (message: { type: string }): message is StepMessage =>
  message.type === 'PasskeySignIn' || message.type === 'FactorPasskeyOptions' || message.type === 'ProveFactor';

/** The second step of signing in, and signing in with a passkey alone. */
export class SecondStep {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  handle(message: StepMessage): Promise<Outcome<FactorReplies[StepType]>> {
    switch (message.type) {
      case 'PasskeySignIn':
        return this.signIn(message);
      case 'FactorPasskeyOptions':
        return this.passkeyOptions(message.ticket);
      case 'ProveFactor':
        return this.prove(message);
    }
  }

  /** The factors of this account; none, and the first step is enough. */
  kinds(): FactorKind[] {
    const { repo } = this.around;
    const kinds: FactorKind[] = [];
    if (repo.passkeys().length > 0) kinds.push('passkey');
    if (repo.totp()?.since != null) kinds.push('totp');
    return kinds.length > 0 && repo.recoveryCodesLeft() > 0 ? [...kinds, 'recovery'] : kinds;
  }

  /** The first step was right: a ticket for the second. No session is opened. */
  async begin(): Promise<Outcome<FactorRequired>> {
    const { repo, now, transact, user } = this.around;
    const ticket = `${user()}.${newSecret()}`;
    const hash = await sha256Text(ticket);
    return transact(() => {
      repo.addTicket(hash, TRIES_PER_TICKET, now() + TICKET_LIFE_MS);
      return done({ factorRequired: this.kinds(), ticket, expiresIn: TICKET_LIFE_MS / 1_000 });
    });
  }

  private async passkeyOptions(ticket: string): Promise<Outcome<PasskeyRequest>> {
    const { env, repo, now } = this.around;
    const hash = await sha256Text(ticket);
    if (!repo.hasTicket(hash, now())) return ticketIsGone();
    return done(await passkeyRequest(env, repo.passkeys(), subjectOf(hash), 'preferred', now()));
  }

  private async prove({ ticket, proof, device, known }: Extract<StepMessage, { type: 'ProveFactor' }>): Promise<Outcome<SignedIn>> {
    const { env, user, repo, now, proving } = this.around;
    const hash = await sha256Text(ticket);
    if (!repo.hasTicket(hash, now())) return ticketIsGone();
    const session = await this.around.prepareSession(device);
    const guesser = guesserOf(await knownDevice(env.VITAE_SECRET, user(), known));
    const opened = await proving.prove(
      proof,
      { subject: subjectOf(hash), mustVerifyUser: false, guesser },
      () => {
        if (!repo.hasTicket(hash, now())) return ticketIsGone();
        repo.dropTicket(hash);
        if (this.around.isSuspended()) return refuse('account_suspended');
        session.save();
        return done(null);
      },
      () => repo.wearTicket(hash),
    );
    return opened.ok ? session.answer() : opened;
  }

  /** A passkey that checked its person is two factors in one. */
  private async signIn({ response, device }: Extract<StepMessage, { type: 'PasskeySignIn' }>): Promise<Outcome<SignedIn>> {
    const session = await this.around.prepareSession(device);
    const about = { subject: SIGN_IN, mustVerifyUser: true, guesser: guesserOf(null) };
    const opened = await this.around.proving.prove({ kind: 'passkey', response }, about, () => {
      if (this.around.isSuspended()) return refuse('account_suspended');
      session.save();
      return done(null);
    });
    return opened.ok ? session.answer() : opened;
  }
}

const subjectOf = (ticketHash: string) => `factor/${ticketHash}`;
/** A browser that has signed in to the account before is counted by itself. */
const guesserOf = (device: string | null) => `factor/${device ?? 'anybody'}`;
const ticketIsGone = () => refuse('invalid_token', { detail: 'This took too long, or there were too many tries. Please sign in again.' });

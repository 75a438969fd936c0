import type { Effect } from '#kernel/drain';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { FactorRequired } from '#protocol/factors';
import { type SessionId, UserId } from '#protocol/ids';
import type { Language } from '#protocol/language';
import type { OauthMessage, OauthReplies } from '#protocol/oauth';
import type { Device, SignedIn } from '#protocol/user';
import { emailVerified } from './announcing.ts';
import type { LinkedIdentities } from './identities.ts';
import type { Proofs } from './recent-proof.ts';
import { newPerson, type Person } from './repo.ts';
import type { PreparedSession } from './second-step.ts';

type EntryType = 'OauthSignIn' | 'OauthRegister' | 'OauthConfirm' | 'HasIdentity';
const TYPES: ReadonlySet<string> = new Set<EntryType>(['OauthSignIn', 'OauthRegister', 'OauthConfirm', 'HasIdentity']);
type EntryMessage = Extract<OauthMessage, { type: EntryType }>;
export const isEntryMessage = (message: { type: string }): message is EntryMessage => TYPES.has(message.type);

/** What coming in from a provider needs of the account. */
export interface Surroundings {
  linked: LinkedIdentities;
  user(): string;
  person(): Person | null;
  now(): number;
  proofs: Pick<Proofs, 'renew'>;
  /** Whether the session goes on. */
  hasSession(session: SessionId): boolean;
  hasSecondFactor(): boolean;
  /** `isFirst`: nobody is told of a new device. */
  prepareSession(device: Device, isFirst?: boolean): Promise<PreparedSession>;
  /** Opens a session, or asks for a second factor. */
  afterFirstStep(device: Device): Promise<Outcome<SignedIn | FactorRequired>>;
  transact<T>(decide: () => Outcome<T>): Outcome<T>;
  emit(effect: Effect): void;
  /** Writes somebody new down, and tells the tenant; inside `transact`. */
  begin(person: Person, language: Language | undefined): void;
  flushed(): Promise<void>;
}

/** Signing in and up by the word of a provider, which the router has heard. */
export class Entering {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  handle(message: EntryMessage): Promise<Outcome<OauthReplies[EntryType]>> | Outcome<OauthReplies[EntryType]> {
    const has = this.around.person() !== null && this.around.linked.has(message.issuer, message.subject);
    switch (message.type) {
      case 'HasIdentity':
        return done({ has });
      case 'OauthSignIn':
        return has ? this.around.afterFirstStep(message.device) : refuse('not_found');
      case 'OauthConfirm':
        return has ? this.confirm(message.session) : refuse('not_found');
      case 'OauthRegister':
        return this.register(message);
    }
  }

  /** Somebody who is signed in has signed in anew elsewhere. Whoever has a second factor is known by it. */
  private confirm(session: SessionId): Outcome<null> {
    const { hasSession, hasSecondFactor, transact, proofs, now } = this.around;
    if (!hasSession(session)) return refuse('session_ended');
    if (hasSecondFactor()) return refuse('step_up_required');
    return transact(() => {
      proofs.renew(session, now());
      return done(null);
    });
  }

  /** A new account without a password, whose address the provider has verified. */
  private async register(message: Extract<EntryMessage, { type: 'OauthRegister' }>): Promise<Outcome<SignedIn>> {
    const { linked, now, transact, emit, begin, person, user, flushed } = this.around;
    const { email, name, language } = message;
    const session = await this.around.prepareSession(message.device, true);
    const saved = transact(() => {
      if (person()) return refuse('conflict');
      const id = UserId.parse(user());
      const fresh = { ...newPerson(id, email, name, '', now(), message.tenant), emailVerifiedAt: now() };
      begin(fresh, language);
      linked.add(message, email);
      session.save();
      emit(emailVerified(fresh));
      return done(null);
    });
    if (!saved.ok) return saved;
    await flushed();
    return session.answer();
  }
}

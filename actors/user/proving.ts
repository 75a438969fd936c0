import { decryptText } from '#kernel/encrypt';
import { type Guesses, PASSWORD_PROOF } from '#kernel/guesses';
import { checkPassword } from '#kernel/passwords';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { ConfirmProof, FactorProof } from '#protocol/factors';
import { GUESSES } from '#protocol/limits';
import type { FactorsRepo } from './factors-repo.ts';
import { checkUsed } from './passkeys.ts';
import { hashOfRecoveryCode } from './recovery-codes.ts';
import { stepOfCode } from './totp.ts';

export const TOTP_PURPOSE = 'totp';

/** Takes a proof, inside a transaction: a code that is taken cannot be taken again. */
export type Take = () => boolean;
type Proof = FactorProof | ConfirmProof;

/** What a proof is for: the challenge of a passkey, and by whom guesses at codes are counted. */
export interface About {
  subject: string;
  mustVerifyUser: boolean;
  guesser: string;
}

/** What checking a proof needs of its account. */
export interface Surroundings {
  env: Env;
  user(): string;
  now(): number;
  repo: FactorsRepo;
  guesses: Guesses;
  /** The PHC string. */
  password(): string | null;
  transact<T>(decide: () => Outcome<T>): Outcome<T>;
}

/** Whether a proof is right: slow work first, then a short `Take` that spends it. Guesses cost more and more time. */
export class Proving {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /**
   * Takes `proof` and, in the same transaction, does what it allows. What is wrong stays counted, and `onWrong` is done.
   * Refuses with `wrong_factor`, or `rate_limited` while the next try has to wait.
   */
  async prove<T>(proof: Proof, about: About, allowed: () => Outcome<T>, onWrong: () => void = () => {}): Promise<Outcome<T>> {
    const { guesses, transact } = this.around;
    const guessed = guessedAt(proof, about);
    const early = guessed && guesses.begin(guessed.subject, guessed.longestMs);
    if (early) return early;
    const take = await this.prepare(proof, about);
    if (!take.ok) {
      if (guessed) guesses.unheard(guessed.subject);
      return take;
    }
    const taken = transact<Outcome<T>>(() => {
      if (take.value()) {
        const outcome = allowed();
        return outcome.ok ? done(outcome) : outcome;
      }
      onWrong();
      return done(refuse('wrong_factor'));
    });
    if (!taken.ok) return taken;
    if (taken.value.ok && guessed) guesses.right(guessed.subject);
    return taken.value;
  }

  private async prepare(proof: Proof, about: About): Promise<Outcome<Take>> {
    const { env, repo, user, now, password } = this.around;
    switch (proof.kind) {
      case 'password': {
        const right = await checkPassword(proof.password, password());
        return right.ok ? done(() => right.value) : right;
      }
      case 'recovery': {
        const hash = await hashOfRecoveryCode(proof.code);
        return done(() => repo.useRecoveryCode(hash));
      }
      case 'totp': {
        const row = repo.totp();
        if (!row || row.since === null) return done(() => false);
        const secret = await decryptText(env.VITAE_SECRET, TOTP_PURPOSE, user(), row.secret);
        return done(() => {
          const present = repo.totp();
          if (present?.since == null || present.secret !== row.secret) return false;
          const step = stepOfCode(secret, proof.code, present.lastStep, now());
          if (step !== null) repo.saveTotp({ ...present, lastStep: step });
          return step !== null;
        });
      }
      case 'passkey': {
        const { response } = proof;
        const row = repo.passkey(response.id);
        const used = row && (await checkUsed(env, response, row, about.subject, about.mustVerifyUser, now()));
        return done(() => used !== null && repo.spendChallenge(used) && repo.passkeyUsed(response.id, used.counter, now()));
      }
    }
  }
}

/** What is guessed at by a wrong proof. Nobody guesses a signature: were those counted, anybody could make an account's owner wait. */
function guessedAt(proof: Proof, { guesser }: About): { subject: string; longestMs: number } | null {
  if (proof.kind === 'passkey') return null;
  if (proof.kind === 'password') return { subject: PASSWORD_PROOF, longestMs: GUESSES.longestWaitMs };
  return { subject: guesser, longestMs: GUESSES.longestCodeWaitMs };
}

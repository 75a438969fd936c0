import { decryptText } from '#kernel/encrypt';
import { checkPassword } from '#kernel/passwords';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { ConfirmProof, FactorProof } from '#protocol/factors';
import { afterWrong, NO_TRIES, secondsToWait } from './factor-tries.ts';
import type { FactorsRepo } from './factors-repo.ts';
import { checkUsed } from './passkeys.ts';
import { hashOfRecoveryCode } from './recovery-codes.ts';
import { stepOfCode } from './totp.ts';

export const TOTP_PURPOSE = 'totp';

/** Takes a proof, inside a transaction: a code that is taken cannot be taken again. */
export type Take = () => boolean;
type Proof = FactorProof | ConfirmProof;

/** Nobody guesses a signature. Were wrong ones counted, anybody could make the owner of an account wait. */
const canBeGuessed = (proof: Proof): boolean => proof.kind !== 'passkey';

/** What checking a proof needs of its account. */
export interface Surroundings {
  env: Env;
  user(): string;
  now(): number;
  repo: FactorsRepo;
  /** The PHC string. */
  password(): string | null;
  transact<T>(decide: () => Outcome<T>): Outcome<T>;
}

/** Whether a proof is right: slow work first, then a short `Take` that spends it. Wrong ones in a row cost more and more time. */
export class Proving {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /**
   * Takes `proof` and, in the same transaction, does what it allows. What is wrong is counted, and `onWrong` done.
   * Refuses with `wrong_factor`, or `rate_limited` while the next try has to wait.
   */
  async prove<T>(
    proof: Proof,
    about: { subject: string; mustVerifyUser: boolean },
    allowed: () => Outcome<T>,
    onWrong: () => void = () => {},
  ): Promise<Outcome<T>> {
    const { repo, now, transact } = this.around;
    const waiting = this.mustWait(proof);
    if (waiting) return waiting;
    const take = await this.prepare(proof, about);
    if (!take.ok) return take;
    const taken = transact<Outcome<T>>(() => {
      // Others may have been wrong while this one was looked at.
      const still = this.mustWait(proof);
      if (still) return still;
      if (!take.value()) {
        if (canBeGuessed(proof)) repo.saveTries(afterWrong(repo.tries(), now()));
        onWrong();
        return done(refuse('wrong_factor'));
      }
      const outcome = allowed();
      if (!outcome.ok) return outcome;
      repo.saveTries(NO_TRIES);
      return done(outcome);
    });
    return taken.ok ? taken.value : taken;
  }

  private mustWait(proof: Proof) {
    if (!canBeGuessed(proof)) return null;
    const seconds = secondsToWait(this.around.repo.tries(), this.around.now());
    return seconds > 0 ? refuse('rate_limited', { retryAfter: seconds }) : null;
  }

  private async prepare(proof: Proof, about: { subject: string; mustVerifyUser: boolean }): Promise<Outcome<Take>> {
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

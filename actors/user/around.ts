import type { Call } from '#kernel/actor';
import type { Effect } from '#kernel/drain';
import type { Outcome } from '#protocol/errors';
import type { Mail } from '#protocol/tenant';
import type { Addressee } from './mails.ts';
import type { Person, UserRepo } from './repo.ts';

/** What the parts of an account need of their actor. */
export interface AccountSurroundings {
  env: Env;
  /** The account's id, also before there is anybody. */
  user(): string;
  repo: UserRepo;
  now(): number;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  change(call: Pick<Call, 'once'>, write: () => unknown): Outcome<null>;
  /** Inside `transact`, like the next two. */
  emit(effect: Effect): void;
  /** Saves the person and tells the index. */
  save(person: Person): Person;
  mail(person: Person, mail: Mail): void;
  flushed(): Promise<void>;
  addressee(person: Person): Addressee;
  /** A secret that names its account, and what is kept of it. */
  newToken(): Promise<{ token: string; hash: string }>;
}

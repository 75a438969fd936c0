import type { Call } from '#kernel/actor';
import type { Alarms } from '#kernel/alarms';
import type { Effect } from '#kernel/drain';
import type { Ports } from '#kernel/ports';
import type { AdminEvent } from '#protocol/admin-live';
import type { Outcome } from '#protocol/errors';
import type { Json } from '#protocol/json';

/** What an act was done to, and codes, ids and numbers about it: no names, no addresses, no words. */
export type About = (subject: string | null, detail?: { [key: string]: Json }) => void;

/** What the parts of a tenant need of its actor. */
export interface TenantSurroundings {
  env: Env;
  ports: Ports;
  alarms: Alarms;
  sql: SqlStorage;
  /** The tenant's id. */
  tenant(): string;
  now(): number;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
  /**
   * An act of staff: what it changes and its row in the audit log are written together. One that is refused leaves a row that says so,
   * and nothing else.
   */
  act<T>(call: Call, act: string, decide: (about: About) => Outcome<T>): Outcome<T>;
  /** Inside `transact` or `act`. */
  emit(effect: Effect): void;
  /** Tells staff who are watching; inside `transact` or `act`. */
  tell(event: AdminEvent): void;
}

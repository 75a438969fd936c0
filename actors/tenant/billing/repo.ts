import {
  BillingObject,
  type Grant,
  type InvoiceSeen,
  Standing,
  type SubscriptionList,
  type SubscriptionSeen,
  type SubscriptionState,
} from '#protocol/billing';
import { UserId } from '#protocol/ids';
import { PlanId } from '#protocol/plans';
import type { Held } from './book.ts';
import type { Evidence } from './standing.ts';

type ObjectRow = { seen: string; as_at: number; as_rank: number; as_tie: string };
type GrantRow = { plan: string; until: number | null; reason: string; by_user: string; at: number };

export interface StandingRow {
  user: UserId;
  standing: Standing;
  version: number;
}
export interface Task {
  subscription: string;
  task: 'fetch' | 'cancel';
  attempts: number;
}

const MOST_INVOICES = 100;

/** The SQL of a tenant's billing. */
export class BillingRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Notes an event; `false` when it was taken before. */
  isNewEvent(id: string, now: number): boolean {
    return this.sql.exec('INSERT OR IGNORE INTO billing_event (id, at) VALUES (?, ?) RETURNING id', id, now).toArray().length > 0;
  }

  forgetEvents(before: number): void {
    this.sql.exec('DELETE FROM billing_event WHERE at <= ?', before);
  }

  held<K extends 'subscription' | 'invoice'>(kind: K, id: string): Held<Extract<BillingObject, { kind: K }>> | null {
    const row = this.sql
      .exec<ObjectRow>('SELECT seen, as_at, as_rank, as_tie FROM billing_object WHERE id = ? AND kind = ?', id, kind)
      .toArray()[0];
    if (!row) return null;
    const seen = BillingObject.parse(JSON.parse(row.seen));
    return isKind(seen, kind) ? { seen, asOf: { at: row.as_at, rank: row.as_rank, tie: row.as_tie } } : null;
  }

  keep({ seen, asOf }: Held<SubscriptionSeen | InvoiceSeen>): void {
    this.sql.exec(
      'INSERT OR REPLACE INTO billing_object (id, kind, customer, seen, as_at, as_rank, as_tie) VALUES (?, ?, ?, ?, ?, ?, ?)',
      seen.id,
      seen.kind,
      seen.customer,
      JSON.stringify(seen),
      asOf.at,
      asOf.rank,
      asOf.tie,
    );
  }

  /** The first word on whose a customer is stays. */
  claimCustomer(customer: string, user: UserId, now: number): void {
    this.sql.exec('INSERT OR IGNORE INTO billing_customer (customer, user, at) VALUES (?, ?, ?)', customer, user, now);
  }

  userOf(customer: string): UserId | null {
    const row = this.sql.exec<{ user: string }>('SELECT user FROM billing_customer WHERE customer = ?', customer).toArray()[0];
    return row ? UserId.parse(row.user) : null;
  }

  /** The newest one. */
  customerOf(user: UserId): string | null {
    const sql = 'SELECT customer FROM billing_customer WHERE user = ? ORDER BY at DESC, customer LIMIT 1';
    return this.sql.exec<{ customer: string }>(sql, user).toArray()[0]?.customer ?? null;
  }

  subscriptionsOf(user: UserId): SubscriptionSeen[] {
    return this.objectsOf(user, 'subscription').flatMap((seen) => (isKind(seen, 'subscription') ? [seen] : []));
  }

  /** Newest first. */
  invoicesOf(user: UserId): InvoiceSeen[] {
    return this.objectsOf(user, 'invoice')
      .flatMap((seen) => (isKind(seen, 'invoice') ? [seen] : []))
      .toSorted((a, b) => b.created - a.created)
      .slice(0, MOST_INVOICES);
  }

  private objectsOf(user: UserId, kind: string): BillingObject[] {
    return this.sql
      .exec<{ seen: string }>(
        `SELECT seen FROM billing_object WHERE kind = ?1 AND customer IN (SELECT customer FROM billing_customer WHERE user = ?2)`,
        kind,
        user,
      )
      .toArray()
      .map((row) => BillingObject.parse(JSON.parse(row.seen)));
  }

  evidence(user: UserId): Evidence {
    const [grant] = this.grantRows(user, 1);
    return {
      subscriptions: this.subscriptionsOf(user),
      invoices: this.invoicesOf(user),
      grant: grant ? { plan: PlanId.parse(grant.plan), until: grant.until } : null,
    };
  }

  addGrant(user: UserId, { plan, until, reason, by }: Omit<Grant, 'at' | 'until'> & { until: number | null }, now: number): void {
    this.sql.exec(
      'INSERT INTO plan_grant (user, plan, until, reason, by_user, at) VALUES (?, ?, ?, ?, ?, ?)',
      user,
      plan,
      until,
      reason,
      by,
      now,
    );
  }

  /** Newest first. */
  grants(user: UserId): Grant[] {
    return this.grantRows(user, 50).map((row) => ({
      plan: PlanId.parse(row.plan),
      until: row.until === null ? null : new Date(row.until).toISOString(),
      reason: row.reason,
      by: UserId.parse(row.by_user),
      at: new Date(row.at).toISOString(),
    }));
  }

  private grantRows(user: UserId, limit: number): GrantRow[] {
    const sql = 'SELECT plan, until, reason, by_user, at FROM plan_grant WHERE user = ? ORDER BY id DESC LIMIT ?';
    return this.sql.exec<GrantRow>(sql, user, limit).toArray();
  }

  standing(user: UserId): StandingRow | null {
    const row = this.sql
      .exec<{ standing: string; version: number }>('SELECT standing, version FROM standing WHERE user = ?', user)
      .toArray()[0];
    return row ? { user, standing: Standing.parse(JSON.parse(row.standing)), version: row.version } : null;
  }

  /** `looksAt`: when it is to be looked at again, in ms since the epoch. */
  saveStanding({ user, standing, version }: StandingRow, looksAt: number | null): void {
    this.sql.exec(
      'INSERT OR REPLACE INTO standing (user, plan, state, standing, looks_at, version) VALUES (?, ?, ?, ?, ?, ?)',
      user,
      standing.plan,
      standing.state,
      JSON.stringify(standing),
      looksAt,
      version,
    );
  }

  lookAt(user: UserId, at: number | null): void {
    this.sql.exec('UPDATE standing SET looks_at = ? WHERE user = ?', at, user);
  }

  /** Those who are to be looked at at `now`; `limit` at most. */
  dueStandings(now: number, limit: number): UserId[] {
    return this.sql
      .exec<{ user: string }>('SELECT user FROM standing WHERE looks_at <= ? ORDER BY looks_at LIMIT ?', now, limit)
      .toArray()
      .map((row) => UserId.parse(row.user));
  }

  nextLook(): number | null {
    return this.sql.exec<{ at: number | null }>('SELECT MIN(looks_at) AS at FROM standing').one().at;
  }

  /** Notes that a person is told something; `false` when they were before. */
  isNewLetter(user: UserId, what: string, about: string, now: number): boolean {
    const sql = 'INSERT OR IGNORE INTO plan_letter (user, what, about, at) VALUES (?, ?, ?, ?) RETURNING what';
    return this.sql.exec(sql, user, what, about, now).toArray().length > 0;
  }

  /** In the order of the people's ids. */
  list(filter: { state: SubscriptionState | null; plan: PlanId | null; after: string; limit: number }): SubscriptionList['items'] {
    return this.sql
      .exec<{ user: string; standing: string }>(
        `SELECT user, standing FROM standing
         WHERE user > ?1 AND (?2 IS NULL OR state = ?2) AND (?3 IS NULL OR plan = ?3) ORDER BY user LIMIT ?4`,
        filter.after,
        filter.state,
        filter.plan,
        filter.limit,
      )
      .toArray()
      .map((row) => ({ user: UserId.parse(row.user), standing: Standing.parse(JSON.parse(row.standing)) }));
  }

  addTask(subscription: string, task: Task['task']): void {
    this.sql.exec('INSERT OR IGNORE INTO billing_task (subscription, task) VALUES (?, ?)', subscription, task);
  }

  nextTask(): Task | null {
    const row = this.sql
      .exec<{ subscription: string; task: string; attempts: number }>(
        'SELECT subscription, task, attempts FROM billing_task ORDER BY attempts, subscription, task LIMIT 1',
      )
      .toArray()[0];
    return row ? { ...row, task: row.task === 'cancel' ? 'cancel' : 'fetch' } : null;
  }

  taskDone({ subscription, task }: Task): void {
    this.sql.exec('DELETE FROM billing_task WHERE subscription = ? AND task = ?', subscription, task);
  }

  taskFailed({ subscription, task }: Task): void {
    this.sql.exec('UPDATE billing_task SET attempts = attempts + 1 WHERE subscription = ? AND task = ?', subscription, task);
  }

  /** Forgets all that is kept of a person. */
  forget(user: UserId): void {
    this.sql.exec('DELETE FROM billing_object WHERE customer IN (SELECT customer FROM billing_customer WHERE user = ?)', user);
    for (const table of ['billing_customer', 'plan_grant', 'standing', 'plan_letter'])
      this.sql.exec(`DELETE FROM ${table} WHERE user = ?`, user);
  }
}

function isKind<K extends BillingObject['kind']>(seen: BillingObject, kind: K): seen is Extract<BillingObject, { kind: K }> {
  return seen.kind === kind;
}

import type { Call } from '#kernel/actor';
import type { Alarms } from '#kernel/alarms';
import { errorFields, log } from '#kernel/log';
import type { SnapshotPort, UsagePort } from '#kernel/ports';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { TenantId } from '#protocol/ids';
import {
  type CountBatch,
  type Counter,
  HOUR_MS,
  hourOf,
  type MetricsAnswer,
  type Step,
  TENANT_METRICS_MESSAGES,
  type TenantMetricsMessage,
  type TenantMetricsReplies,
} from '#protocol/metrics';
import { MetricsRepo } from './repo.ts';
import { rowsOf, spanOf } from './rows.ts';

type Replies = TenantMetricsReplies[TenantMetricsMessage['type']];

export const SNAPSHOT_ALARM = 'metrics.snapshot';
const SNAPSHOT_EVERY_MS = 5 * 60_000;
const HOURS_KEPT = 400 * 24;
const SNAPSHOT_DAYS = 30;

/** What the counts need of their tenant. */
export interface Surroundings {
  sql: SqlStorage;
  alarms: Pick<Alarms, 'setNoLater'>;
  usage: UsagePort;
  snapshots: SnapshotPort;
  tenant(): TenantId;
  now(): number;
  transact<T>(call: Pick<Call, 'once'>, decide: () => Outcome<T>): Outcome<T>;
}

/** The tenant's own roll-ups: everything that was counted, by hour and by day. */
export class Metrics {
  private readonly around: Surroundings;
  private readonly repo: MetricsRepo;

  constructor(around: Surroundings) {
    this.around = around;
    this.repo = new MetricsRepo(around.sql);
  }

  handle(message: TenantMetricsMessage, call: Call): Outcome<Replies> {
    switch (message.type) {
      case 'CountsReported':
        return this.reported(message.counts, call);
      case 'GetMetrics':
        return this.metrics(message);
      case 'GetMetricTotals':
        return done({ totals: this.repo.totals(), ...this.repo.waiting(this.around.now()) });
    }
  }

  /** What this actor itself has done; inside the transaction of that. */
  count(name: Counter, count = 1): void {
    this.keep([[hourOf(this.around.now()), name, count]]);
  }

  private reported(counts: CountBatch, call: Call): Outcome<null> {
    // Without a key, one delivery could not be told from the next.
    if (!call.once) return refuse('bad_request');
    return this.around.transact(call, () => {
      this.keep(counts);
      return done(null);
    });
  }

  private keep(counts: CountBatch): void {
    this.repo.add(counts);
    this.around.alarms.setNoLater(SNAPSHOT_ALARM, this.around.now() + SNAPSHOT_EVERY_MS);
    for (const [hour, name, count] of counts) this.around.usage.write(this.around.tenant(), name, count, hour * HOUR_MS);
  }

  private metrics({ step, from, to }: { step: Step; from: string; to: string }): Outcome<MetricsAnswer> {
    const span = spanOf(step, from, to);
    if (!span) return refuse('invalid_input', { errors: [{ path: 'to', message: 'Ask for at least one hour or day, and for fewer.' }] });
    return done({ step, rows: rowsOf(span, this.repo.counts(span), this.repo.storageBefore(span)) });
  }

  /** @returns whether the alarm was this one's */
  async onAlarm(name: string): Promise<boolean> {
    if (name !== SNAPSHOT_ALARM) return false;
    const now = this.around.now();
    this.repo.forgetHours(hourOf(now) - HOURS_KEPT);
    const days = this.metrics({ step: 'day', from: iso(now - SNAPSHOT_DAYS * 24 * HOUR_MS), to: iso(now) });
    try {
      if (days.ok) await this.around.snapshots.put(this.around.tenant(), { at: iso(now), days: days.value.rows });
    } catch (error) {
      // The counts are here; the next snapshot has them, too.
      log('warn', 'metrics.snapshot_failed', errorFields(error));
    }
    return true;
  }
}

const iso = (ms: number): string => new Date(ms).toISOString();

const TYPES = new Set<string>(TENANT_METRICS_MESSAGES.map(({ shape }) => shape.type.value));
export const isMetricsMessage = (message: { type: string }): message is TenantMetricsMessage => TYPES.has(message.type);

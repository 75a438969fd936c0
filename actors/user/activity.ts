import type { Effect } from '#kernel/drain';
import { dayOf, hourOf } from '#protocol/metrics';
import type { UserMessage } from '#protocol/user';
import type { Person } from './repo.ts';

/** What shows that somebody is there: all of it comes from a session of theirs, or a program of theirs. */
const SIGNS: ReadonlySet<UserMessage['type']> = new Set([
  'Register',
  'OauthRegister',
  'Refresh',
  'CheckSession',
  'SpendTicket',
  'UseApiToken',
  'ListResumes',
  'GetProfile',
]);

interface Surroundings {
  sql: SqlStorage;
  now(): number;
  person(): Person | null;
  change(write: () => void): void;
  emit(effect: Effect): void;
}

/** Tells the tenant, once an hour at most, that somebody was there; never who. */
export class Activity {
  private readonly around: Surroundings;
  /** The last hour that was told; `undefined` until looked up. */
  private last: number | null | undefined;

  constructor(around: Surroundings) {
    this.around = around;
  }

  saw(type: UserMessage['type']): void {
    const { sql, now, person, change, emit } = this.around;
    if (!SIGNS.has(type)) return;
    const hour = hourOf(now());
    if (this.last === undefined) this.last = sql.exec<{ hour: number }>('SELECT hour FROM activity').toArray()[0]?.hour ?? null;
    const before = this.last;
    const somebody = person();
    // A clock that went back is no new hour.
    if (!somebody || (before !== null && before >= hour)) return;
    change(() => {
      sql.exec('INSERT OR REPLACE INTO activity (one, hour) VALUES (1, ?)', hour);
      const isFirstToday = before === null || dayOf(before) < dayOf(hour);
      const counts = [[hour, 'activeInHour', 1], ...(isFirstToday ? [[hour, 'activeInDay', 1]] : [])];
      emit({ to: 'actor', kind: 'tenant', id: somebody.tenant, message: { type: 'CountsReported', counts } });
    });
    this.last = hour;
  }

  /** A transaction was undone, or all was wiped. */
  forget(): void {
    this.last = undefined;
  }
}

import type { Call } from '#kernel/actor';
import { done, type Outcome } from '#protocol/errors';
import { CohortId, UserId } from '#protocol/ids';
import type { TenantMessage } from '#protocol/tenant';
import type { Cohort } from '#protocol/tenant-cohorts';
import type { TenantConfig } from '#protocol/tenant-config';
import { FREE, type Standing, type TenantStandingReplies } from '#protocol/tenant-standing';
import type { TenantSurroundings } from './around.ts';
import type { Suspension } from './suspension-repo.ts';
import { templateRules } from './template-rules.ts';

export type RulesMessage = Extract<TenantMessage, { type: keyof TenantStandingReplies }>;
export const isRulesMessage = (message: TenantMessage): message is RulesMessage => message.type === 'FindRules';

export const STANDING_ALARM = 'tenant.standing';
/** How many people are told in one transaction, and how long after it the next ones are. */
const AT_ONCE = 200;
const PAUSE_MS = 500;

interface Surroundings extends TenantSurroundings {
  config(): TenantConfig;
  suspension(): Suspension | null;
  cohortOf(user: string): CohortId | null;
  cohort(id: string): Cohort | null;
}

/** What the tenant lets each of its people do: their own actors are told whenever it changes, a few hundred at a time. */
export class Standings {
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  handle({ user }: RulesMessage, _call: Call): Outcome<TenantStandingReplies['FindRules']> {
    const cohort = this.around.cohortOf(user);
    const prescription = cohort === null ? null : (this.around.cohort(cohort)?.prescription ?? null);
    const isHeld = this.around.suspension() ? true : null;
    return done({ ...templateRules(this.around.config(), prescription), sections: prescription?.sections ?? [], isHeld });
  }

  /** Of somebody in this cohort. */
  of(cohort: CohortId | null): Standing {
    const config = this.around.config();
    const suspension = this.around.suspension();
    const prescription = cohort === null ? null : (this.around.cohort(cohort)?.prescription ?? null);
    return {
      templates: templateRules(config, prescription).allowed,
      isHeld: suspension !== null,
      hidesPages: suspension?.pages === 'down',
      asksFactor: config.secondFactor === 'required',
    };
  }

  /** Somebody is here, or elsewhere, from now on; `before`: what held of them. Inside the transaction. */
  changed(user: UserId, before: Standing = FREE): void {
    const standing = this.of(this.around.cohortOf(user));
    if (JSON.stringify(standing) !== JSON.stringify(before)) this.tell(user, standing);
  }

  /** Tells everybody, or those of one cohort: the first ones at once, the others by alarm. Inside the transaction. */
  round(cohort: CohortId | null): void {
    this.around.sql.exec('INSERT OR REPLACE INTO standing_round (cohort, after) VALUES (?, ?)', cohort ?? '', '');
    this.step();
  }

  onAlarm(): void {
    this.around.transact({}, () => {
      this.step();
      return done(null);
    });
  }

  private step(): void {
    const { sql, alarms, now } = this.around;
    for (const { cohort, after } of sql.exec<{ cohort: string; after: string }>('SELECT cohort, after FROM standing_round').toArray()) {
      const people = this.next(cohort, after);
      const standings = new Map<string, Standing>();
      for (const { user, cohort: of } of people) {
        const standing = standings.get(of ?? '') ?? this.of(CohortId.nullable().parse(of));
        standings.set(of ?? '', standing);
        this.tell(UserId.parse(user), standing);
      }
      const last = people.at(-1);
      if (people.length < AT_ONCE || !last) sql.exec('DELETE FROM standing_round WHERE cohort = ?', cohort);
      else {
        sql.exec('UPDATE standing_round SET after = ? WHERE cohort = ?', last.user, cohort);
        alarms.setNoLater(STANDING_ALARM, now() + PAUSE_MS);
      }
    }
  }

  private next(cohort: string, after: string): { user: string; cohort: string | null }[] {
    const { sql } = this.around;
    return cohort === ''
      ? sql
          .exec<{ user: string; cohort: string | null }>(
            `SELECT member.user, cohort_person.cohort FROM member LEFT JOIN cohort_person ON cohort_person.user = member.user
             WHERE member.user > ? ORDER BY member.user LIMIT ${AT_ONCE}`,
            after,
          )
          .toArray()
      : sql
          .exec<{ user: string; cohort: string }>(
            `SELECT user, cohort FROM cohort_person WHERE cohort = ? AND user > ? ORDER BY user LIMIT ${AT_ONCE}`,
            cohort,
            after,
          )
          .toArray();
  }

  private tell(user: UserId, standing: Standing): void {
    this.around.emit({ to: 'actor', kind: 'user', id: user, message: { type: 'SetStanding', standing } });
  }
}

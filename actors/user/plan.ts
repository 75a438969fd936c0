import { PlanHeld } from '#protocol/billing';

/** Of whom nobody has ever said anything else. */
export const NO_PLAN: PlanHeld = { plan: 'free', state: 'none', endsAt: null };

/** The person's plan, as their tenant told it. The tenant is who decides; this is for whoever asks the person's actor. */
export class PlanRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** An older word never replaces a newer one; call it inside `transact`. */
  hold({ plan, state, endsAt, version }: PlanHeld & { version: number }): void {
    this.sql.exec(
      `INSERT INTO plan (one, plan, state, ends_at, version) VALUES (1, ?, ?, ?, ?)
       ON CONFLICT (one) DO UPDATE SET plan = excluded.plan, state = excluded.state, ends_at = excluded.ends_at, version = excluded.version
       WHERE excluded.version > plan.version`,
      plan,
      state,
      endsAt,
      version,
    );
  }

  held(): PlanHeld | null {
    const row = this.sql
      .exec<{ plan: string; state: string; endsAt: string | null }>('SELECT plan, state, ends_at AS endsAt FROM plan')
      .toArray()[0];
    return row ? PlanHeld.parse(row) : null;
  }
}

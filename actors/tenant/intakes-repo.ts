import { CohortId, IntakeId, UserId } from '#protocol/ids';
import { Intake, IntakeLine, IntakeRow } from '#protocol/tenant-cohorts';

type Row = { seq: number; id: string; at: number; by: string; cohort: string | null; state: string; encoding: string; lines: number };

/** The SQL of files of people that are taken in. */
export class IntakesRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  add({ id, by, cohort, encoding, lines }: Pick<Intake, 'id' | 'by' | 'cohort' | 'encoding' | 'lines'>, now: number): void {
    this.sql.exec(
      "INSERT OR IGNORE INTO intake (id, at, by, cohort, state, encoding, lines) VALUES (?, ?, ?, ?, 'running', ?, ?)",
      id,
      now,
      by,
      cohort,
      encoding,
      lines,
    );
  }

  /** A line that is there already stays as it is. */
  addRow(intake: IntakeId, { line, email, name, cohort, outcome, reason }: IntakeRow): void {
    this.sql.exec(
      'INSERT OR IGNORE INTO intake_line (intake, line, email, name, cohort, outcome, reason) VALUES (?, ?, ?, ?, ?, ?, ?)',
      intake,
      line,
      email ?? null,
      name ?? null,
      cohort ?? null,
      outcome ?? (email === undefined ? 'refused' : null),
      reason ?? (email === undefined && outcome === undefined ? 'no_email' : null),
    );
  }

  /** How many lines have come. */
  arrived(intake: string): number {
    return this.sql.exec<{ n: number }>('SELECT COUNT(*) AS n FROM intake_line WHERE intake = ?', intake).one().n;
  }

  one(id: string): Intake | null {
    return this.read('id = ?', id)[0] ?? null;
  }

  /** Newest first. */
  latest(limit: number): Intake[] {
    return this.read('true ORDER BY seq DESC LIMIT ?', limit);
  }

  /** The oldest that is not over. */
  running(): Intake | null {
    return this.read("state = 'running' ORDER BY seq LIMIT 1")[0] ?? null;
  }

  /** Lines that nothing was done about yet, in order. */
  open(intake: IntakeId, limit: number): IntakeRow[] {
    return this.sql
      .exec<{ line: number; email: string; name: string | null; cohort: string | null }>(
        'SELECT line, email, name, cohort FROM intake_line WHERE intake = ? AND outcome IS NULL ORDER BY line LIMIT ?',
        intake,
        limit,
      )
      .toArray()
      .map(({ line, email, name, cohort }) =>
        IntakeRow.parse({ line, email, ...(name === null ? {} : { name }), ...(cohort === null ? {} : { cohort }) }),
      );
  }

  /** What a line says is not kept any longer than that. */
  settle(intake: IntakeId, line: number, outcome: IntakeLine['outcome'], reason: IntakeLine['reason'] | null = null): void {
    this.sql.exec(
      'UPDATE intake_line SET outcome = ?, reason = ?, email = NULL, name = NULL, cohort = NULL WHERE intake = ? AND line = ?',
      outcome,
      reason,
      intake,
      line,
    );
  }

  end(intake: IntakeId, state: 'done' | 'cancelled'): void {
    this.sql.exec('UPDATE intake SET state = ? WHERE id = ?', state, intake);
    this.sql.exec('DELETE FROM intake_line WHERE intake = ? AND outcome IS NULL', intake);
  }

  report(intake: IntakeId, after: number, limit: number): IntakeLine[] {
    return this.sql
      .exec<{ line: number; outcome: string; reason: string | null }>(
        'SELECT line, outcome, reason FROM intake_line WHERE intake = ? AND line > ? AND outcome IS NOT NULL ORDER BY line LIMIT ?',
        intake,
        after,
        limit,
      )
      .toArray()
      .map(({ line, outcome, reason }) => IntakeLine.parse({ line, outcome, ...(reason === null ? {} : { reason }) }));
  }

  forget(before: number): void {
    for (const { id } of this.sql
      .exec<{ id: string }>("DELETE FROM intake WHERE at < ? AND state <> 'running' RETURNING id", before)
      .toArray())
      this.sql.exec('DELETE FROM intake_line WHERE intake = ?', id);
  }

  private read(where: string, ...bindings: (string | number)[]): Intake[] {
    return this.sql
      .exec<Row>(`SELECT seq, id, at, by, cohort, state, encoding, lines FROM intake WHERE ${where}`, ...bindings)
      .toArray()
      .map(({ seq: _, at, ...row }) => {
        const counts = this.counts(row.id);
        const done = Object.values(counts).reduce((sum, n) => sum + n, 0);
        return Intake.parse({
          ...row,
          id: IntakeId.parse(row.id),
          by: UserId.parse(row.by),
          cohort: CohortId.nullable().parse(row.cohort),
          at: new Date(at).toISOString(),
          done,
          counts,
        });
      });
  }

  private counts(intake: string): Record<string, number> {
    return Object.fromEntries(
      this.sql
        .exec<{ outcome: string; n: number }>(
          'SELECT outcome, COUNT(*) AS n FROM intake_line WHERE intake = ? AND outcome IS NOT NULL GROUP BY outcome',
          intake,
        )
        .toArray()
        .map(({ outcome, n }) => [outcome, n]),
    );
  }
}

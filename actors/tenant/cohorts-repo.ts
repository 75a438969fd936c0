import { CohortId, UserId } from '#protocol/ids';
import { type Cohort, Prescription } from '#protocol/tenant-cohorts';
import { ReviewState } from '#protocol/tenant-reviews';

type CohortRecord = { id: string; name: string; created_at: number; prescription: string; people: number; invited: number };

/** Somebody in a cohort, as far as the tenant itself knows. */
export interface PersonInCohort {
  user: UserId;
  name: string;
  email: string;
  exportedAt: string | null;
  review: ReviewState | null;
}

/** Two names that a person would take for one. */
export const cohortKey = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

const NEWEST_REVIEW = '(SELECT state FROM review WHERE review.by = cohort_person.user ORDER BY seq DESC LIMIT 1)';

/** The SQL of cohorts. */
export class CohortsRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  all(): Cohort[] {
    return this.read('true ORDER BY created_at DESC, id');
  }

  one(id: string): Cohort | null {
    return this.read('id = ?', id)[0] ?? null;
  }

  named(name: string): Cohort | null {
    return this.read('key = ?', cohortKey(name))[0] ?? null;
  }

  count(): number {
    return this.sql.exec<{ n: number }>('SELECT COUNT(*) AS n FROM cohort').one().n;
  }

  add(id: CohortId, name: string, prescription: Prescription, now: number): void {
    this.sql.exec(
      'INSERT INTO cohort (id, name, key, created_at, prescription) VALUES (?, ?, ?, ?, ?)',
      id,
      name,
      cohortKey(name),
      now,
      JSON.stringify(prescription),
    );
  }

  change(id: CohortId, name: string, prescription: Prescription): void {
    this.sql.exec(
      'UPDATE cohort SET name = ?, key = ?, prescription = ? WHERE id = ?',
      name,
      cohortKey(name),
      JSON.stringify(prescription),
      id,
    );
  }

  /** Takes the cohort away. @returns who was in it */
  drop(id: CohortId): UserId[] {
    this.sql.exec('DELETE FROM cohort WHERE id = ?', id);
    this.sql.exec('UPDATE awaited_person SET cohort = NULL WHERE cohort = ?', id);
    this.sql.exec('UPDATE intake SET cohort = NULL WHERE cohort = ?', id);
    return this.sql
      .exec<{ user: string }>('DELETE FROM cohort_person WHERE cohort = ? RETURNING user', id)
      .toArray()
      .map(({ user }) => UserId.parse(user));
  }

  of(user: string): CohortId | null {
    const row = this.sql.exec<{ cohort: string }>('SELECT cohort FROM cohort_person WHERE user = ?', user).toArray()[0];
    return row ? CohortId.parse(row.cohort) : null;
  }

  put(user: UserId, cohort: CohortId | null): void {
    if (cohort === null) this.sql.exec('DELETE FROM cohort_person WHERE user = ?', user);
    else this.sql.exec('INSERT OR REPLACE INTO cohort_person (user, cohort) VALUES (?, ?)', user, cohort);
  }

  noteExport(user: UserId, now: number): void {
    this.sql.exec('INSERT OR IGNORE INTO first_export (user, at) VALUES (?, ?)', user, now);
  }

  /** In the order of their ids. */
  people(cohort: CohortId, after: string, limit: number): PersonInCohort[] {
    return this.sql
      .exec<{ user: string; name: string; email: string; at: number | null; review: string | null }>(
        `SELECT cohort_person.user, member.name, member.email, first_export.at, ${NEWEST_REVIEW} AS review FROM cohort_person
         JOIN member ON member.user = cohort_person.user LEFT JOIN first_export ON first_export.user = cohort_person.user
         WHERE cohort_person.cohort = ? AND cohort_person.user > ? ORDER BY cohort_person.user LIMIT ?`,
        cohort,
        after,
        limit,
      )
      .toArray()
      .map(({ user, name, email, at, review }) => ({
        user: UserId.parse(user),
        name,
        email,
        exportedAt: at === null ? null : new Date(at).toISOString(),
        review: ReviewState.nullable().parse(review),
      }));
  }

  /** How many of a cohort have made a file, wait for a coach, or were told by one. */
  counts(cohort: CohortId): { withExport: number; awaitingReview: number; reviewed: number } {
    const count = (where: string) =>
      this.sql.exec<{ n: number }>(`SELECT COUNT(*) AS n FROM cohort_person WHERE cohort = ? AND ${where}`, cohort).one().n;
    return {
      withExport: count('EXISTS (SELECT 1 FROM first_export WHERE first_export.user = cohort_person.user)'),
      awaitingReview: count("EXISTS (SELECT 1 FROM review WHERE by = cohort_person.user AND state IN ('waiting', 'claimed'))"),
      reviewed: count("EXISTS (SELECT 1 FROM review WHERE by = cohort_person.user AND state = 'done')"),
    };
  }

  forget(user: UserId): void {
    this.sql.exec('DELETE FROM cohort_person WHERE user = ?', user);
    this.sql.exec('DELETE FROM first_export WHERE user = ?', user);
  }

  private read(where: string, ...bindings: string[]): Cohort[] {
    return this.sql
      .exec<CohortRecord>(
        `SELECT id, name, created_at, prescription, (SELECT COUNT(*) FROM cohort_person WHERE cohort = cohort.id) AS people,
           (SELECT COUNT(*) FROM awaited_person WHERE cohort = cohort.id) AS invited FROM cohort WHERE ${where}`,
        ...bindings,
      )
      .toArray()
      .map(({ created_at, prescription, ...row }) => ({
        ...row,
        id: CohortId.parse(row.id),
        createdAt: new Date(created_at).toISOString(),
        prescription: Prescription.parse(JSON.parse(prescription)),
      }));
  }
}

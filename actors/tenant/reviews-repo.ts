import type { ResumeId, ReviewId, UserId } from '#protocol/ids';
import { Review, type ReviewState } from '#protocol/tenant-reviews';

type Row = {
  seq: number;
  id: string;
  resume: string;
  title: string;
  by: string;
  by_name: string | null;
  words: string;
  state: string;
  asked_at: number;
  coach: string | null;
  coach_name: string | null;
  claimed_at: number | null;
  done_at: number | null;
};
export interface KeptReview {
  seq: number;
  shown: Review;
}

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** The SQL of reviews. */
export class ReviewsRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  add(id: ReviewId, asked: { resume: ResumeId; title: string; by: UserId; words: string }, now: number): void {
    this.sql.exec(
      "INSERT INTO review (id, resume, title, by, words, state, asked_at) VALUES (?, ?, ?, ?, ?, 'waiting', ?)",
      id,
      asked.resume,
      asked.title,
      asked.by,
      asked.words,
      now,
    );
  }

  one(id: string): Review | null {
    return this.read('review.id = ?', id)[0]?.shown ?? null;
  }

  /** The one of a résumé that is not over. */
  openOf(resume: string): Review | null {
    return this.read("review.resume = ? AND review.state IN ('waiting', 'claimed') LIMIT 1", resume)[0]?.shown ?? null;
  }

  /** Oldest first. */
  oldest(state: ReviewState, after: number, limit: number): KeptReview[] {
    return this.read('review.state = ? AND review.seq > ? ORDER BY review.seq LIMIT ?', state, after, limit);
  }

  /** Newest first. */
  newest(state: ReviewState, before: number, limit: number): KeptReview[] {
    return this.read('review.state = ? AND review.seq < ? ORDER BY review.seq DESC LIMIT ?', state, before, limit);
  }

  by(user: string, limit: number): Review[] {
    return this.read('review.by = ? ORDER BY review.seq DESC LIMIT ?', user, limit).map(({ shown }) => shown);
  }

  openOfPerson(user: string): Review[] {
    return this.read("(review.by = ?1 OR review.coach = ?1) AND review.state IN ('waiting', 'claimed')", user).map(({ shown }) => shown);
  }

  waiting(): number {
    return this.sql.exec<{ n: number }>("SELECT COUNT(*) AS n FROM review WHERE state = 'waiting'").one().n;
  }

  claim(id: ReviewId, coach: UserId, now: number): void {
    this.sql.exec("UPDATE review SET state = 'claimed', coach = ?, claimed_at = ? WHERE id = ?", coach, now, id);
  }

  giveBack(id: ReviewId): void {
    this.sql.exec("UPDATE review SET state = 'waiting', coach = NULL, claimed_at = NULL WHERE id = ?", id);
  }

  end(id: ReviewId, state: 'done' | 'withdrawn', now: number): void {
    this.sql.exec('UPDATE review SET state = ?, done_at = ? WHERE id = ?', state, now, id);
  }

  /** @returns how many there were */
  forgetResumes(resumes: readonly string[]): number {
    return resumes.reduce(
      (sum, resume) => sum + this.sql.exec('DELETE FROM review WHERE resume = ? RETURNING 1', resume).toArray().length,
      0,
    );
  }

  forgetPerson(user: string): void {
    this.sql.exec('DELETE FROM review WHERE by = ?', user);
    this.sql.exec('UPDATE review SET coach = NULL WHERE coach = ?', user);
  }

  private read(where: string, ...bindings: (string | number)[]): KeptReview[] {
    return this.sql
      .exec<Row>(
        `SELECT review.*, asker.name AS by_name, helper.name AS coach_name FROM review
         LEFT JOIN member AS asker ON asker.user = review.by LEFT JOIN member AS helper ON helper.user = review.coach WHERE ${where}`,
        ...bindings,
      )
      .toArray()
      .map((row) => ({
        seq: row.seq,
        shown: Review.parse({
          id: row.id,
          resume: row.resume,
          title: row.title,
          by: row.by,
          byName: row.by_name ?? '',
          words: row.words,
          state: row.state,
          askedAt: iso(row.asked_at),
          coach: row.coach,
          coachName: row.coach_name,
          claimedAt: iso(row.claimed_at),
          doneAt: iso(row.done_at),
        }),
      }));
  }
}

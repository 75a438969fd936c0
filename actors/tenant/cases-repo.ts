import { z } from 'zod';
import type { UserId } from '#protocol/ids';
import type { ReportReason } from '#protocol/pages';
import { type CaseState, CaseStep, FlagRule, ModerationCase } from '#protocol/tenant-moderation';

type Row = {
  id: number;
  slug: string;
  resume: string;
  owner: string;
  opened_at: number;
  state: string;
  flags: string;
  claimed_by: string | null;
  decided_by: string | null;
  decided_at: number | null;
  reason: string | null;
  appeal_at: number | null;
  appeal_words: string | null;
  appeal_state: string | null;
};
/** A case with whom the page belongs to. */
export interface KeptCase {
  shown: ModerationCase;
  owner: string;
}
const Flags = z.array(FlagRule);
/** Of one case; more say nothing new. */
const REPORTS_SHOWN = 50;

/** The SQL of cases. */
export class CasesRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** The case of a page that nobody has decided yet. */
  undecided(slug: string): KeptCase | null {
    return this.read("slug = ? AND state IN ('open', 'claimed') ORDER BY id DESC LIMIT 1", slug)[0] ?? null;
  }

  one(id: number): KeptCase | null {
    return this.read('id = ?', id)[0] ?? null;
  }

  /** Oldest first. */
  open(after: number, limit: number): KeptCase[] {
    return this.read("state IN ('open', 'claimed') AND id > ? ORDER BY id LIMIT ?", after, limit);
  }

  /** Newest first. */
  decided(before: number, limit: number): KeptCase[] {
    return this.read("state NOT IN ('open', 'claimed') AND id < ? ORDER BY id DESC LIMIT ?", before, limit);
  }

  /** Answered by their owners, oldest first. */
  appealed(after: number, limit: number): KeptCase[] {
    return this.read("appeal_state = 'open' AND id > ? ORDER BY id LIMIT ?", after, limit);
  }

  /** Also for an answer to their owners. */
  waiting(): number {
    return this.sql
      .exec<{ n: number }>("SELECT COUNT(*) AS n FROM moderation_case WHERE state IN ('open', 'claimed') OR appeal_state = 'open'")
      .one().n;
  }

  add(page: { slug: string; resume: string; owner: string }, now: number): number {
    const { slug, resume, owner } = page;
    return this.sql
      .exec<{ id: number }>(
        "INSERT INTO moderation_case (slug, resume, owner, opened_at, state, flags) VALUES (?, ?, ?, ?, 'open', '[]') RETURNING id",
        slug,
        resume,
        owner,
        now,
      )
      .one().id;
  }

  flag(id: number, flags: readonly FlagRule[]): void {
    this.sql.exec('UPDATE moderation_case SET flags = ? WHERE id = ?', JSON.stringify(flags), id);
  }

  report(id: number, reason: ReportReason, words: string, now: number): void {
    this.sql.exec('INSERT INTO case_report (case_id, at, reason, words) VALUES (?, ?, ?, ?)', id, now, reason, words);
  }

  claim(id: number, by: UserId | null): void {
    this.sql.exec('UPDATE moderation_case SET state = ?, claimed_by = ? WHERE id = ?', by === null ? 'open' : 'claimed', by, id);
  }

  decide(id: number, state: CaseState, by: UserId, reason: ReportReason, now: number): void {
    this.sql.exec(
      'UPDATE moderation_case SET state = ?, decided_by = ?, decided_at = ?, reason = ? WHERE id = ?',
      state,
      by,
      now,
      reason,
      id,
    );
  }

  appeal(id: number, words: string, now: number): void {
    this.sql.exec("UPDATE moderation_case SET appeal_at = ?, appeal_words = ?, appeal_state = 'open' WHERE id = ?", now, words, id);
  }

  decideAppeal(id: number, granted: boolean): void {
    this.sql.exec('UPDATE moderation_case SET appeal_state = ? WHERE id = ?', granted ? 'granted' : 'refused', id);
  }

  step(id: number, by: UserId | null, step: string, why: string, now: number): void {
    this.sql.exec('INSERT INTO case_step (case_id, at, by, step, why) VALUES (?, ?, ?, ?, ?)', id, now, by, step, why);
  }

  history(id: number): CaseStep[] {
    return this.sql
      .exec<{ at: number; by: string | null; step: string; why: string }>(
        'SELECT at, by, step, why FROM case_step WHERE case_id = ? ORDER BY rowid',
        id,
      )
      .toArray()
      .map((row) => CaseStep.parse({ ...row, at: iso(row.at) }));
  }

  /** Résumés that are no more. */
  forget(resumes: readonly string[]): void {
    for (const resume of resumes)
      for (const { id } of this.sql.exec<{ id: number }>('DELETE FROM moderation_case WHERE resume = ? RETURNING id', resume).toArray()) {
        this.sql.exec('DELETE FROM case_report WHERE case_id = ?', id);
        this.sql.exec('DELETE FROM case_step WHERE case_id = ?', id);
      }
  }

  private read(where: string, ...bindings: (string | number)[]): KeptCase[] {
    return this.sql
      .exec<Row>(`SELECT * FROM moderation_case WHERE ${where}`, ...bindings)
      .toArray()
      .map((row) => ({ owner: row.owner, shown: this.shown(row) }));
  }

  private shown(row: Row): ModerationCase {
    const reports = this.sql
      .exec<{ at: number; reason: string; words: string }>(
        'SELECT at, reason, words FROM case_report WHERE case_id = ? ORDER BY rowid LIMIT ?',
        row.id,
        REPORTS_SHOWN,
      )
      .toArray();
    return ModerationCase.parse({
      id: row.id,
      slug: row.slug,
      resume: row.resume,
      openedAt: iso(row.opened_at),
      state: row.state,
      reports: reports.map((report) => ({ ...report, at: iso(report.at) })),
      flags: Flags.parse(JSON.parse(row.flags)),
      claimedBy: row.claimed_by,
      decidedBy: row.decided_by,
      decidedAt: row.decided_at === null ? null : iso(row.decided_at),
      reason: row.reason,
      appeal: row.appeal_at === null ? null : { at: iso(row.appeal_at), words: row.appeal_words, state: row.appeal_state },
    });
  }
}

const iso = (ms: number): string => new Date(ms).toISOString();

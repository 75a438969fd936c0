import { type ClaimId, ResumeId } from '#protocol/ids';

/** The SQL of whose the addresses of public pages are. */
export class PagesRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Gives an address to a résumé, if none or this one has it; says whose it is then. */
  claim(slug: string, resume: ResumeId, claim: ClaimId): ResumeId {
    this.sql.exec(
      `INSERT INTO slug (slug, resume, claim) VALUES (?1, ?2, ?3)
       ON CONFLICT (slug) DO UPDATE SET claim = excluded.claim WHERE resume = excluded.resume`,
      slug,
      resume,
      claim,
    );
    return this.holder(slug) ?? resume;
  }

  release(slug: string, resume: ResumeId, claim: ClaimId): void {
    this.sql.exec('DELETE FROM slug WHERE slug = ? AND resume = ? AND claim = ?', slug, resume, claim);
  }

  holder(slug: string): ResumeId | null {
    const row = this.sql.exec<{ resume: string }>('SELECT resume FROM slug WHERE slug = ?', slug).toArray()[0];
    return row ? ResumeId.parse(row.resume) : null;
  }

  /** The résumé is no more. */
  forget(resumes: readonly string[]): void {
    for (const resume of resumes) this.sql.exec('DELETE FROM slug WHERE resume = ?', resume);
  }
}

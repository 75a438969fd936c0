import { CohortId, ResumeId, TenantId, UserId } from '#protocol/ids';
import { TenantRole } from '#protocol/roles';
import { PersonState, PlanKey } from '#protocol/tenant-people';
import { placeInOrder, scopeWords, searchExpression } from './people-search.ts';
import type { IndexPort, Page, ResumeRow, UserRow } from './ports.ts';

/** The index across actors, in D1. */

interface UserRecord {
  seq: number;
  id: string;
  tenant: string;
  email: string;
  name: string;
  email_verified: number;
  role: string;
  state: string;
  cohort: string | null;
  plan: string | null;
  created_at: string;
  version: number;
}
interface ResumeRecord {
  id: string;
  tenant: string;
  owner: string;
  title: string;
  template: string;
  created_at: string;
  updated_at: string;
  trashed_at: string | null;
  deleted: number;
  version: number;
}

const TITLES = "COALESCE((SELECT group_concat(title, ' ') FROM resume_index WHERE owner = user_index.id AND deleted = 0), '')";

export function d1Index(db: D1Database): IndexPort {
  /** What somebody is found by, written anew from their row; to be run after it, in one batch. */
  const findable = (id: string, scope: string) => [
    db.prepare('DELETE FROM people_search WHERE rowid = (SELECT seq FROM user_index WHERE id = ?)').bind(id),
    db
      .prepare(
        `INSERT INTO people_search (rowid, scope, name, email, titles) SELECT seq, ?2, name, email, ${TITLES} FROM user_index WHERE id = ?1`,
      )
      .bind(id, scope),
  ];
  const userRecord = (id: string) => db.prepare('SELECT * FROM user_index WHERE id = ?').bind(id).first<UserRecord>();

  async function applyUser(row: UserRow): Promise<void> {
    const [saved] = await db.batch<UserRecord>([
      db
        .prepare(
          `INSERT INTO user_index (seq, id, tenant, email, name, email_verified, role, state, cohort, created_at, version)
           SELECT CASE WHEN EXISTS (SELECT 1 FROM user_index WHERE seq = ?1 AND id <> ?2)
             THEN (SELECT MAX(seq) + 1 FROM user_index WHERE seq >= ?1 AND seq < ?1 + 1024) ELSE ?1 END,
             ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?11, ?9, ?10 WHERE true
           ON CONFLICT (id) DO UPDATE SET tenant = excluded.tenant, email = excluded.email, name = excluded.name,
             email_verified = excluded.email_verified, role = excluded.role, state = excluded.state, cohort = excluded.cohort,
             version = excluded.version WHERE excluded.version >= user_index.version RETURNING *`,
        )
        .bind(
          placeInOrder(row.createdAt, row.id),
          row.id,
          row.tenant,
          row.email,
          row.name,
          row.emailVerified ? 1 : 0,
          row.role,
          row.state ?? 'active',
          row.createdAt,
          row.version,
          row.cohort ?? null,
        ),
    ]);
    const [record] = saved?.results ?? [];
    // Nothing comes back for a row that is older than what is there.
    if (record) await db.batch(findable(row.id, scopeWords(record)));
  }

  async function applyResume(row: ResumeRow): Promise<void> {
    const before = await db.prepare('SELECT owner, title, deleted FROM resume_index WHERE id = ?').bind(row.id).first<ResumeRecord>();
    await db
      .prepare(
        `INSERT INTO resume_index (id, tenant, owner, title, template, created_at, updated_at, trashed_at, deleted, version)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET tenant = excluded.tenant, owner = excluded.owner, title = excluded.title, template = excluded.template,
           updated_at = excluded.updated_at, trashed_at = excluded.trashed_at, deleted = excluded.deleted, version = excluded.version
           WHERE excluded.version >= resume_index.version`,
      )
      .bind(
        row.id,
        row.tenant,
        row.owner,
        row.title,
        row.template,
        row.createdAt,
        row.updatedAt,
        row.trashedAt,
        row.deleted ? 1 : 0,
        row.version,
      )
      .run();
    // Most changes of a résumé change nothing that its owner is found by.
    if (before?.owner === row.owner && before.title === row.title && (before.deleted === 1) === row.deleted) return;
    for (const owner of new Set([row.owner, ...(before ? [before.owner] : [])])) {
      const record = await userRecord(owner);
      if (record) await db.batch(findable(owner, scopeWords(record)));
    }
  }

  return {
    async apply(change) {
      if (change.table === 'user') await applyUser(change.row);
      else if (change.table === 'resume') await applyResume(change.row);
      else
        await db.batch([
          db.prepare('DELETE FROM people_search WHERE rowid = (SELECT seq FROM user_index WHERE id = ?)').bind(change.row.id),
          db.prepare('DELETE FROM user_index WHERE id = ?').bind(change.row.id),
        ]);
    },
    async usersByEmail(email) {
      const { results } = await db
        .prepare('SELECT id FROM user_index WHERE email = ? ORDER BY email_verified DESC, created_at DESC LIMIT 3')
        .bind(email)
        .all<{ id: string }>();
      return results.map((row) => UserId.parse(row.id));
    },
    async countWithResume(tenant, cohort) {
      const row = await db
        .prepare(
          `SELECT COUNT(*) AS n FROM user_index AS person WHERE person.tenant = ?1 AND person.cohort = ?2
           AND EXISTS (SELECT 1 FROM resume_index WHERE owner = person.id AND deleted = 0 AND trashed_at IS NULL)`,
        )
        .bind(tenant, cohort)
        .first<{ n: number }>();
      return row?.n ?? 0;
    },
    async countOwned(tenant, owners) {
      if (owners.length === 0) return new Map();
      const { results } = await db
        .prepare(
          `SELECT owner, COUNT(*) AS n FROM resume_index WHERE tenant = ? AND deleted = 0 AND trashed_at IS NULL
           AND owner IN (SELECT value FROM json_each(?)) GROUP BY owner`,
        )
        .bind(tenant, JSON.stringify(owners))
        .all<{ owner: string; n: number }>();
      return new Map(results.map(({ owner, n }) => [UserId.parse(owner), n]));
    },
    async listUsers(tenant, after, limit) {
      const { results } = await db
        .prepare('SELECT * FROM user_index WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?')
        .bind(tenant, after ?? '', limit + 1)
        .all<UserRecord>();
      return pageOf(results.map(userRow), limit);
    },
    async searchUsers(tenant, filter, cursor, limit) {
      const expression = searchExpression(tenant, filter);
      if (expression === null) return { items: [] };
      const { results } = await db
        .prepare(
          `SELECT person.* FROM people_search JOIN user_index AS person ON person.seq = people_search.rowid
           WHERE people_search MATCH ?1 AND people_search.rowid < ?2 AND (?3 IS NULL OR person.plan = ?3)
           ORDER BY people_search.rowid DESC LIMIT ?4`,
        )
        .bind(expression, cursor ?? Number.MAX_SAFE_INTEGER, filter.plan ?? null, limit + 1)
        .all<UserRecord>();
      const items = results.slice(0, limit);
      const last = items.at(-1);
      return { items: items.map(userRow), ...(results.length > limit && last ? { cursor: String(last.seq) } : {}) };
    },
    async userById(tenant, id) {
      const record = await userRecord(id);
      return record?.tenant === tenant ? userRow(record) : null;
    },
    async resumesOf(tenant, owner, limit) {
      const { results } = await db
        .prepare('SELECT * FROM resume_index WHERE tenant = ? AND owner = ? AND deleted = 0 ORDER BY updated_at DESC LIMIT ?')
        .bind(tenant, owner, limit)
        .all<ResumeRecord>();
      return results.map(resumeRow);
    },
    async listResumes(tenant, after, limit) {
      const { results } = await db
        .prepare('SELECT * FROM resume_index WHERE tenant = ? AND id > ? AND deleted = 0 ORDER BY id LIMIT ?')
        .bind(tenant, after ?? '', limit + 1)
        .all<ResumeRecord>();
      return pageOf(results.map(resumeRow), limit);
    },
  };
}

function pageOf<T extends { id: string }>(rows: T[], limit: number): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, cursor: last.id } : { items };
}

const userRow = (row: UserRecord): UserRow => ({
  id: UserId.parse(row.id),
  tenant: TenantId.parse(row.tenant),
  email: row.email,
  name: row.name,
  emailVerified: row.email_verified === 1,
  role: TenantRole.parse(row.role),
  state: PersonState.parse(row.state),
  cohort: row.cohort === null ? null : CohortId.parse(row.cohort),
  plan: row.plan === null ? null : PlanKey.parse(row.plan),
  createdAt: row.created_at,
  version: row.version,
});

const resumeRow = (row: ResumeRecord): ResumeRow => ({
  id: ResumeId.parse(row.id),
  tenant: TenantId.parse(row.tenant),
  owner: UserId.parse(row.owner),
  title: row.title,
  template: row.template,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  trashedAt: row.trashed_at,
  deleted: row.deleted === 1,
  version: row.version,
});

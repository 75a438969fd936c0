import { ResumeId, TenantId, UserId } from '#protocol/ids';
import { TenantRole } from '#protocol/roles';
import { mailPort } from './mail/port.ts';
import type { FilePort, IndexPort, Page, Ports, ResumeRow, RevokedPort, UserRow, WebPort } from './ports.ts';

/** The ports over the platform's bindings: the same on Cloudflare and on one machine. */
export function platformPorts(env: Env): Ports {
  return {
    index: d1Index(env.INDEX),
    files: r2Files(env.FILES),
    exports: { send: async (nudge) => void (await env.EXPORTS.send(nudge)) },
    mail: mailPort(env, Date.now),
    revoked: kvRevoked(env.REVOKED),
    web: fetchedWeb(env),
    now: () => Date.now(),
  };
}

interface UserRecord {
  id: string;
  tenant: string;
  email: string;
  name: string;
  email_verified: number;
  role: string;
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

export function d1Index(db: D1Database): IndexPort {
  return {
    async apply(change) {
      if (change.table === 'user') {
        const { row } = change;
        await db
          .prepare(
            `INSERT INTO user_index (id, tenant, email, name, email_verified, role, created_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET email = excluded.email, name = excluded.name, email_verified = excluded.email_verified,
               role = excluded.role, version = excluded.version WHERE excluded.version >= user_index.version`,
          )
          .bind(row.id, row.tenant, row.email, row.name, row.emailVerified ? 1 : 0, row.role, row.createdAt, row.version)
          .run();
      } else if (change.table === 'user-gone') {
        await db.prepare('DELETE FROM user_index WHERE id = ?').bind(change.row.id).run();
      } else {
        const { row } = change;
        await db
          .prepare(
            `INSERT INTO resume_index (id, tenant, owner, title, template, created_at, updated_at, trashed_at, deleted, version)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, title = excluded.title, template = excluded.template,
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
      }
    },
    async usersByEmail(email) {
      const { results } = await db
        .prepare('SELECT id FROM user_index WHERE email = ? ORDER BY email_verified DESC, created_at DESC LIMIT 3')
        .bind(email)
        .all<{ id: string }>();
      return results.map((row) => UserId.parse(row.id));
    },
    async listUsers(tenant, after, limit) {
      const { results } = await db
        .prepare('SELECT * FROM user_index WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?')
        .bind(tenant, after ?? '', limit + 1)
        .all<UserRecord>();
      return pageOf(results.map(userRow), limit);
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

export function r2Files(bucket: R2Bucket): FilePort {
  return {
    async put(key, bytes, contentType, about = {}) {
      await bucket.put(key, bytes, { httpMetadata: { contentType }, customMetadata: about });
    },
    async head(key) {
      const object = await bucket.head(key);
      return object ? { size: object.size, about: object.customMetadata ?? {} } : null;
    },
    async get(key) {
      const object = await bucket.get(key);
      return object ? { body: object.body, size: object.size } : null;
    },
    async delete(key) {
      await bucket.delete(key);
    },
    async *list(prefix) {
      let cursor: string | undefined;
      do {
        const page = await bucket.list({ prefix, ...(cursor === undefined ? {} : { cursor }) });
        for (const { key, size } of page.objects) yield { key, size };
        cursor = page.truncated ? page.cursor : undefined;
      } while (cursor !== undefined);
    },
  };
}

/** The shortest time that KV keeps anything, in seconds. */
const KV_LEAST_S = 60;
const WEB_MS = 5_000;

/** On one machine `WEB` is a service that reaches public addresses only; on Cloudflare nothing reaches others. */
export function fetchedWeb(env: Env): WebPort {
  return {
    async post(url, body, headers) {
      const request = { method: 'POST', body, headers, redirect: 'manual', signal: AbortSignal.timeout(WEB_MS) } as const;
      const answer = await (env.WEB ? env.WEB.fetch(url, request) : fetch(url, request));
      await answer.body?.cancel();
      return answer.status;
    },
  };
}

export function kvRevoked(kv: KVNamespace): RevokedPort {
  return {
    async add(session, until) {
      const seconds = Math.max(KV_LEAST_S, Math.ceil((until - Date.now()) / 1_000));
      await kv.put(session, '1', { expirationTtl: seconds });
    },
    has: async (session) => (await kv.get(session)) !== null,
  };
}

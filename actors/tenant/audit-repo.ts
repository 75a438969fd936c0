import { Json } from '#protocol/json';
import { AUDIT_START, type AuditEntry, type AuditFilter, AuditRow } from '#protocol/tenant-audit';
import { auditHash, canonical } from './audit-chain.ts';

export type AuditRecord = {
  id: number;
  at: number;
  actor: string | null;
  act: string;
  subject: string | null;
  detail: string;
  hash: string;
};

/** A row as it is kept, with its parts as they were hashed. What is broken in it stays broken: whoever checks the chain sees it. */
export function readRecord({ at, detail, ...record }: AuditRecord): { id: number; [part: string]: unknown } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(detail);
  } catch {
    parsed = undefined;
  }
  const time = new Date(at);
  return { ...record, at: Number.isNaN(time.getTime()) ? null : time.toISOString(), detail: parsed };
}

/** The SQL of the audit log. It has no way to change a row. */
export class AuditRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Call it inside the transaction of what is written down. `at` in ms since the epoch. */
  add(entry: Omit<AuditEntry, 'id' | 'at'>, at: number): number {
    const last = this.sql.exec<{ id: number; hash: string }>('SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1').toArray()[0];
    const id = (last?.id ?? 0) + 1;
    const hash = auditHash(last?.hash ?? AUDIT_START, { ...entry, id, at: new Date(at).toISOString() });
    this.sql.exec(
      'INSERT INTO audit (id, at, actor, act, subject, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id,
      at,
      entry.actor,
      entry.act,
      entry.subject,
      canonical(Json.parse(entry.detail)),
      hash,
    );
    return id;
  }

  /** Newest first before `before`; with `after`, oldest first after that. */
  search(filter: AuditFilter, { before, after }: { before?: number | undefined; after?: number | undefined }, limit: number): AuditRow[] {
    const wheres: string[] = [after === undefined ? 'id < ?' : 'id > ?'];
    const bindings: (string | number)[] = [after ?? before ?? Number.MAX_SAFE_INTEGER];
    for (const column of ['actor', 'act', 'subject'] as const) {
      const wanted = filter[column];
      if (wanted === undefined) continue;
      wheres.push(`${column} = ?`);
      bindings.push(wanted);
    }
    if (filter.from !== undefined) {
      wheres.push('at >= ?');
      bindings.push(Date.parse(filter.from));
    }
    if (filter.until !== undefined) {
      wheres.push('at < ?');
      bindings.push(Date.parse(filter.until));
    }
    const order = after === undefined ? 'DESC' : 'ASC';
    return this.records(`WHERE ${wheres.join(' AND ')} ORDER BY id ${order} LIMIT ${limit}`, bindings).map((record) =>
      AuditRow.parse(readRecord(record)),
    );
  }

  /** In order, as they are. */
  after(id: number, limit: number): { id: number }[] {
    return this.records(`WHERE id > ? ORDER BY id LIMIT ${limit}`, [id]).map(readRecord);
  }

  private records(rest: string, bindings: (string | number)[]): AuditRecord[] {
    return this.sql.exec<AuditRecord>(`SELECT id, at, actor, act, subject, detail, hash FROM audit ${rest}`, ...bindings).toArray();
  }
}

import { type TenantId, UserId } from '#protocol/ids';
import type { PagesOfSuspended, TenantSuspended } from '#protocol/tenant-operator';

/** Of a tenant that is suspended. */
export interface Suspension {
  at: number;
  why: string;
  pages: PagesOfSuspended;
}
type SuspensionRecord = { at: number; why: string; pages: string };

const pagesOf = (pages: string): PagesOfSuspended => (pages === 'down' ? 'down' : 'stay');

/** The SQL of suspended tenants: of this one, and in the default tenant of the others. */
export class SuspensionRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  own(): Suspension | null {
    const row = this.sql.exec<SuspensionRecord>('SELECT at, why, pages FROM tenant_suspension').toArray()[0];
    return row ? { ...row, pages: pagesOf(row.pages) } : null;
  }

  setOwn(suspension: Suspension | null): void {
    this.sql.exec('DELETE FROM tenant_suspension');
    if (suspension)
      this.sql.exec(
        'INSERT INTO tenant_suspension (one, at, why, pages) VALUES (1, ?, ?, ?)',
        suspension.at,
        suspension.why,
        suspension.pages,
      );
  }

  of(tenant: TenantId): TenantSuspended | null {
    const row = this.sql
      .exec<SuspensionRecord & { by: string }>('SELECT at, by, why, pages FROM suspended_tenant WHERE tenant = ?', tenant)
      .toArray()[0];
    return row ? { at: new Date(row.at).toISOString(), by: UserId.parse(row.by), why: row.why, pages: pagesOf(row.pages) } : null;
  }

  suspend(tenant: TenantId, by: UserId, { at, why, pages }: Suspension): void {
    this.sql.exec('INSERT INTO suspended_tenant (tenant, at, by, why, pages) VALUES (?, ?, ?, ?, ?)', tenant, at, by, why, pages);
  }

  restore(tenant: TenantId): void {
    this.sql.exec('DELETE FROM suspended_tenant WHERE tenant = ?', tenant);
  }
}

import { TenantId, UserId } from '#protocol/ids';
import type { EmailClaim } from '#protocol/tenant';
import type { TenantView } from '#protocol/tenant-operator';

/** Whose an address is, and where they belong; `null`: here. */
export interface Address {
  user: UserId;
  email: string;
  verified: boolean;
  tenant: TenantId | null;
}

/** The SQL of what the default tenant knows of everybody: addresses, and the other tenants. */
export class DirectoryRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  claim(user: UserId, email: string, tenant: TenantId | null, now: number): void {
    this.sql.exec('INSERT OR IGNORE INTO address (user, email, tenant, claimed_at) VALUES (?, ?, ?, ?)', user, email, tenant, now);
  }

  /** The one who verified the address first, then the newest claims. */
  claims(email: string, limit: number): EmailClaim[] {
    return this.sql
      .exec<{ user: string; verified: number }>(
        'SELECT user, verified FROM address WHERE email = ? ORDER BY verified DESC, claimed_at DESC LIMIT ?',
        email,
        limit,
      )
      .toArray()
      .map((row) => ({ user: UserId.parse(row.user), verified: row.verified === 1 }));
  }

  of(user: UserId): Address | null {
    const row = this.sql
      .exec<{ email: string; verified: number; tenant: string | null }>('SELECT email, verified, tenant FROM address WHERE user = ?', user)
      .toArray()[0];
    return row
      ? { user, email: row.email, verified: row.verified === 1, tenant: row.tenant === null ? null : TenantId.parse(row.tenant) }
      : null;
  }

  /** The address is theirs from now on. */
  own(user: UserId, email: string): void {
    this.sql.exec('UPDATE address SET email = ?, verified = 1 WHERE user = ?', email, user);
  }

  /** Somebody goes to another tenant. */
  move(user: UserId, tenant: TenantId): void {
    this.sql.exec('UPDATE address SET tenant = ? WHERE user = ?', tenant, user);
  }

  forget(user: UserId): void {
    this.sql.exec('DELETE FROM address WHERE user = ?', user);
  }

  /** Where somebody with this address belongs: by the operator's word on the address, else on its domain; `null`: here. */
  placeOf(email: string): TenantId | null {
    const row = this.sql
      .exec<{ tenant: string }>(
        'SELECT tenant FROM awaited WHERE email = ?1 UNION ALL SELECT tenant FROM tenant_domain WHERE domain = ?2 LIMIT 1',
        email,
        email.slice(email.lastIndexOf('@') + 1),
      )
      .toArray()[0];
    return row ? TenantId.parse(row.tenant) : null;
  }

  /** Which of these domains are some tenant's already. */
  taken(domains: readonly string[]): string[] {
    return domains.filter((domain) => this.sql.exec('SELECT 1 FROM tenant_domain WHERE domain = ?', domain).toArray().length > 0);
  }

  addTenant(id: TenantId, { name, admin, domains }: { name: string; admin: string; domains: readonly string[] }, now: number): void {
    this.sql.exec('INSERT INTO other_tenant (id, name, created_at) VALUES (?, ?, ?)', id, name, now);
    this.sql.exec('INSERT OR REPLACE INTO awaited (email, tenant) VALUES (?, ?)', admin, id);
    for (const domain of domains) this.sql.exec('INSERT INTO tenant_domain (domain, tenant) VALUES (?, ?)', domain, id);
  }

  count(): number {
    return this.sql.exec<{ n: number }>('SELECT COUNT(*) AS n FROM other_tenant').one().n;
  }

  /** In the order in which they were made. */
  tenants(): TenantView[] {
    return this.sql
      .exec<{ id: string; name: string; created_at: number; domains: string; people: number }>(
        `SELECT id, name, created_at, (SELECT json_group_array(domain) FROM tenant_domain WHERE tenant = id) AS domains,
           (SELECT COUNT(*) FROM address WHERE tenant = id) AS people FROM other_tenant ORDER BY created_at, id`,
      )
      .toArray()
      .map((row) => ({
        id: TenantId.parse(row.id),
        name: row.name,
        createdAt: new Date(row.created_at).toISOString(),
        domains: JSON.parse(row.domains),
        people: row.people,
      }));
  }

  /** Who becomes this tenant's first admin, by its operator's word. */
  founder(): string | null {
    return this.sql.exec<{ admin: string }>('SELECT admin FROM founding').toArray()[0]?.admin ?? null;
  }

  found(admin: string, now: number): void {
    this.sql.exec('INSERT OR IGNORE INTO founding (one, admin, at) VALUES (1, ?, ?)', admin, now);
  }
}

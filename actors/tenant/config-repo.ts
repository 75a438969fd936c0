import { UserId } from '#protocol/ids';
import { type ConfigVersion, DEFAULT_CONFIG, TenantConfig } from '#protocol/tenant-config';
import { changedKeys } from './config-rules.ts';

type VersionRecord = { version: number; at: number; by: string | null; why: string; rollback_of: number | null; config: string };

/** The SQL of a tenant's configuration. */
export class ConfigRepo {
  private readonly sql: SqlStorage;
  /** What is in force: every registration and every mail asks. */
  private current: { version: number; config: TenantConfig } | null = null;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** What is in force, and its number. */
  now(): { version: number; config: TenantConfig } {
    if (!this.current) {
      const row = this.sql
        .exec<{ version: number; config: string }>('SELECT version, config FROM config_version ORDER BY version DESC LIMIT 1')
        .toArray()[0];
      this.current = row ? { version: row.version, config: this.read(row.config) } : { version: 0, config: this.first() };
    }
    return this.current;
  }

  at(version: number): TenantConfig | null {
    if (version === 0) return this.first();
    const row = this.sql.exec<{ config: string }>('SELECT config FROM config_version WHERE version = ?', version).toArray()[0];
    return row ? this.read(row.config) : null;
  }

  /** Call it inside the transaction. `at` in ms since the epoch. */
  add(config: TenantConfig, about: { at: number; by: string | null; why: string; rollbackOf: number | null }): number {
    this.sql.exec(
      'INSERT INTO config_version (at, by, why, rollback_of, config) VALUES (?, ?, ?, ?, ?)',
      about.at,
      about.by,
      about.why,
      about.rollbackOf,
      JSON.stringify(config),
    );
    this.forget();
    return this.now().version;
  }

  /** Newest first; the beginning (0) comes last. */
  list(before: number, limit: number): ConfigVersion[] {
    const rows = this.sql
      .exec<VersionRecord>(`SELECT * FROM config_version WHERE version < ? ORDER BY version DESC LIMIT ${limit}`, before)
      .toArray();
    const items: ConfigVersion[] = rows.map((row) => ({
      version: row.version,
      at: new Date(row.at).toISOString(),
      by: row.by === null ? null : UserId.parse(row.by),
      why: row.why,
      rollbackOf: row.rollback_of,
      changed: changedKeys(this.at(row.version - 1) ?? this.first(), this.read(row.config)),
    }));
    if (items.length < limit && before > 0) items.push({ version: 0, at: null, by: null, why: '', rollbackOf: null, changed: [] });
    return items;
  }

  /** Drops what is in memory, after a transaction that failed. */
  forget(): void {
    this.current = null;
  }

  /** What older versions of us wrote lacks the settings that came later. */
  private read(json: string): TenantConfig {
    return TenantConfig.parse({ ...DEFAULT_CONFIG, ...JSON.parse(json) });
  }

  /** What a tenant begins with: what was set before there were versions, else as we ship it. */
  private first(): TenantConfig {
    const rows = this.sql.exec<{ key: string; value: string }>('SELECT key, value FROM config').toArray();
    const stored = Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)]));
    return TenantConfig.parse({ ...DEFAULT_CONFIG, ...stored });
  }
}

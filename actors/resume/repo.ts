import { ResumeId, TenantId, UserId } from '#protocol/ids';
import type { Json } from '#protocol/json';
import { jsonBytes } from '#protocol/json';
import { DeviceKind, type RegisterEntry, type Stamp } from '#protocol/live';
import type { Path, Value } from '#protocol/registers';
import type { Author } from '#sync/clash';
import type { DocumentState, Register, SetWrite, Write } from '#sync/document-state';
import { type Clock, stampMs } from '#sync/stamp';
import { TextsRepo } from './texts-repo.ts';

export interface ResumeRow {
  id: ResumeId;
  tenant: TenantId;
  owner: UserId;
  createdAt: number;
  updatedAt: number;
  trashedAt: number | null;
  purgedAt: number | null;
  seq: number;
  clock: Clock;
  version: number;
}
/** Somebody's replica: the last of its operations that was decided, and what it is on. */
export interface ReplicaRow {
  user: string;
  seen: number;
  device: DeviceKind | null;
}
type ResumeRecord = {
  id: string;
  tenant: string;
  owner: string;
  created_at: number;
  updated_at: number;
  trashed_at: number | null;
  purged_at: number | null;
  seq: number;
  clock_ms: number;
  clock_counter: number;
  version: number;
};

/** The SQL of a résumé's actor. The registers are kept in memory too once read; the rows are the truth. */
export class ResumeRepo {
  readonly texts: TextsRepo;
  private readonly sql: SqlStorage;
  private loaded: { registers: Map<Path, Register>; bytes: number } | null = null;
  /** The résumé's row and the replicas' as last read or written: every edit asks for its own. `undefined`: not read yet. */
  private row: ResumeRow | null | undefined;
  private readonly replicas = new Map<string, ReplicaRow>();
  private readonly hasPhoto: (key: string) => boolean;

  /** `writer`: the Yjs id under which the actor itself writes. `hasPhoto`: whether a picture is kept with the résumé. */
  constructor(sql: SqlStorage, writer: number, hasPhoto: (key: string) => boolean) {
    this.sql = sql;
    this.hasPhoto = hasPhoto;
    this.texts = new TextsRepo(sql, writer);
  }

  resume(): ResumeRow | null {
    if (this.row === undefined) this.row = this.readResume();
    return this.row;
  }

  private readResume(): ResumeRow | null {
    const row = this.sql.exec<ResumeRecord>('SELECT * FROM resume').toArray()[0];
    return row
      ? {
          id: ResumeId.parse(row.id),
          tenant: TenantId.parse(row.tenant),
          owner: UserId.parse(row.owner),
          createdAt: row.created_at,
          updatedAt: row.updated_at,
          trashedAt: row.trashed_at,
          purgedAt: row.purged_at,
          seq: row.seq,
          clock: { ms: row.clock_ms, counter: row.clock_counter },
          version: row.version,
        }
      : null;
  }

  saveResume(row: ResumeRow): void {
    this.row = row;
    this.sql.exec(
      `INSERT OR REPLACE INTO resume (id, tenant, owner, created_at, updated_at, trashed_at, purged_at, seq, clock_ms, clock_counter, version)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      row.id,
      row.tenant,
      row.owner,
      row.createdAt,
      row.updatedAt,
      row.trashedAt,
      row.purgedAt,
      row.seq,
      row.clock.ms,
      row.clock.counter,
      row.version,
    );
  }

  /** Saves how far the document has come; the rest of the row is as it was. */
  saveProgress(row: ResumeRow): void {
    this.row = row;
    const { seq, clock, updatedAt } = row;
    this.sql.exec('UPDATE resume SET seq = ?, clock_ms = ?, clock_counter = ?, updated_at = ?', seq, clock.ms, clock.counter, updatedAt);
  }

  /** The document as deciding needs it. */
  state(row: ResumeRow): DocumentState {
    const { registers, bytes } = this.load();
    const { author, texts, hasPhoto } = this;
    return { seq: row.seq, bytes, clock: row.clock, register: (path) => registers.get(path), author, texts, hasPhoto };
  }

  author = (path: Path): Author | null => {
    const row = this.sql
      .exec<{ user: string; stamp: string; device: string | null }>(
        'SELECT reg.user, reg.stamp, replica.device FROM reg LEFT JOIN replica ON replica.id = reg.actor WHERE path = ?',
        path,
      )
      .toArray()[0];
    // Of before authors were kept.
    if (!row || row.user === '') return null;
    return { user: row.user, device: DeviceKind.nullable().catch(null).parse(row.device), at: stampMs(row.stamp) };
  };

  value(path: Path): Json | undefined {
    return this.load().registers.get(path)?.value;
  }

  *entries(): Iterable<readonly [Path, Value]> {
    for (const [path, register] of this.load().registers) yield [path, register.value];
    yield* this.texts.entries();
  }

  /** When each register and text was last written. */
  *stamps(): Iterable<Stamp> {
    for (const { stamp } of this.load().registers.values()) yield stamp;
    yield* this.texts.stamps();
  }

  /** Registers written after `since`, in the order of their writing. */
  changedSince(since: number): RegisterEntry[] {
    return [...this.load().registers]
      .filter(([, register]) => register.seq > since)
      .sort(([, a], [, b]) => a.seq - b.seq)
      .map(([path, register]) => [path, register.value, register.stamp, register.seq]);
  }

  /** Writes what was decided; call it inside the transaction. Forget the memory (`forget`) should that fail. */
  write(writes: readonly Write[], by: { user: string; actor: string; at: number }): void {
    const loaded = this.load();
    for (const write of writes) {
      const { path, stamp, seq } = write;
      const isSet = write.kind === 'set';
      const value = isSet ? JSON.stringify(write.value) : 'null';
      const previous = isSet && write.previous !== undefined ? JSON.stringify(write.previous) : null;
      if (isSet) this.writeRegister(write, value, by);
      else {
        this.texts.write(write, by);
        loaded.bytes += write.update.byteLength;
      }
      this.sql.exec(
        'INSERT INTO op (seq, at, user, actor, path, value, previous, stamp) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        seq,
        by.at,
        by.user,
        by.actor,
        path,
        value,
        previous,
        stamp,
      );
    }
  }

  private writeRegister({ path, value, stamp, seq }: SetWrite, json: string, by: { user: string; actor: string }): void {
    const loaded = this.load();
    this.sql.exec(
      `INSERT INTO reg (path, value, stamp, actor, user, seq) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (path) DO UPDATE
       SET value = excluded.value, stamp = excluded.stamp, actor = excluded.actor, user = excluded.user, seq = excluded.seq`,
      path,
      json,
      stamp,
      by.actor,
      by.user,
      seq,
    );
    const before = loaded.registers.get(path);
    loaded.bytes += jsonBytes(value) - (before ? jsonBytes(before.value) : -path.length);
    loaded.registers.set(path, { value, stamp, seq });
  }

  /** Drops the memory of the registers; the next read loads them again. */
  forget(): void {
    this.loaded = null;
    this.row = undefined;
    this.replicas.clear();
    this.texts.forget();
  }

  replica(id: string): ReplicaRow | null {
    const known = this.replicas.get(id);
    if (known) return known;
    const row = this.sql
      .exec<{ user: string; seen: number; device: string | null }>('SELECT user, seen, device FROM replica WHERE id = ?', id)
      .toArray()[0];
    if (!row) return null;
    const replica = { ...row, device: DeviceKind.nullable().catch(null).parse(row.device) };
    this.replicas.set(id, replica);
    return replica;
  }

  /** A replica that says hello: whose it is, and what it is on. */
  claimReplica(id: string, user: string, device: DeviceKind | null, at: number): void {
    this.replicas.delete(id);
    this.sql.exec(
      `INSERT INTO replica (id, user, seen, at, device) VALUES (?, ?, 0, ?, ?)
       ON CONFLICT (id) DO UPDATE SET device = coalesce(excluded.device, device), at = excluded.at`,
      id,
      user,
      at,
      device,
    );
  }

  saveReplica(id: string, user: string, seen: number, at: number): void {
    this.replicas.set(id, { user, seen, device: this.replicas.get(id)?.device ?? null });
    this.sql.exec(
      'INSERT INTO replica (id, user, seen, at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET seen = excluded.seen, at = excluded.at',
      id,
      user,
      seen,
      at,
    );
  }

  /** Removes the document. */
  purge(): void {
    for (const table of ['reg', 'op', 'replica']) this.sql.exec(`DELETE FROM ${table}`);
    this.texts.clear();
    this.forget();
  }

  private load() {
    if (!this.loaded) {
      const registers = new Map<Path, Register>();
      let bytes = this.texts.bytes();
      for (const row of this.sql.exec<{ path: string; value: string; stamp: string; seq: number }>(
        'SELECT path, value, stamp, seq FROM reg',
      )) {
        const value: Json = JSON.parse(row.value);
        registers.set(row.path, { value, stamp: row.stamp, seq: row.seq });
        bytes += row.path.length + jsonBytes(value);
      }
      this.loaded = { registers, bytes };
    }
    return this.loaded;
  }
}

import { z } from 'zod';
import type { OneTimeCode } from './repo.ts';

/** An actor that a session may have sockets at. */
export interface Place {
  kind: 'resume' | 'export' | 'tenant';
  id: string;
}
const PlaceKind = z.enum(['resume', 'export', 'tenant']);

/**
 * `planned`: can be undone. `leaving`: others are told. `left`: they know, and the last traces go.
 * Times are milliseconds since the epoch.
 */
export interface Deletion {
  askedAt: number;
  dueAt: number;
  stage: 'planned' | 'leaving' | 'left';
}
const Stage = z.enum(['planned', 'leaving', 'left']);

/** The SQL of an account's life: where its sessions are, how often it was mailed, whether it is to end. */
export class AccountRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  saveOpen(session: string, place: Place): void {
    this.sql.exec('INSERT OR IGNORE INTO open_place (session, kind, id) VALUES (?, ?, ?)', session, place.kind, place.id);
  }

  /** Where sessions may have sockets. */
  openPlaces(): (Place & { sessions: string[] })[] {
    return this.sql
      .exec<{ kind: string; id: string; sessions: string }>(
        'SELECT kind, id, json_group_array(session) AS sessions FROM open_place GROUP BY kind, id',
      )
      .toArray()
      .map(({ kind, id, sessions }) => ({ kind: PlaceKind.parse(kind), id, sessions: z.array(z.string()).parse(JSON.parse(sessions)) }));
  }

  /** Takes out where these sessions may have sockets: each place with the sessions that were there. */
  takeOpen(sessions: readonly string[]): (Place & { sessions: string[] })[] {
    const places = new Map<string, Place & { sessions: string[] }>();
    for (const session of sessions)
      for (const row of this.sql.exec<{ kind: string; id: string }>(
        'DELETE FROM open_place WHERE session = ? RETURNING kind, id',
        session,
      )) {
        const known = places.get(row.id);
        if (known) known.sessions.push(session);
        else places.set(row.id, { kind: PlaceKind.parse(row.kind), id: row.id, sessions: [session] });
      }
    return [...places.values()];
  }

  /** When mails of a kind were sent since `after`, oldest first. What is older is forgotten. */
  mailsSince(kind: string, after: number): number[] {
    this.sql.exec('DELETE FROM mail_pace WHERE kind = ? AND at <= ?', kind, after);
    return this.sql
      .exec<{ at: number }>('SELECT at FROM mail_pace WHERE kind = ? ORDER BY at', kind)
      .toArray()
      .map(({ at }) => at);
  }

  mailed(kind: string, at: number): void {
    this.sql.exec('INSERT INTO mail_pace (kind, at) VALUES (?, ?)', kind, at);
  }

  /** What a code is for, without spending it. */
  peekCode(hash: string, purpose: OneTimeCode['purpose'], now: number): string | null {
    const row = this.sql
      .exec<{ subject: string }>('SELECT subject FROM one_time_code WHERE code = ? AND purpose = ? AND expires_at > ?', hash, purpose, now)
      .toArray()[0];
    return row?.subject ?? null;
  }

  /** Voids every code of these purposes. */
  dropCodes(...purposes: OneTimeCode['purpose'][]): void {
    for (const purpose of purposes) this.sql.exec('DELETE FROM one_time_code WHERE purpose = ?', purpose);
  }

  deletion(): Deletion | null {
    const row = this.sql
      .exec<{ asked_at: number; due_at: number; stage: string }>('SELECT asked_at, due_at, stage FROM deletion')
      .toArray()[0];
    return row ? { askedAt: row.asked_at, dueAt: row.due_at, stage: Stage.parse(row.stage) } : null;
  }

  saveDeletion({ askedAt, dueAt, stage }: Deletion): void {
    this.sql.exec('INSERT OR REPLACE INTO deletion (one, asked_at, due_at, stage) VALUES (1, ?, ?, ?)', askedAt, dueAt, stage);
  }

  dropDeletion(): void {
    this.sql.exec('DELETE FROM deletion');
  }
}

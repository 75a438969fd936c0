import * as Y from 'yjs';
import { DeviceKind, type Stamp } from '#protocol/live';
import type { Prose } from '#protocol/prose';
import type { Path } from '#protocol/registers';
import { toBase64 } from '#sync/base64';
import type { Author } from '#sync/clash';
import type { TextsState, TextWrite } from '#sync/document-state';
import { applyText, newText, proseOf, textIn, writeProse } from '#sync/prose-text';
import { stampMs } from '#sync/stamp';

interface Held {
  doc: Y.Doc;
  /** What the text shows, once asked for and until it changes. */
  prose: Prose | null;
}
/** Where a text stands: its last edit. */
interface Head {
  stamp: Stamp;
  seq: number;
}

/** What a text lacks for whoever knows it up to some place: `[path, update in base64, stamp of its last edit]`. */
export type TextEntry = [path: Path, update: string, stamp: Stamp];

/** Above so many edits since a replica was here it gets the whole text, which has them merged. */
const MAX_MISSED_ROWS = 100;

/** The SQL of a résumé's texts. Those that were read stay in memory; the rows are the truth. */
export class TextsRepo implements TextsState {
  private readonly sql: SqlStorage;
  /** The Yjs id of the actor's own edits, new for each life in memory. */
  private readonly ownId: number;
  private readonly held = new Map<Path, Held>();
  private heads: Map<Path, Head> | null = null;
  private readonly writers = new Map<number, string | null>();

  constructor(sql: SqlStorage, ownId: number) {
    this.sql = sql;
    this.ownId = ownId;
  }

  open = (path: Path): Y.Doc => this.load(path).doc;

  stamp = (path: Path): Stamp | null => this.head().get(path)?.stamp ?? null;

  writer = (id: number): string | null => {
    let user = this.writers.get(id);
    if (user === undefined) {
      // The actor's own id is nobody's.
      user =
        id === this.ownId
          ? ''
          : (this.sql.exec<{ user: string }>('SELECT user FROM text_writer WHERE id = ?', id).toArray()[0]?.user ?? null);
      this.writers.set(id, user);
    }
    return user;
  };

  unheard = (path: Path, base: Stamp | null, user: string): Author | null => {
    const row = this.sql
      .exec<{ stamp: string; user: string; device: string | null }>(
        `SELECT l.stamp, l.user, r.device FROM text_log l LEFT JOIN replica r ON r.id = l.actor
         WHERE l.path = ?1 AND l.user <> ?2 AND l.seq > coalesce((SELECT seq FROM text_log WHERE path = ?1 AND stamp = ?3), 0)
         ORDER BY l.seq LIMIT 1`,
        path,
        user,
        base,
      )
      .toArray()[0];
    return row ? { user: row.user, device: DeviceKind.nullable().catch(null).parse(row.device), at: stampMs(row.stamp) } : null;
  };

  *stamps(): Iterable<Stamp> {
    for (const { stamp } of this.head().values()) yield stamp;
  }

  /** What every text shows. */
  *entries(): Iterable<readonly [Path, Prose]> {
    for (const path of this.head().keys()) {
      const held = this.load(path);
      held.prose ??= proseOf(textIn(held.doc));
      yield [path, held.prose];
    }
  }

  /** Writes edits that were decided; call it inside the transaction. Their texts have taken them in already. */
  write({ path, update, stamp, seq, claims }: TextWrite, by: { user: string; actor: string }): void {
    for (const id of claims) {
      this.sql.exec('INSERT INTO text_writer (id, user) VALUES (?, ?)', id, by.user);
      this.writers.set(id, by.user);
    }
    this.sql.exec(
      'INSERT INTO text_log (seq, path, stamp, actor, user, upd) VALUES (?, ?, ?, ?, ?, ?)',
      seq,
      path,
      stamp,
      by.actor,
      by.user,
      update,
    );
    this.head().set(path, { stamp, seq });
    const held = this.held.get(path);
    if (held) held.prose = null;
  }

  /** What the texts that changed after `since` lack there. */
  changedSince(since: number): TextEntry[] {
    const entries: TextEntry[] = [];
    for (const [path, { stamp, seq }] of this.head()) {
      if (seq > since) entries.push([path, toBase64(this.missed(path, since) ?? this.whole(path)), stamp]);
    }
    return entries;
  }

  /** Bytes of what is stored. */
  bytes(): number {
    const row = this.sql
      .exec<{ n: number | null }>('SELECT (SELECT sum(length(state)) FROM text_snap) AS n UNION ALL SELECT sum(length(upd)) FROM text_log')
      .toArray();
    return row.reduce((sum, { n }) => sum + (n ?? 0), 0);
  }

  /** Drops what is in memory; the next read loads it again. */
  forget(): void {
    this.held.clear();
    this.writers.clear();
    this.heads = null;
  }

  clear(): void {
    for (const table of ['text_snap', 'text_log', 'text_writer']) this.sql.exec(`DELETE FROM ${table}`);
    this.forget();
  }

  /** Prose of before there were texts stood in registers: it is made a text once. Call it inside a transaction. */
  adopt(): void {
    const rows = this.sql
      .exec<{ path: string; value: string; stamp: string; seq: number }>(
        "SELECT path, value, stamp, seq FROM reg WHERE path >= 'prose/' AND path < 'prose0'",
      )
      .toArray();
    for (const { path, value, stamp, seq } of rows) {
      const doc = newText(this.ownId);
      const prose: Prose | null = JSON.parse(value);
      doc.transact(() => writeProse(textIn(doc), prose ?? []));
      this.sql.exec('INSERT INTO text_snap (path, state, stamp, seq) VALUES (?, ?, ?, ?)', path, Y.encodeStateAsUpdate(doc), stamp, seq);
      this.sql.exec('DELETE FROM reg WHERE path = ?', path);
    }
  }

  private head(): Map<Path, Head> {
    if (!this.heads) {
      this.heads = new Map();
      const rows = this.sql.exec<{ path: string; stamp: string; seq: number }>(
        'SELECT path, stamp, seq FROM text_snap UNION ALL SELECT path, stamp, max(seq) AS seq FROM text_log GROUP BY path',
      );
      // A text's log is later than its snapshot.
      for (const { path, stamp, seq } of rows) this.heads.set(path, { stamp, seq });
    }
    return this.heads;
  }

  private load(path: Path): Held {
    let held = this.held.get(path);
    if (!held) {
      const doc = newText(this.ownId);
      for (const update of this.updates(path)) applyText(doc, update, null);
      held = { doc, prose: null };
      this.held.set(path, held);
    }
    return held;
  }

  private *updates(path: Path): Iterable<Uint8Array> {
    for (const { state } of this.sql.exec<{ state: ArrayBuffer }>('SELECT state FROM text_snap WHERE path = ?', path))
      yield new Uint8Array(state);
    for (const { upd } of this.sql.exec<{ upd: ArrayBuffer }>('SELECT upd FROM text_log WHERE path = ? ORDER BY seq', path))
      yield new Uint8Array(upd);
  }

  private whole(path: Path): Uint8Array {
    const held = this.held.get(path);
    if (held) return Y.encodeStateAsUpdate(held.doc);
    const [first, ...rest] = [...this.updates(path)];
    return first && rest.length === 0 ? first : Y.encodeStateAsUpdate(this.open(path));
  }

  /** What came after `since`, where the log still has it apart. */
  private missed(path: Path, since: number): Uint8Array | null {
    const snap = this.sql.exec<{ seq: number }>('SELECT seq FROM text_snap WHERE path = ?', path).toArray()[0];
    if (snap && snap.seq > since) return null;
    const rows = this.sql
      .exec<{ upd: ArrayBuffer }>(
        'SELECT upd FROM text_log WHERE path = ? AND seq > ? ORDER BY seq LIMIT ?',
        path,
        since,
        MAX_MISSED_ROWS + 1,
      )
      .toArray();
    if (rows.length > MAX_MISSED_ROWS) return null;
    return Y.mergeUpdates(rows.map(({ upd }) => new Uint8Array(upd)));
  }
}

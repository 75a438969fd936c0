import * as Y from 'yjs';
import { log } from '#kernel/log';
import type { Path } from '#protocol/registers';
import { applyText, newText } from '#sync/prose-text';

/** A text's log is merged into its snapshot when it is longer than this. */
const MAX_ROWS = 200;
const MAX_BYTES = 65_536;

const LONG = `SELECT path FROM text_log GROUP BY path HAVING count(*) > ${MAX_ROWS} OR sum(length(upd)) > ${MAX_BYTES}`;

/** Whether some text's log has become long. */
export const hasLongTexts = (sql: SqlStorage): boolean => sql.exec(`${LONG} LIMIT 1`).toArray().length > 0;

/**
 * Merges long logs into snapshots; call it in a transaction. What a text shows, what it knows of each writer and where it stands in
 * the actor's order stay the same, so a replica that comes back cannot tell. Returns whether anything was merged.
 */
export function mergeLongTexts(sql: SqlStorage): boolean {
  const paths = sql
    .exec<{ path: Path }>(LONG)
    .toArray()
    .map(({ path }) => path);
  for (const path of paths) mergeText(sql, path);
  return paths.length > 0;
}

function mergeText(sql: SqlStorage, path: Path): void {
  const last = sql
    .exec<{ seq: number; stamp: string }>('SELECT seq, stamp FROM text_log WHERE path = ? ORDER BY seq DESC LIMIT 1', path)
    .one();
  const doc = newText(0);
  for (const { state } of sql.exec<{ state: ArrayBuffer }>('SELECT state FROM text_snap WHERE path = ?', path))
    applyText(doc, new Uint8Array(state), null);
  for (const { upd } of sql.exec<{ upd: ArrayBuffer }>('SELECT upd FROM text_log WHERE path = ? ORDER BY seq', path))
    applyText(doc, new Uint8Array(upd), null);
  // What waits for something that is not there would be lost in a snapshot. It was refused when it came, so this never is.
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return log('error', 'texts.not_merged');
  sql.exec(
    'INSERT OR REPLACE INTO text_snap (path, state, stamp, seq) VALUES (?, ?, ?, ?)',
    path,
    Y.encodeStateAsUpdate(doc),
    last.stamp,
    last.seq,
  );
  sql.exec('DELETE FROM text_log WHERE path = ? AND seq <= ?', path, last.seq);
}

import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * SQLite leaves the bytes of deleted rows in free pages and in the write-ahead log until something is written over them, and workerd
 * lets no actor change that. When an account was deleted, this goes over every database while nothing runs, and writes each anew
 * without them. See docs/decisions/0008-mail-and-deleted-bytes.md.
 */
const NOTE = 'sweep-needed';

/** An account was deleted: its last bytes go when the server next stops, or starts after a crash. */
export const noteDeletion = (data: string): void => writeFileSync(join(data, NOTE), '', { mode: 0o600 });

/** Sweeps when there is something to sweep. Nothing else may have the databases open. Returns how many were written anew. */
export function sweep(data: string, state: string): number {
  if (!existsSync(join(data, NOTE))) return 0;
  const files = readdirSync(state, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sqlite'));
  for (const name of files) rewrite(join(state, name));
  // Last: what is stopped half-way is done again.
  rmSync(join(data, NOTE), { force: true });
  return files.length;
}

function rewrite(file: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA secure_delete = ON; VACUUM; PRAGMA wal_checkpoint(TRUNCATE);');
  } finally {
    database.close();
  }
}

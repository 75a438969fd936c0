import { DatabaseSync } from 'node:sqlite';

export interface Lock {
  release(): void;
}

const SQLITE_BUSY = 5;

/**
 * Takes an exclusive lock on `file` (made when missing), waiting up to `waitMs`; null when somebody else holds it.
 *
 * Node has no flock, so SQLite's own lock is borrowed: a file lock of the operating system, which ends with the process that
 * holds it however that process ends. So there is nothing stale after a kill -9, a pid that is used again cannot mislead, and
 * two containers on one volume see each other (a listening socket in the folder would do none of these, and its path is
 * limited to 107 bytes).
 */
export function takeLock(file: string, waitMs = 0): Lock | null {
  const database = new DatabaseSync(file, { timeout: waitMs });
  try {
    // Nothing is ever written, so no journal is needed beside the file.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
  return { release: () => database.close() };
}

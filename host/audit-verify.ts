import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CHAIN_START, type ChainState, checkChain } from '../actors/tenant/audit-chain.ts';

/**
 * `npm run audit:verify`: goes over the audit log of every tenant in the data folder (VITAE_DATA) and names the first row that is not
 * what was written. It only reads, so a server may run on the folder meanwhile. Keep the printed heads elsewhere: a log whose end was
 * cut off is whole, and shows only by its head.
 */

export interface Verified extends ChainState {
  /** The database's file, within the data folder. */
  file: string;
}

/** One for each tenant that has a log. Rows are read as they are, so that nothing that was done to them is missed. */
export function verifyAudit(data: string): Verified[] {
  const state = join(data, 'state');
  if (!existsSync(state)) return [];
  const files = readdirSync(state, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sqlite'));
  return files.toSorted().flatMap((file) => {
    const checked = verifyFile(join(state, file));
    return checked ? [{ file, ...checked }] : [];
  });
}

function verifyFile(path: string): ChainState | null {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const has = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'audit'").get();
    if (!has) return null;
    return checkChain(CHAIN_START, readRows(database));
  } finally {
    database.close();
  }
}

function* readRows(database: DatabaseSync): Iterable<{ id: number; [part: string]: unknown }> {
  const all = database.prepare('SELECT id, at, actor, act, subject, detail, hash FROM audit ORDER BY id');
  for (const { id, at, detail, ...row } of all.iterate()) yield { ...row, id: Number(id), at: timeOf(at), detail: jsonOf(detail) };
}

/** Both are `undefined` for what is none: no row of ours has such a value. */
const timeOf = (at: unknown): string | undefined => {
  const time = new Date(Number(at));
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
};
function jsonOf(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

if (process.argv[1] === import.meta.filename) {
  const data = resolve(process.env.VITAE_DATA ?? './data');
  const found = verifyAudit(data);
  if (found.length === 0) console.log(`There is no audit log in ${data}.`);
  for (const { file, rows, brokenAt, head } of found) {
    const verdict = brokenAt === null ? 'whole' : `BROKEN at row ${brokenAt}`;
    console.log(`${file}: ${rows} rows, ${verdict}; head ${head}`);
  }
  process.exitCode = found.some(({ brokenAt }) => brokenAt !== null) ? 1 : 0;
}

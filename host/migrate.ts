import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from './data.ts';
import { INDEX_MIGRATIONS } from './paths.ts';
import { type IndexDatabase, type RuntimeOptions, withIndex } from './runtime.ts';
import { splitSql } from './split-sql.ts';

/** The same table as `wrangler d1 migrations apply` keeps, so that either may go on where the other stopped. */
const TABLE = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

export interface Migration {
  /** The file's name: what the table holds. */
  name: string;
  sql: string;
}

export function readMigrations(folder: string = INDEX_MIGRATIONS): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }));
}

/** What is still to be applied. Migrations are append-only: anything but a prefix means that data and program do not belong together. */
export function pendingMigrations(applied: readonly string[], known: readonly Migration[]): Migration[] {
  applied.forEach((name, at) => {
    if (known[at]?.name !== name) {
      throw new CannotStart(
        `The index was made by another version of Vitae: it has the migration "${name}" where this one has "${known[at]?.name ?? 'nothing'}".`,
      );
    }
  });
  return known.slice(applied.length);
}

/** Brings the index up to date, each migration in one transaction with its row in the table. */
export async function migrateIndex(index: IndexDatabase, known: readonly Migration[]): Promise<string[]> {
  await index.prepare(TABLE).run();
  const { results } = await index.prepare('SELECT name FROM d1_migrations ORDER BY id').all<{ name: string }>();
  const pending = pendingMigrations(
    results.map((row) => row.name),
    known,
  );
  for (const { name, sql } of pending) {
    await index.batch([
      ...splitSql(sql).map((statement) => index.prepare(statement)),
      index.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name),
    ]);
  }
  return pending.map(({ name }) => name);
}

const Applied = z.array(z.string());

/**
 * Brings the index of a data folder up to date before any actor runs. A note beside the database (so that it goes when the
 * database is dropped) says what is applied: a start with nothing to do, which is nearly every one, opens nothing.
 */
export async function migrateDataFolder(options: RuntimeOptions): Promise<string[]> {
  const known = readMigrations();
  const names = known.map(({ name }) => name);
  const note = join(options.state, 'd1', 'applied.json');
  if (existsSync(note)) {
    const noted = Applied.safeParse(JSON.parse(readFileSync(note, 'utf8')));
    if (noted.success && noted.data.join() === names.join()) return [];
  }
  const applied = await withIndex(options, (index) => migrateIndex(index, known));
  mkdirSync(join(options.state, 'd1'), { recursive: true });
  writeFileSync(note, JSON.stringify(names));
  return applied;
}

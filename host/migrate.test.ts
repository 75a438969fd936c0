import { describe, expect, it } from 'vitest';
import { pendingMigrations, readMigrations } from './migrate.ts';
import { splitSql } from './split-sql.ts';

const known = ['0001_a.sql', '0002_b.sql', '0003_c.sql'].map((name) => ({ name, sql: '' }));
const names = (migrations: { name: string }[]) => migrations.map(({ name }) => name);

describe('migrations of the index', () => {
  it('are applied from where the database stands', () => {
    expect(names(pendingMigrations([], known))).toEqual(names(known));
    expect(names(pendingMigrations(['0001_a.sql', '0002_b.sql'], known))).toEqual(['0003_c.sql']);
    expect(pendingMigrations(names(known), known)).toEqual([]);
  });

  it.each([[['0002_b.sql']], [['0001_a.sql', '0003_c.sql']], [[...names(known), '0004_d.sql']]])(
    'are refused when the database has others: %s',
    (applied) => {
      expect(() => pendingMigrations(applied, known)).toThrow(/another version of Vitae/);
    },
  );

  it('of this version can all be split', () => {
    for (const { sql } of readMigrations()) expect(splitSql(sql).length).toBeGreaterThan(0);
  });
});

describe('splitting SQL', () => {
  it('keeps semicolons in strings, names, comments and triggers together', () => {
    const sql = `CREATE TABLE a (b TEXT DEFAULT 'x;''y'); -- not; here
      /* nor; here */ CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET b = CASE WHEN b = ';' THEN 1 ELSE 2 END; DELETE FROM a; END;
      CREATE INDEX "odd;name" ON a (b)`;
    expect(splitSql(sql)).toEqual([
      "CREATE TABLE a (b TEXT DEFAULT 'x;''y')",
      "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET b = CASE WHEN b = ';' THEN 1 ELSE 2 END; DELETE FROM a; END",
      'CREATE INDEX "odd;name" ON a (b)',
    ]);
  });
});

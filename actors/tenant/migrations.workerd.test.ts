import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { newId } from '#kernel/crypto';
import { migrate } from '#kernel/migrate';
import { ResumeId, UserId } from '#protocol/ids';
import { CasesRepo } from './cases-repo.ts';
import { MIGRATIONS } from './migrations.ts';
import { PeopleRepo } from './people-repo.ts';

/** A tenant's database as it was before `id`, then brought up to date; what is in `before` was written by the old code. */
const upgraded = (id: string, before: (sql: SqlStorage) => void, look: (sql: SqlStorage) => void) =>
  runInDurableObject(env.TENANT.getByName(newId('tenant')), (_actor, { storage }) => {
    const { sql } = storage;
    sql.exec('PRAGMA defer_foreign_keys = ON');
    for (const { name } of sql
      .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 1) <> '_' ORDER BY rowid DESC")
      .toArray())
      if (!name.startsWith('sqlite_')) sql.exec(`DROP TABLE ${name}`);
    const at = MIGRATIONS.findIndex((one) => one.id === id);
    expect(at).toBeGreaterThan(0);
    migrate(storage, MIGRATIONS.slice(0, at));
    before(sql);
    migrate(storage, MIGRATIONS);
    look(sql);
  });

const [first, second, third] = [newId('resume'), newId('resume'), newId('resume')];

it('makes cases of single reports: what was taken down stays down, what waits goes on waiting, what was dismissed is over', async () => {
  const report = (sql: SqlStorage, slug: string, resume: string, state: string, at: number) =>
    sql.exec(
      'INSERT INTO report (slug, resume, reason, words, at, state) VALUES (?, ?, ?, ?, ?, ?)',
      slug,
      resume,
      'spam',
      `words ${at}`,
      at,
      state,
    );
  await upgraded(
    'tenant/0042_reports',
    (sql) => {
      report(sql, 'down', first, 'suspended', 1);
      report(sql, 'down', first, 'open', 2);
      report(sql, 'waits', second, 'open', 4);
      report(sql, 'waits', second, 'open', 3);
      report(sql, 'fine', third, 'dismissed', 5);
    },
    (sql) => {
      const cases = sql
        .exec<{ id: number; slug: string; resume: string; state: string; opened_at: number }>(
          'SELECT id, slug, resume, state, opened_at FROM moderation_case ORDER BY slug',
        )
        .toArray();
      expect(cases.map(({ id: _, ...one }) => one)).toEqual([
        { slug: 'down', resume: first, state: 'unpublished', opened_at: 1 },
        { slug: 'waits', resume: second, state: 'open', opened_at: 3 },
      ]);
      const words = (slug: string) =>
        sql
          .exec<{ words: string }>(
            'SELECT words FROM case_report JOIN moderation_case ON moderation_case.id = case_id WHERE slug = ? ORDER BY case_report.at',
            slug,
          )
          .toArray()
          .map((row) => row.words);
      expect([words('down'), words('waits')]).toEqual([
        ['words 1', 'words 2'],
        ['words 3', 'words 4'],
      ]);
      // The code of today reads them.
      expect(new CasesRepo(sql).one(cases[1]?.id ?? 0)?.shown).toMatchObject({ slug: 'waits', state: 'open' });
      expect(sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'report'").toArray()).toEqual([]);
    },
  );
});

it('takes the mark off pages that went down with their owner before links told why', async () => {
  const user = UserId.parse(newId('user'));
  await upgraded(
    'tenant/0061_hidden_pages',
    (sql) => {
      sql.exec("INSERT INTO slug (slug, resume, claim) VALUES ('old', ?1, 'c'), ('new', ?1, 'c')", first);
      sql.exec("INSERT INTO hidden_page (slug, user) VALUES ('old', ?)", user);
    },
    (sql) => {
      const repo = new PeopleRepo(sql);
      repo.hide(user, [ResumeId.parse(first)]);
      expect(repo.show(user).toSorted((a, b) => a.slug.localeCompare(b.slug))).toEqual([
        { slug: 'new', resume: first, byMark: false },
        { slug: 'old', resume: first, byMark: true },
      ]);
    },
  );
});

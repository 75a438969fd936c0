import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { newId } from '#kernel/crypto';
import { migrate } from '#kernel/migrate';
import first from '../../migrations/resume/0001_resume.sql';
import members from '../../migrations/resume/0002_members.sql';
import photos from '../../migrations/resume/0007_photos.sql';
import links from '../../migrations/resume/0009_links.sql';
import hiddenLinks from '../../migrations/resume/0060_hidden_links.sql';
import { LinksRepo } from './links-repo.ts';
import { newLink } from './links-rules.ts';
import { MembersRepo } from './members-repo.ts';
import { PhotosRepo } from './photos-repo.ts';

it('keeps the members of a résumé that was made before members had names', async () => {
  const user = newId('user');
  await runInDurableObject(env.RESUME.getByName(newId('resume')), (_actor, state) => {
    for (const table of ['migration', 'resume', 'member', 'reg', 'replica', 'op', 'invite']) state.storage.sql.exec(`DROP TABLE ${table}`);
    const steps = [
      { id: 'resume/0001_resume', sql: first },
      { id: 'resume/0002_members', sql: members },
    ];
    migrate(state.storage, steps.slice(0, 1));
    state.storage.sql.exec("INSERT INTO member (user, role) VALUES (?, 'owner')", user);
    migrate(state.storage, steps);
    expect(new MembersRepo(state.storage.sql).all()).toEqual([{ user, role: 'owner', name: '', since: 0 }]);
  });
});

it('keeps photos with a résumé that was made before there were any', async () => {
  await runInDurableObject(env.RESUME.getByName(newId('resume')), (_actor, state) => {
    const { sql } = state.storage;
    sql.exec("INSERT INTO reg (path, value, stamp, actor, user, seq) VALUES ('basics/name', '\"Ada\"', 's', 'a', 'u', 1)");
    sql.exec('DROP TABLE photo');
    sql.exec('DELETE FROM migration');
    migrate(state.storage, [{ id: 'resume/0007_photos', sql: photos }]);
    const repo = new PhotosRepo(sql);
    const key = `${'0a'.repeat(32)}.jpg`;
    repo.add(key, 9, 5);
    expect(repo.all()).toEqual([{ key, state: 'coming', bytes: 9, usedAt: 5 }]);
    expect(sql.exec('SELECT value FROM reg').one()).toEqual({ value: '"Ada"' });
  });
});

it('keeps links with a résumé that was made before there were any', async () => {
  await runInDurableObject(env.RESUME.getByName(newId('resume')), (_actor, state) => {
    const { sql } = state.storage;
    sql.exec("INSERT INTO reg (path, value, stamp, actor, user, seq) VALUES ('basics/name', '\"Ada\"', 's', 'a', 'u', 1)");
    for (const table of ['link', 'address', 'visit', 'guess']) sql.exec(`DROP TABLE ${table}`);
    sql.exec('DELETE FROM migration');
    migrate(state.storage, [
      { id: 'resume/0009_links', sql: links },
      { id: 'resume/0060_hidden_links', sql: hiddenLinks },
    ]);
    const repo = new LinksRepo(sql);
    const link = newLink(newId('link'), 'ada', { label: 'Acme' }, { password: null, gate: 'g' }, 5);
    repo.save(link);
    repo.count(link.id, 'views', '2026-11-24', '2026-01-01');
    expect(repo.all()).toEqual([{ ...link, views: 1, lastViewedOn: '2026-11-24' }]);
    expect(sql.exec('SELECT value FROM reg').one()).toEqual({ value: '"Ada"' });
  });
});

it('hides nothing of links that were made before pages could be down because of whose they are', async () => {
  await runInDurableObject(env.RESUME.getByName(newId('resume')), (_actor, state) => {
    const { sql } = state.storage;
    sql.exec('ALTER TABLE link DROP COLUMN is_hidden');
    sql.exec('DELETE FROM migration');
    sql.exec(
      "INSERT INTO link (id, slug, label, gate, allow_download, indexed, is_on, is_suspended, created_at) VALUES (?, 'ada', '', 'g', 0, 0, 1, 1, 5)",
      newId('link'),
    );
    migrate(state.storage, [{ id: 'resume/0060_hidden_links', sql: hiddenLinks }]);
    expect(new LinksRepo(sql).all()).toMatchObject([{ slug: 'ada', isSuspended: true, isHidden: false }]);
  });
});

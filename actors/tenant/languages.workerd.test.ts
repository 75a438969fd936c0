import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { newId } from '#kernel/crypto';
import { migrate } from '#kernel/migrate';
import { mailbox } from '#kernel/stubs';
import type { News } from '#protocol/news';
import tenantSql from '../../migrations/tenant/0001_tenant.sql';
import accountSql from '../../migrations/tenant/0002_account.sql';
import wishesSql from '../../migrations/tenant/0006_wishes.sql';
import languagesSql from '../../migrations/tenant/0024_languages.sql';
import preferencesSql from '../../migrations/user/0007_preferences.sql';
import heardSql from '../../migrations/user/0022_heard.sql';
import { PreferencesRepo } from '../user/preferences.ts';
import { TenantRepo } from './repo.ts';

const clear = (sql: SqlStorage) => {
  for (const { name } of sql
    .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 1) <> '_' ORDER BY rowid DESC")
    .toArray())
    if (!name.startsWith('sqlite_')) sql.exec(`DROP TABLE ${name}`);
};

it('members from before there were languages have none, and can have one', async () => {
  const [user, tenant] = [newId('user'), env.TENANT.getByName(newId('tenant'))];
  await runInDurableObject(tenant, (_actor, { storage }) => {
    clear(storage.sql);
    const steps = [
      { id: 'tenant/0001_tenant', sql: tenantSql },
      { id: 'tenant/0002_account', sql: accountSql },
      { id: 'tenant/0006_wishes', sql: wishesSql },
      { id: 'tenant/0024_languages', sql: languagesSql },
    ];
    migrate(storage, steps.slice(0, 3));
    storage.sql.exec("INSERT INTO member (user, email, name, joined_at) VALUES (?, 'ada@people.example', 'Ada', 1)", user);
    migrate(storage, steps);
    const repo = new TenantRepo(storage.sql);
    expect(repo.member(user)).toMatchObject({ name: 'Ada', commentMails: true, language: null });
    repo.setWishes(user, { commentMails: false, language: 'ar' });
    // An actor of the code before says nothing of a language.
    repo.setWishes(user, { commentMails: true });
    expect(repo.member(user)).toMatchObject({ commentMails: true, language: 'ar' });
  });
});

it('preferences from before stay as they were', async () => {
  await runInDurableObject(env.USER.getByName(newId('user')), (_actor, { storage }) => {
    clear(storage.sql);
    storage.sql.exec('CREATE TABLE factor_failure (one INTEGER)');
    const steps = [
      { id: 'user/0007_preferences', sql: preferencesSql },
      { id: 'user/0022_heard', sql: heardSql },
    ];
    migrate(storage, steps.slice(0, 1));
    storage.sql.exec("INSERT INTO preference (one, language) VALUES (1, 'fr-CA')");
    migrate(storage, steps);
    const repo = new PreferencesRepo(storage.sql);
    expect(repo.languages()).toEqual(['fr-CA']);
    repo.hear('de');
    expect(repo.languages()).toEqual(['fr-CA', 'de']);
    expect(repo.all()).toEqual({ language: 'fr-CA' });
  });
});

it('mails that were on their way before leave as they were written', async () => {
  const [id, user] = [newId('tenant'), newId('user')];
  const tenant = mailbox(env, 'tenant', id);
  const from = (actor: 'user' | 'resume', name: string) => ({ from: { kind: 'actor', actor, id: name }, request: 'test' }) as const;
  const email = `${user}@people.example`;
  const resume = newId('resume');
  const mail = { kind: 'comment', subject: 'Grace wrote', text: 'Hello,' } as const;
  await tenant.ask({ type: 'MemberJoined', user, email, name: 'Ada', language: 'de' }, from('user', user));
  await tenant.ask({ type: 'EmailVerified', user, email }, from('user', user));
  expect(await tenant.ask({ type: 'TellMember', user, mail }, from('resume', resume))).toMatchObject({ ok: true });
  expect(await tenant.ask({ type: 'SendInvite', mail: { ...mail, kind: 'invite', to: email } }, from('resume', resume))).toMatchObject({
    ok: true,
  });
  const news: News = { about: 'comment', why: 'reply', from: 'Grace', body: 'yes', link: 'https://vitae.example/resumes/r' };
  expect(await tenant.ask({ type: 'TellNews', user, news }, from('resume', resume))).toMatchObject({ ok: true });
  // Nobody but actors may have mails sent.
  expect(await tenant.ask({ type: 'TellNews', user, news }, { from: { kind: 'anonymous' }, request: 'test' })).toMatchObject({
    ok: false,
    refusal: { code: 'forbidden' },
  });
  const subjects = await runInDurableObject(env.TENANT.getByName(id), (_actor, { storage }) =>
    storage.sql.exec<{ subject: string }>('SELECT subject FROM mail ORDER BY id').toArray(),
  );
  expect(subjects.map(({ subject }) => subject)).toEqual(['Grace wrote', 'Grace wrote', 'Grace hat auf Ihren Kommentar geantwortet']);
});

import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { allSaid, join, mailsTo, newPerson } from './testing/talk.ts';

const change = ({ token }: SignedInPerson, body: unknown) => call('PATCH', '/api/me', { token, body });
const me = async ({ token }: SignedInPerson) => (await call('GET', '/api/me', { token })).body;

describe('preferences', () => {
  it('are said of when somebody has said them, one by one, and are there on every device', async () => {
    const person = await register();
    const before = await me(person);
    expect(Object.keys(before)).not.toEqual(expect.arrayContaining(['theme']));
    expect(await change(person, { theme: 'dark' })).toMatchObject({ status: 200, body: { name: 'Ada Lovelace', theme: 'dark' } });
    await change(person, { language: 'pt-BR', commentMails: false });
    await change(person, { name: 'Ada King' });
    const other = await call<{ accessToken: string; user: unknown }>('POST', '/auth/login', {
      body: { email: person.email, password: person.password },
    });
    const said = { ...before, name: 'Ada King', theme: 'dark', language: 'pt-BR', commentMails: false };
    expect(other.body.user).toEqual(said);
    expect((await call('GET', '/api/me', { token: other.body.accessToken })).body).toEqual(said);
  });

  it('are only what is offered', async () => {
    const person = await register();
    for (const body of [{ theme: 'pink' }, { language: 'not a language' }, { commentMails: 'no' }, { theme: null }, { colour: 'red' }])
      expect(await change(person, body), JSON.stringify(body)).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  });
});

describe('mails about comments', () => {
  it('stay away from whoever does not want them, and come again', async () => {
    const [ada, bob] = [await newPerson('Ada'), await newPerson('Bob')];
    const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: ada.token, body: {} });
    const path = `/api/resumes/${body.id}`;
    await join(ada, path, bob, 'commenter');
    const mention = async (text: string) => {
      const said = { anchor: { path: 'meta/title' }, body: `@Ada ${text}`, mentions: [{ user: ada.id, name: 'Ada' }] };
      expect((await call('POST', `${path}/threads`, { token: bob.token, body: said })).status).toBe(201);
      await allSaid(body.id);
    };
    await change(ada, { commentMails: false });
    await expect.poll(() => wishOf(ada)).toBe(0);
    await mention('unwanted');
    expect(await mailsTo(ada.email, 'comment')).toEqual([]);
    await change(ada, { commentMails: true });
    await expect.poll(() => wishOf(ada)).toBe(1);
    await mention('wanted');
    expect((await mailsTo(ada.email, 'comment', 1)).map(({ text }) => text.includes('@Ada wanted'))).toEqual([true]);
  });
});

/** As the tenant has heard it. */
const wishOf = ({ id }: SignedInPerson) =>
  runInDurableObject(env.TENANT.getByName(DEFAULT_TENANT), (_actor, { storage }) =>
    Number(storage.sql.exec('SELECT comment_mails FROM member WHERE user = ?', id).one().comment_mails),
  );

import { describe, expect, it } from 'vitest';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { codeIn, type KeptMail, mailsTo } from './testing/mails.ts';
import { allSaid, join } from './testing/talk.ts';

const newAddress = () => `${crypto.randomUUID()}@people.example`;

async function newest(to: string, kind: string): Promise<KeptMail> {
  const find = async () => (await mailsTo(to)).findLast((mail) => mail.kind === kind);
  await expect.poll(find, { timeout: 10_000 }).toBeDefined();
  const found = await find();
  if (!found) throw new Error(`no ${kind} to ${to}`);
  return found;
}

/** Somebody whose browser asks for a language, and whose address is verified. */
async function personWho(asksFor: string): Promise<SignedInPerson> {
  const email = newAddress();
  const password = 'correct horse battery';
  const { body } = await call<{ user: { id: string }; accessToken: string; refreshToken: string }>('POST', '/auth/register', {
    body: { email, password, name: 'Ada' },
    headers: { 'accept-language': asksFor },
  });
  expect((await call('POST', '/auth/verify-email', { body: { token: await codeIn(email, 'verify-email') } })).status).toBe(204);
  return { id: body.user.id, email, password, token: body.accessToken, refreshToken: body.refreshToken };
}

const speaks = async ({ token }: SignedInPerson, language: string) =>
  expect((await call('PATCH', '/api/me', { token, body: { language } })).status).toBe(200);

async function resetMail({ email }: { email: string }): Promise<KeptMail> {
  expect((await call('POST', '/auth/password/forgot', { body: { email } })).status).toBe(202);
  return newest(email, 'reset-password');
}

describe('a mail is in the language of the account', () => {
  it('that was chosen: German', async () => {
    const person = await register();
    await speaks(person, 'de-AT');
    const { subject, text, html } = await resetMail(person);
    expect(subject).toBe('Wählen Sie ein neues Passwort');
    expect(text).toMatch(/^Guten Tag Ada Lovelace,\n\n[\s\S]*\/reset-password#token=usr_/);
    expect(html).toContain('<html lang="de" dir="ltr">');
  });

  it('or else that their browser asked for when they joined, of those that are spoken; else English', async () => {
    const person = await personWho('it;q=0.9, fr-CA;q=0.8, en;q=0.1');
    expect((await newest(person.email, 'verify-email')).subject).toBe('Confirmez votre adresse e-mail');
    // It is no wish of theirs: no app is told so.
    expect((await call('GET', '/api/me', { token: person.token })).body).not.toHaveProperty('language');
    expect((await resetMail(person)).subject).toBe('Choisissez un nouveau mot de passe');
    expect((await newest((await personWho('it, *;q=0.5, fr;q=0')).email, 'verify-email')).subject).toBe('Confirm your e-mail address');
    expect((await newest((await personWho('en;q=0, ja;q=0.2')).email, 'verify-email')).subject).toBe('メールアドレスの確認');
  });

  it('and what was chosen wins', async () => {
    const person = await personWho('fr');
    await speaks(person, 'es');
    expect((await resetMail(person)).subject).toBe('Elige una contraseña nueva');
    const other = await personWho('fr');
    await speaks(other, 'it');
    expect((await resetMail(other)).subject).toBe('Choisissez un nouveau mot de passe');
  });
});

describe('a mail about what somebody else does', () => {
  it('invites people without an account in the language of who invites, others in theirs', async () => {
    const owner = await personWho('pt-BR');
    const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: owner.token, body: {} });
    const invite = async (email: string) =>
      expect((await call('POST', `/api/resumes/${body.id}/invites`, { token: owner.token, body: { email, role: 'viewer' } })).status).toBe(
        201,
      );
    const nobody = newAddress();
    await invite(nobody);
    const portuguese = await newest(nobody, 'invite');
    expect(portuguese.subject).toBe('Ada compartilhou um currículo com você');
    // What was never given a title has none in any language.
    expect(portuguese.text).toContain('“Currículo sem título”');
    const arabic = await personWho('ar');
    await invite(arabic.email);
    const theirs = await newest(arabic.email, 'invite');
    expect(theirs.subject).toBe('مشاركة سيرة ذاتية معك من Ada');
    expect(theirs.html).toContain('<html lang="ar" dir="rtl">');
  });

  it('tells a member in theirs, also after they have chosen another', async () => {
    const [owner, guest] = [await personWho('zh-CN'), await personWho('de')];
    const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: owner.token, body: { title: 'Acme' } });
    const path = `/api/resumes/${body.id}`;
    await join(owner, path, guest, 'commenter');
    const mention = async (member: SignedInPerson, by: SignedInPerson) => {
      const said = { anchor: { path: 'meta/title' }, body: '@Ada look', mentions: [{ user: member.id, name: 'Ada' }] };
      expect((await call('POST', `${path}/threads`, { token: by.token, body: said })).status).toBe(201);
      await allSaid(body.id);
      return (await newest(member.email, 'comment')).subject;
    };
    expect(await mention(owner, guest)).toBe('Ada 在评论中提到了你');
    await speaks(guest, 'fr');
    await expect.poll(() => mention(guest, owner), { timeout: 10_000 }).toBe('Ada vous a mentionné dans un commentaire');
  });

  it('tells the owner of an address that somebody else tried', async () => {
    const owner = await personWho('es');
    await register(owner.email);
    expect((await newest(owner.email, 'address-taken')).subject).toBe('Ya tienes una cuenta');
  });
});

import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { mailbox } from '#kernel/stubs';
import type { PasskeyCreation } from '#protocol/factors';
import { SessionId, UserId } from '#protocol/ids';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { Authenticator } from './testing/authenticator.ts';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { addTotp, letProofsAge } from './testing/factors.ts';
import { codeIn, type KeptMail, mailsTo } from './testing/mails.ts';

/** The newest mail about what protects the account, once there are `count` of them. */
async function newest({ email }: SignedInPerson, count: number): Promise<KeptMail> {
  const told = async () => (await mailsTo(email)).filter(({ kind }) => kind === 'security-changed');
  await expect.poll(async () => (await told()).length).toBe(count);
  const last = (await told()).at(-1);
  if (!last) throw new Error('no mail');
  return last;
}

async function identityOf(person: SignedInPerson) {
  const { body } = await call<{ items: { id: string; isThis: boolean }[] }>('GET', '/api/me/sessions', { token: person.token });
  const session = SessionId.parse(body.items.find(({ isThis }) => isThis)?.id);
  const user = UserId.parse(person.id);
  return { kind: 'user', user, session, tenant: DEFAULT_TENANT, tenantRole: 'member', name: 'Ada Lovelace' } as const;
}

const makeToken = (person: SignedInPerson, name: string) =>
  call<{ token: { id: string }; secret: string }>('POST', '/api/me/tokens', {
    token: person.token,
    body: { name, scopes: ['resumes:read'], days: 1 },
  });

describe('a person hears by mail', () => {
  it('of an app that was set up, of new recovery codes, and that it was removed: once each, and not of what was never finished', async () => {
    const person = await register();
    const { token } = person;
    await call('POST', '/api/me/totp', { token });
    await call('DELETE', '/api/me/totp', { token });
    await addTotp(person);
    const added = await newest(person, 1);
    expect(added.subject).toBe('An authenticator app was set up');
    for (const part of [added.text, added.html ?? '']) expect(part).toContain('/account/security');
    await call('POST', '/api/me/recovery-codes', { token });
    expect((await newest(person, 2)).subject).toBe('You have new recovery codes');
    for (let time = 0; time < 2; time += 1) expect((await call('DELETE', '/api/me/totp', { token })).status).toBe(204);
    expect((await newest(person, 3)).subject).toBe('Your authenticator app was removed');
  });

  it('of a passkey that was added or removed, by its name, which is nothing but text', async () => {
    const person = await register();
    const { token } = person;
    const options = await call<PasskeyCreation>('POST', '/api/me/passkeys/options', { token });
    const response = await (await Authenticator.new()).make(options.body);
    const name = '<b>Phone</b>';
    const added = await call<{ passkey: { id: string } }>('POST', '/api/me/passkeys', { token, body: { name, response } });
    const mail = await newest(person, 1);
    expect([mail.subject, mail.text]).toEqual(['A passkey was added to your account', expect.stringContaining(name)]);
    expect(mail.html).toContain('&lt;b&gt;Phone&lt;/b&gt;');
    for (let time = 0; time < 2; time += 1) await call('DELETE', `/api/me/passkeys/${added.body.passkey.id}`, { token });
    expect((await newest(person, 2)).subject).toBe('A passkey was removed from your account');
  });

  it('of an account elsewhere that was connected or disconnected', async () => {
    const person = await register();
    const from = await identityOf(person);
    const user = mailbox(env, 'user', from.user);
    const who = { issuer: 'https://github.com', subject: '42' };
    const link = { type: 'LinkIdentity', ...who, provider: 'github', label: 'ada@elsewhere.example' } as const;
    // Whose address is not confirmed may still turn out to be somebody else.
    expect(await user.ask(link, { from, request: 'test' })).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
    await verify(person);
    await letProofsAge(person.id);
    expect(await user.ask(link, { from, request: 'test' })).toMatchObject({ ok: false, refusal: { code: 'step_up_required' } });
    await confirm(person);
    for (let time = 0; time < 2; time += 1) expect(await user.ask(link, { from, request: 'test' })).toMatchObject({ ok: true });
    const linked = await newest(person, 1);
    expect(linked.text).toContain('GitHub (ada@elsewhere.example) was connected');
    expect(await user.ask({ type: 'UnlinkIdentity', ...who }, { from, request: 'test' })).toMatchObject({ ok: true });
    expect((await newest(person, 2)).text).toContain('GitHub (ada@elsewhere.example) was disconnected');
  });

  it('of an API token that was made', async () => {
    const person = await register();
    await makeToken(person, 'Backup');
    const { subject, text } = await newest(person, 1);
    expect([subject, text]).toEqual(['An API token was made', expect.stringContaining('“Backup”')]);
  });
});

describe('API tokens', () => {
  it('outlive a change of the password, whose mail names them', async () => {
    const person = await register();
    const { secret } = (await makeToken(person, 'Backup')).body;
    const body = { current: person.password, password: 'quite another phrase' };
    expect((await call('POST', '/api/me/password', { token: person.token, body })).status).toBe(204);
    expect((await call('GET', '/api/me', { token: secret })).status).toBe(200);
    await expect.poll(async () => (await mailsTo(person.email)).some(({ kind }) => kind === 'password-changed')).toBe(true);
    const mail = (await mailsTo(person.email)).find(({ kind }) => kind === 'password-changed');
    expect(mail?.text).toContain('– Backup');
  });

  it('end all at once, and with every session', async () => {
    const person = await register();
    const tokens = [await makeToken(person, 'One'), await makeToken(person, 'Two')];
    expect(await call('DELETE', '/api/me/tokens', { token: person.token })).toMatchObject({ status: 200, body: { ended: 2 } });
    for (const { body } of tokens) expect((await call('GET', '/api/me', { token: body.secret })).status).toBe(401);
    const last = await makeToken(person, 'Three');
    await call('POST', '/api/me/sessions/end-others', { token: person.token });
    expect((await call('GET', '/api/me', { token: last.body.secret })).status).toBe(200);
    await call('POST', '/auth/logout-all', { token: person.token });
    expect((await call('GET', '/api/me', { token: last.body.secret })).status).toBe(401);
  });
});

async function confirm({ token, password }: SignedInPerson): Promise<void> {
  const proved = await call('POST', '/auth/confirm', { token, body: { proof: { kind: 'password', password } } });
  if (proved.status !== 200) throw new Error(`confirm: ${proved.status}`);
}

async function verify(person: SignedInPerson): Promise<void> {
  await call('POST', '/auth/verify-email', { body: { token: await codeIn(person.email, 'verify-email') } });
}

import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { nextOf, open, set } from './testing/live.ts';
import { codeIn, kindsTo, mailsTo, TENANT } from './testing/mails.ts';

async function signIn(person: SignedInPerson, agent: string, password = person.password): Promise<SignedInPerson> {
  const { status, body } = await call<{ accessToken: string; refreshToken: string }>('POST', '/auth/login', {
    body: { email: person.email, password },
    headers: { 'user-agent': agent },
  });
  if (status !== 200) throw new Error(`login: ${status} ${JSON.stringify(body)}`);
  return { ...person, password, token: body.accessToken, refreshToken: body.refreshToken };
}

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

const newResume = async (token: string): Promise<string> =>
  (await call<{ id: string }>('POST', '/api/resumes', { token, body: { title: 'Engineer' } })).body.id;

type Sessions = { items: { id: string; device: string; isThis: boolean }[] };

describe('sessions', () => {
  it('are listed with their device, and a new device is news to the person', async () => {
    const person = await register();
    const other = await signIn(person, FIREFOX);
    await signIn(person, FIREFOX);
    const { body } = await call<Sessions>('GET', '/api/me/sessions', { token: other.token });
    expect(body.items).toHaveLength(3);
    expect(body.items.filter(({ device }) => device === 'Firefox on Windows')).toHaveLength(2);
    expect(body.items.filter(({ isThis }) => isThis)).toHaveLength(1);
    await expect.poll(async () => (await kindsTo(person.email)).filter((kind) => kind === 'new-device')).toHaveLength(1);
  });

  it('end one at a time: its sockets close within a second, its next write and its next socket are refused, and others go on', async () => {
    const person = await register();
    const stolen = await signIn(person, SAFARI);
    const resume = await newResume(person.token);
    const [mine, theirs] = [await open(resume, person), await open(resume, stolen)];
    const { body } = await call<Sessions>('GET', '/api/me/sessions', { token: stolen.token });
    const id = body.items.find(({ isThis }) => isThis)?.id;
    const begun = Date.now();
    expect((await call('DELETE', `/api/me/sessions/${id}`, { token: person.token })).status).toBe(204);
    expect(await theirs.closed).toMatchObject({ code: 4401 });
    expect(Date.now() - begun).toBeLessThan(1_000);
    expect(await call('PATCH', '/api/me', { token: stolen.token, body: { name: 'Eve' } })).toMatchObject({
      body: { code: 'session_ended' },
    });
    await expect(open(resume, stolen)).rejects.toThrow('401');
    mine.send({ type: 'push', actor: mine.actor, ops: [set(1, 'meta/title', 'Mine', mine.actor)] });
    expect(await nextOf(mine, 'ack')).toMatchObject({ upto: 1 });
  });

  it('that have ended are refused by reads, too, before their token is old', async () => {
    const person = await register();
    const other = await signIn(person, FIREFOX);
    await call('POST', '/api/me/sessions/end-others', { token: person.token });
    await expect.poll(async () => (await call('GET', '/api/me', { token: other.token })).body.code).toBe('session_ended');
    expect((await call('GET', '/api/me', { token: person.token })).status).toBe(200);
  });

  it('all end at once, with the sockets of each', async () => {
    const person = await register();
    const other = await signIn(person, FIREFOX);
    const resume = await newResume(person.token);
    const wires = [await open(resume, person), await open(resume, other)];
    expect((await call('POST', '/auth/logout-all', { token: person.token })).status).toBe(204);
    for (const wire of wires) expect(await wire.closed).toMatchObject({ code: 4401 });
  });

  it('of somebody else cannot be ended', async () => {
    const [person, eve] = [await register(), await register()];
    const { body } = await call<Sessions>('GET', '/api/me/sessions', { token: person.token });
    expect((await call('DELETE', `/api/me/sessions/${body.items[0]?.id}`, { token: eve.token })).status).toBe(404);
    expect((await call('GET', '/api/me/sessions', { token: person.token })).status).toBe(200);
  });

  it('whose token was let in before their end find the door closed', async () => {
    const person = await register();
    const resume = await newResume(person.token);
    const { body } = await call<Sessions>('GET', '/api/me/sessions', { token: person.token });
    const session = body.items[0]?.id ?? '';
    // The room hears of the end before the socket comes.
    const head = { from: { kind: 'actor', actor: 'user', id: person.id }, request: 'test', key: 'ended-1' };
    await env.RESUME.getByName(resume).deliver(JSON.stringify({ message: { type: 'SessionsEnded', sessions: [session] }, ...head }));
    const wire = await open(resume, person);
    expect(wire.welcome).toEqual({ type: 'error', code: 'session_ended' });
    expect(await wire.closed).toMatchObject({ code: 4401 });
  });
});

describe('refresh tokens', () => {
  const refresh = (refreshToken: string) =>
    call<{ refreshToken: string; accessToken: string }>('POST', '/auth/refresh', { body: { refreshToken } });

  it('never log out an honest person with fifty tabs that renew at once, again and again', async () => {
    const person = await register();
    let token = person.refreshToken;
    for (let round = 0; round < 3; round += 1) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(token)));
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
      const next = new Set(answers.map(({ body }) => body.refreshToken));
      expect(next.size).toBe(1);
      token = [...next][0] ?? '';
    }
    expect((await refresh(token)).status).toBe(200);
  });

  it('that were stolen end their family, close its sockets, and mail the person; other sessions go on', async () => {
    const person = await register();
    const thief = await signIn(person, FIREFOX);
    const resume = await newResume(person.token);
    const [mine, family] = [await open(resume, person), await open(resume, thief)];
    const second = await refresh(thief.refreshToken);
    const third = await refresh(second.body.refreshToken);
    expect(await refresh(thief.refreshToken)).toMatchObject({ status: 401, body: { code: 'session_ended' } });
    expect(await family.closed).toMatchObject({ code: 4401 });
    expect((await refresh(third.body.refreshToken)).status).toBe(401);
    await expect.poll(() => kindsTo(person.email)).toContain('session-stolen');
    mine.send({ type: 'push', actor: mine.actor, ops: [set(1, 'meta/title', 'Mine', mine.actor)] });
    expect(await nextOf(mine, 'ack')).toMatchObject({ upto: 1 });
  });
});

describe('a password', () => {
  const NEXT = 'quite another phrase';

  it('is changed with the present one only; other sessions end, this one stays, and the person is told', async () => {
    const person = await register();
    const other = await signIn(person, FIREFOX);
    const change = (current: string, token = person.token) =>
      call('POST', '/api/me/password', { token, body: { current, password: NEXT } });
    expect(await change('not the password')).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
    expect((await change(person.password)).status).toBe(204);
    expect((await call('PATCH', '/api/me', { token: person.token, body: { name: 'Ada' } })).status).toBe(200);
    expect((await call('PATCH', '/api/me', { token: other.token, body: { name: 'Eve' } })).status).toBe(401);
    await expect(signIn(person, FIREFOX)).rejects.toThrow('401');
    await signIn(person, FIREFOX, NEXT);
    expect(await kindsTo(person.email)).toContain('password-changed');
  });

  it('that is forgotten is chosen anew with the code from the mail, once; every session ends', async () => {
    const person = await register();
    expect((await call('POST', '/auth/password/forgot', { body: { email: person.email } })).status).toBe(202);
    const token = await codeIn(person.email, 'reset-password');
    const reset = (password: string) => call('POST', '/auth/password/reset', { body: { token, password } });
    expect(await reset(person.email)).toMatchObject({ status: 400, body: { code: 'weak_password' } });
    expect((await reset(NEXT)).status).toBe(204);
    expect(await reset('and a third phrase')).toMatchObject({ status: 400, body: { code: 'invalid_token' } });
    expect((await call('PATCH', '/api/me', { token: person.token, body: { name: 'Eve' } })).status).toBe(401);
    const again = await signIn(person, FIREFOX, NEXT);
    expect((await call('GET', '/api/me', { token: again.token })).body).toMatchObject({ emailVerified: true });
  });

  it('is not chosen anew with a code that is half an hour old', async () => {
    const person = await register();
    await call('POST', '/auth/password/forgot', { body: { email: person.email } });
    const token = await codeIn(person.email, 'reset-password');
    await runInDurableObject(env.USER.getByName(person.id), (_instance, state) => {
      state.storage.sql.exec("UPDATE one_time_code SET expires_at = expires_at - 1800000 WHERE purpose = 'reset-password'");
    });
    expect(await call('POST', '/auth/password/reset', { body: { token, password: NEXT } })).toMatchObject({
      body: { code: 'invalid_token' },
    });
  });

  it('is asked for alike with a known and an unknown address, and mailed at most once a minute', async () => {
    const person = await register();
    const ask = (email: string) => call('POST', '/auth/password/forgot', { body: { email } });
    const known = await ask(person.email);
    const unknown = await ask('nobody@people.example');
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    await codeIn(person.email, 'reset-password');
    await ask(person.email);
    await ask(person.email);
    // A later mail of another kind: by then those would have come.
    await call('POST', '/api/me/password', { token: person.token, body: { current: person.password, password: NEXT } });
    await expect.poll(() => kindsTo(person.email)).toContain('password-changed');
    expect((await kindsTo(person.email)).filter((kind) => kind === 'reset-password')).toHaveLength(1);
    expect(await kindsTo('nobody@people.example')).toEqual([]);
  });
});

describe('an address', () => {
  const newAddress = () => `${crypto.randomUUID()}@new.example`;
  const ask = (person: SignedInPerson, email: string, password = person.password) =>
    call('POST', '/api/me/email', { token: person.token, body: { email, password } });

  it('changes when the link that went to the new one is opened, and the old one is told', async () => {
    const person = await register();
    const next = newAddress();
    expect((await ask(person, next, 'not the password')).status).toBe(401);
    expect((await ask(person, next)).status).toBe(202);
    expect((await call('GET', '/api/me', { token: person.token })).body).toMatchObject({ email: person.email });
    const token = await codeIn(next, 'change-email');
    expect((await call('POST', '/auth/confirm-email', { body: { token } })).status).toBe(204);
    expect(await call('POST', '/auth/confirm-email', { body: { token } })).toMatchObject({ body: { code: 'invalid_token' } });
    expect((await call('GET', '/api/me', { token: person.token })).body).toMatchObject({ email: next, emailVerified: true });
    expect(await kindsTo(person.email)).toContain('email-changed');
    await signIn({ ...person, email: next }, FIREFOX);
    await expect(signIn(person, FIREFOX)).rejects.toThrow('401');
  });

  it('that belongs to somebody else is not given, and its owner is told', async () => {
    const [owner, person] = [await register(), await register()];
    const verify = await codeIn(owner.email, 'verify-email');
    await call('POST', '/auth/verify-email', { body: { token: verify } });
    expect((await ask(person, owner.email)).status).toBe(202);
    await expect.poll(() => kindsTo(owner.email)).toContain('address-taken');
    expect(await kindsTo(owner.email)).not.toContain('change-email');
  });

  it('that somebody verified after the link was sent stays theirs', async () => {
    const person = await register();
    const contested = newAddress();
    await ask(person, contested);
    const token = await codeIn(contested, 'change-email');
    const owner = await register(contested);
    await call('POST', '/auth/verify-email', { body: { token: await codeIn(owner.email, 'verify-email') } });
    expect(await call('POST', '/auth/confirm-email', { body: { token } })).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect((await call('GET', '/api/me', { token: person.token })).body).toMatchObject({ email: person.email });
  });

  it('is asked to be verified again at most once a minute', async () => {
    const person = await register();
    const resend = () => call('POST', '/auth/verify-email/resend', { token: person.token, body: {} });
    expect((await resend()).status).toBe(202);
    const refused = await resend();
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
  });
});

describe('the deletion of an account', () => {
  const plan = (person: SignedInPerson, password = person.password) =>
    call<{ deletionAt: string }>('DELETE', '/api/me', { token: person.token, body: { password } });

  it('asks for the password, leaves fourteen days, and is undone in the account or by the link', async () => {
    const person = await register();
    expect((await plan(person, 'not the password')).status).toBe(401);
    const planned = await plan(person);
    expect(planned.status).toBe(202);
    expect(Date.parse(planned.body.deletionAt) - Date.now()).toBeGreaterThan(13.9 * 24 * 3_600_000);
    expect((await call('GET', '/api/me', { token: person.token })).body).toMatchObject({ deletionAt: planned.body.deletionAt });
    expect((await call('DELETE', '/api/me/deletion', { token: person.token })).status).toBe(204);
    expect((await call('GET', '/api/me', { token: person.token })).body).not.toHaveProperty('deletionAt');
    await plan(person);
    const token = await codeIn(person.email, 'deletion-planned');
    expect((await call('POST', '/auth/keep-account', { body: { token } })).status).toBe(204);
    expect((await call('POST', '/auth/keep-account', { body: { token } })).status).toBe(400);
    expect((await call('GET', '/api/me', { token: person.token })).body).not.toHaveProperty('deletionAt');
    expect(await kindsTo(person.email)).toContain('deletion-undone');
  });

  it('removes the account and what it owned alone, hands on what others edit, and leaves the rest', async () => {
    const [leaving, friend] = [await register(), await register()];
    const alone = await newResume(leaving.token);
    const shared = await newResume(leaving.token);
    const theirs = await newResume(friend.token);
    await join(shared, leaving, friend, 'editor');
    await join(theirs, friend, leaving, 'commenter');
    const said = { anchor: { path: 'meta/title' }, body: 'From me', mentions: [] };
    expect((await call('POST', `/api/resumes/${theirs}/threads`, { token: leaving.token, body: said })).status).toBe(201);
    await expect
      .poll(async () => (await env.INDEX.prepare('SELECT 1 FROM user_index WHERE id = ?').bind(leaving.id).all()).results.length)
      .toBe(1);
    await plan(leaving);
    await graceIsOver(leaving);

    await expect.poll(() => peopleLeftIn(leaving), { timeout: 10_000 }).toBe(0);
    expect((await call('POST', '/auth/login', { body: { email: leaving.email, password: leaving.password } })).status).toBe(401);
    expect((await call('GET', `/api/resumes/${alone}`, { token: friend.token })).status).toBe(404);
    expect((await call('GET', `/api/resumes/${shared}`, { token: friend.token })).body).toMatchObject({ role: 'owner' });
    const members = await call<{ members: { user: string }[] }>('GET', `/api/resumes/${theirs}/members`, { token: friend.token });
    expect(members.body.members.map(({ user }) => user)).toEqual([friend.id]);
    const threads = await call('GET', `/api/resumes/${theirs}/threads`, { token: friend.token });
    expect(JSON.stringify(threads.body)).toContain('Former member');
    expect(JSON.stringify(threads.body)).not.toContain('Ada Lovelace');
    expect((await env.INDEX.prepare('SELECT 1 FROM user_index WHERE id = ?').bind(leaving.id).all()).results).toEqual([]);
    expect(await kindsTo(leaving.email)).toEqual([]);
    const claims = await runInDurableObject(env.TENANT.getByName(TENANT), (_instance, state) =>
      state.storage.sql.exec('SELECT 1 FROM member WHERE user = ?', leaving.id).toArray(),
    );
    expect(claims).toEqual([]);
    // The address is free again.
    await register(leaving.email);
  });

  it('is taken up where it stopped', async () => {
    const person = await register();
    const resume = await newResume(person.token);
    await plan(person);
    // As after a crash: the others were told, and the alarm is all that is left of it.
    await runInDurableObject(env.USER.getByName(person.id), (_instance, state) => {
      state.storage.sql.exec("UPDATE deletion SET due_at = 0, stage = 'leaving'");
      state.storage.sql.exec("UPDATE alarm SET at = 0 WHERE name = 'user.farewell'");
    });
    await expect.poll(() => peopleLeftIn(person), { timeout: 10_000 }).toBe(0);
    expect(await kindsTo(person.email)).toEqual([]);
    expect(resume).toMatch(/^res_/);
  });
});

async function join(resume: string, owner: SignedInPerson, guest: SignedInPerson, role: string): Promise<void> {
  await call('POST', `/api/resumes/${resume}/invites`, { token: owner.token, body: { email: guest.email, role } });
  const token = (await mailsTo(guest.email)).findLast(({ kind }) => kind === 'invite')?.text.match(/token=(\S+)/)?.[1];
  const { status } = await call('POST', '/api/invites/accept', { token: guest.token, body: { token } });
  if (status !== 200) throw new Error(`accept: ${status}`);
}

/** The clock moves on to the end of the grace. */
const graceIsOver = async (person: SignedInPerson): Promise<void> => {
  const stub = env.USER.getByName(person.id);
  await runInDurableObject(stub, (_instance, state) => {
    state.storage.sql.exec('UPDATE deletion SET due_at = 0');
    state.storage.sql.exec("UPDATE alarm SET at = 0 WHERE name = 'user.farewell'");
  });
  await runDurableObjectAlarm(stub);
};

/** Runs the alarm until nobody is left. */
async function peopleLeftIn(person: SignedInPerson): Promise<number> {
  const stub = env.USER.getByName(person.id);
  await runInDurableObject(stub, (_instance, state) => {
    state.storage.sql.exec("UPDATE alarm SET at = 0 WHERE name = 'user.farewell'");
    return state.storage.setAlarm(Date.now());
  });
  await runDurableObjectAlarm(stub);
  return runInDurableObject(stub, (_instance, state) => state.storage.sql.exec('SELECT 1 FROM person').toArray().length);
}

import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId, newSecret, sha256Text } from '#kernel/crypto';
import { CohortId, TenantId, UserId } from '#protocol/ids';
import type { Intake } from '#protocol/tenant-cohorts';
import { call, type SignedInPerson } from './testing/client.ts';
import { finished, imported, startExport } from './testing/exports.ts';
import { codeIn, mailsTo, TENANT } from './testing/mails.ts';
import { firstAdmin, staff, tell, verified } from './testing/staff.ts';

/** People who are asked to come, one by one or by a file, and the cohorts that they are put into. */

let admin: SignedInPerson;
beforeAll(async () => {
  admin = await firstAdmin();
});

const address = () => `${crypto.randomUUID()}@school.example`;
const cohort = async (name: string = crypto.randomUUID()) => CohortId.parse((await tell(admin, { type: 'CreateCohort', name })).body.id);
const upload = (text: string, who = admin, query = '') =>
  call<Intake & { code: string }>('POST', `/api/admin/intakes${query}`, {
    token: who.token,
    raw: text,
    headers: { 'content-type': 'text/csv' },
  });
/** A file as it is once it is worked off. */
async function done({ id }: Pick<Intake, 'id'>): Promise<Intake> {
  await expect
    .poll(async () => (await tell(admin, { type: 'GetIntake', intake: id })).body.state, { timeout: 20_000, interval: 50 })
    .toBe('done');
  return (await tell(admin, { type: 'GetIntake', intake: id })).body;
}
const join = (token: string, password = 'correct horse battery') =>
  call<{ user: { id: string; email: string; emailVerified: boolean }; accessToken: string; code: string }>('POST', '/auth/join', {
    body: { token, name: 'Ada Lovelace', password },
  });
const invitations = async () => (await tell(admin, { type: 'ListInvitations', limit: 100 })).body.items;
const cohortOf = async (user: string) => (await tell(admin, { type: 'GetPerson', user: UserId.parse(user) })).body.person.cohort;
const acts = async (act: string) => (await tell(admin, { type: 'SearchAudit', filter: { act }, limit: 50 })).body.items;

describe('an invitation', () => {
  it('makes an account in the tenant, in its cohort, with the address confirmed, once', async () => {
    const [email, id] = [address(), await cohort()];
    const { body } = await tell(admin, { type: 'InvitePeople', people: [{ email, name: 'Ada' }], cohort: id });
    expect(body).toEqual({ invited: 1, moved: 0, unchanged: 0, waiting: 0 });
    const token = await codeIn(email, 'join');
    expect((await call('POST', '/auth/join/place', { body: { token } })).body).toEqual({ tenant: 'Vitae', email, name: 'Ada' });
    expect(await join(token, '12345678')).toMatchObject({ status: 400, body: { code: 'weak_password' } });
    const joined = await join(token);
    expect(joined).toMatchObject({ status: 201, body: { user: { email, emailVerified: true } } });
    await expect.poll(() => cohortOf(joined.body.user.id)).toBe(id);
    expect(await join(token)).toMatchObject({ status: 400, body: { code: 'invalid_token' } });
    expect(await invitations()).not.toContainEqual(expect.objectContaining({ email }));
    const found = async () =>
      (await tell(admin, { type: 'SearchPeople', filter: { cohort: id }, limit: 10 })).body.items.map(({ user }) => user);
    await expect.poll(found, { timeout: 5_000 }).toEqual([joined.body.user.id]);
  });

  it('lets two who have the same link in only once', async () => {
    const email = address();
    await tell(admin, { type: 'InvitePeople', people: [{ email }], cohort: null });
    const token = await codeIn(email, 'join');
    const tries = await Promise.all([join(token), join(token)]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual([201, 400]);
  });

  it('is sent again with a new link, and the old one is void; withdrawn, none is good', async () => {
    const email = address();
    await tell(admin, { type: 'InvitePeople', people: [{ email }], cohort: null });
    const first = await codeIn(email, 'join');
    const id = (await invitations()).find((one) => one.email === email)?.id;
    if (!id) throw new Error('no invitation');
    expect((await tell(admin, { type: 'ResendInvitation', invitation: id })).status).toBe(200);
    await expect.poll(async () => (await mailsTo(email)).length).toBe(2);
    const second = await codeIn(email, 'join');
    expect(second).not.toBe(first);
    expect((await call('POST', '/auth/join/place', { body: { token: first } })).body.code).toBe('invalid_token');
    expect((await call('POST', '/auth/join/place', { body: { token: second } })).status).toBe(200);
    expect((await tell(admin, { type: 'WithdrawInvitation', invitation: id })).status).toBe(200);
    expect((await join(second)).body.code).toBe('invalid_token');
    expect(await acts('WithdrawInvitation')).toContainEqual(expect.objectContaining({ subject: id, actor: admin.id }));
  });

  it('asks nobody twice, and moves who is here', async () => {
    const [email, id] = [address(), await cohort()];
    const here = await verified();
    const people = [{ email }, { email: here.email }];
    expect((await tell(admin, { type: 'InvitePeople', people, cohort: null })).body).toMatchObject({ invited: 1, unchanged: 1 });
    expect((await tell(admin, { type: 'InvitePeople', people, cohort: id })).body).toMatchObject({ waiting: 1, moved: 1, invited: 0 });
    expect((await mailsTo(email)).map(({ kind }) => kind)).toEqual(['join']);
    expect((await mailsTo(here.email)).map(({ kind }) => kind)).not.toContain('join');
    expect(await cohortOf(here.id)).toBe(id);
  });

  it('is the admins’ to send', async () => {
    const support = await staff(admin, 'support');
    expect((await tell(support, { type: 'InvitePeople', people: [{ email: address() }], cohort: null })).body.code).toBe('forbidden');
    expect(await upload('ada@people.example', support)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });
});

describe('a file of people', () => {
  it('becomes invitations and cohorts, with a report by line', async () => {
    const here = await verified();
    const waiting = address();
    await tell(admin, { type: 'InvitePeople', people: [{ email: waiting }], cohort: null });
    const [fresh, name] = [address(), `Class ${crypto.randomUUID()}`];
    const lines = [
      'E-mail;Name;Class',
      `${fresh};=1+1;${name}`,
      `${here.email};;${name}`,
      `${waiting};;`,
      `${fresh};;`,
      'nonsense;;',
      ';Bob;',
    ];
    const { status, body } = await upload(lines.join('\r\n'));
    expect(status).toBe(202);
    expect(body).toMatchObject({ state: 'running', lines: 6, encoding: 'utf-8' });
    const intake = await done(body);
    expect(intake).toMatchObject({ done: 6, counts: { invited: 1, moved: 1, waiting: 1, duplicate: 1, refused: 2 } });
    expect((await tell(admin, { type: 'ReadIntakeReport', intake: body.id, after: 0, limit: 100 })).body.items).toEqual([
      { line: 2, outcome: 'invited' },
      { line: 3, outcome: 'moved' },
      { line: 4, outcome: 'waiting' },
      { line: 5, outcome: 'duplicate' },
      { line: 6, outcome: 'refused', reason: 'bad_email' },
      { line: 7, outcome: 'refused', reason: 'no_email' },
    ]);
    const made = (await tell(admin, { type: 'ListCohorts' })).body.items.find((one) => one.name === name);
    expect(made).toMatchObject({ people: 1, invited: 1 });
    expect((await mailsTo(fresh))[0]?.text).toContain('Hello =1+1,');
    expect(await acts('StartIntake')).toContainEqual(expect.objectContaining({ subject: body.id, detail: { lines: 6 } }));
    expect(await acts('IntakeDone')).toContainEqual(expect.objectContaining({ subject: body.id }));
    // What the lines said is not kept.
    const kept = await runInDurableObject(env.TENANT.getByName(TENANT), (_actor, { storage }) =>
      JSON.stringify(storage.sql.exec('SELECT * FROM intake_line').toArray()),
    );
    expect(kept).not.toContain(fresh);
  });

  it('is worked off some hundred lines a step, and each line once however often a step is run', async () => {
    const people = Array.from({ length: 450 }, address);
    const { body } = await upload(people.join('\n'));
    for (let step = 0; step < 5; step++) await runDurableObjectAlarm(env.TENANT.getByName(TENANT));
    expect((await done(body)).counts).toEqual({ invited: 450 });
    const mails = await runInDurableObject(env.TENANT.getByName(TENANT), (_actor, { storage }) =>
      storage.sql
        .exec<{ n: number; most: number }>(
          "SELECT COUNT(DISTINCT recipient) AS n, COUNT(*) AS most FROM mail WHERE kind = 'join' AND recipient IN (SELECT value FROM json_each(?))",
          JSON.stringify(people),
        )
        .one(),
    );
    expect(mails).toEqual({ n: 450, most: 450 });
  });

  it('that is none is refused before anything is done', async () => {
    expect(await upload('a,b\nc,d')).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect(await upload('ada@people.example', admin, `?cohort=coh_${'0'.repeat(26)}`)).toMatchObject({ status: 404 });
  });
});

describe('a cohort', () => {
  it('has a name of its own, is renamed, and leaves its people when it goes', async () => {
    const name = `Class ${crypto.randomUUID()}`;
    const id = await cohort(name);
    expect((await tell(admin, { type: 'CreateCohort', name: name.toUpperCase() })).body.code).toBe('conflict');
    expect((await tell(admin, { type: 'ChangeCohort', cohort: id, name: `${name} A` })).body).toMatchObject({ name: `${name} A` });
    const person = await verified();
    expect((await tell(admin, { type: 'MovePeople', users: [UserId.parse(person.id)], cohort: id })).body).toEqual({ moved: 1 });
    expect(await cohortOf(person.id)).toBe(id);
    expect((await tell(admin, { type: 'DeleteCohort', cohort: id })).status).toBe(200);
    expect(await cohortOf(person.id)).toBeNull();
    await expect
      .poll(async () => (await tell(admin, { type: 'SearchPeople', filter: { cohort: id }, limit: 10 })).body.items, { timeout: 5_000 })
      .toEqual([]);
  });

  it('knows how far its people are, each and together, page by page', async () => {
    const id = await cohort();
    const people = [await verified(), await verified()];
    const users = people.map((person) => UserId.parse(person.id));
    await tell(admin, { type: 'MovePeople', users, cohort: id });
    const [writer] = people;
    if (!writer) throw new Error('nobody');
    const resume = await imported(writer);
    const job = (await startExport(writer, resume)).body.jobId;
    expect(await finished(writer, job)).toMatchObject({ state: 'done' });
    await call('POST', `/api/resumes/${resume}/reviews`, { token: writer.token, body: { words: 'Too long?' } });
    const progress = async () => (await tell(admin, { type: 'GetCohortProgress', cohort: id })).body;
    await expect
      .poll(progress, { timeout: 20_000, interval: 100 })
      .toEqual({ people: 2, invited: 0, withResume: 1, withExport: 1, awaitingReview: 1, reviewed: 0 });
    const first = (await tell(admin, { type: 'ListCohortPeople', cohort: id, limit: 1 })).body;
    const cursor = UserId.parse(first.cursor);
    const second = (await tell(admin, { type: 'ListCohortPeople', cohort: id, limit: 1, cursor })).body;
    expect(second.cursor).toBeUndefined();
    const all = [...first.items, ...second.items];
    expect(all.map(({ user }) => user).toSorted()).toEqual(users.toSorted());
    expect(all.find(({ user }) => user === writer.id)).toMatchObject({ resumes: 1, exportedAt: expect.any(String), review: 'waiting' });
    expect(all.find(({ user }) => user !== writer.id)).toMatchObject({ resumes: 0, exportedAt: null, review: null });
  });
});

describe('somebody with an account', () => {
  const school = async () => {
    const made = await tell(admin, { type: 'CreateTenant', name: 'School', admin: address(), domains: [] });
    return TenantId.parse(made.body.id);
  };
  /** As that tenant's own actor keeps it: its staff are not needed here. */
  const invitedTo = async (tenant: TenantId, email: string) => {
    const token = `${tenant}.${newSecret()}`;
    const code = await sha256Text(token);
    await runInDurableObject(env.TENANT.getByName(tenant), (_actor, { storage }) =>
      storage.sql.exec(
        'INSERT INTO awaited_person (id, email, name, cohort, code, by, sent_at, expires_at) VALUES (?, ?, ?, NULL, ?, ?, ?, ?)',
        newId('invite'),
        email,
        '',
        code,
        admin.id,
        Date.now(),
        Date.now() + 60_000,
      ),
    );
    return token;
  };
  const go = (who: SignedInPerson, token: string) => call('POST', '/api/me/tenant', { token: who.token, body: { token } });
  const membersOf = (tenant: string) =>
    runInDurableObject(env.TENANT.getByName(tenant), (_actor, { storage }) =>
      storage.sql.exec<{ user: string; verified: number }>('SELECT user, verified FROM member').toArray(),
    );

  it('goes with their résumés to the tenant that invited their address, and is found there only', async () => {
    const [tenant, person] = [await school(), await verified()];
    const { body: resume } = await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: {} });
    expect((await go(person, await invitedTo(tenant, person.email))).status).toBe(204);
    await expect.poll(() => membersOf(tenant)).toEqual([{ user: person.id, verified: 1 }]);
    expect((await membersOf(TENANT)).map(({ user }) => user)).not.toContain(person.id);
    const indexed = async () =>
      (await env.INDEX.prepare('SELECT tenant FROM resume_index WHERE id = ?').bind(resume.id).first<{ tenant: string }>())?.tenant;
    await expect.poll(indexed, { timeout: 5_000 }).toBe(tenant);
    const again = await call<{ accessToken: string }>('POST', '/auth/login', { body: { email: person.email, password: person.password } });
    expect((await call('GET', `/api/resumes/${resume.id}`, { token: again.body.accessToken })).status).toBe(200);
    // From there they go nowhere else.
    expect(await go(person, await invitedTo(await school(), person.email))).toMatchObject({ status: 409 });
  });

  it('is refused an invitation of another address, and staff have to give up their role first', async () => {
    const tenant = await school();
    expect(await go(await verified(), await invitedTo(tenant, address()))).toMatchObject({ status: 409 });
    const support = await staff(admin, 'support');
    expect(await go(support, await invitedTo(tenant, support.email))).toMatchObject({ status: 409 });
    expect(await membersOf(tenant)).toEqual([]);
  });
});

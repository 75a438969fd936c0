import { env, exports } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { NoteId, UserId } from '#protocol/ids';
import type { AdminCommand } from '#protocol/tenant-admin';
import type { PeopleFilter } from '#protocol/tenant-people';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { addTotp, codeOf } from './testing/factors.ts';
import { codeIn, kindsTo, mailsTo } from './testing/mails.ts';
import { firstAdmin, staff, tell, verified } from './testing/staff.ts';

/** The people of a tenant, as its staff find and help them. */

let admin: SignedInPerson;
let support: SignedInPerson;
let moderator: SignedInPerson;

beforeAll(async () => {
  admin = await firstAdmin();
  support = await staff(admin, 'support');
  moderator = await staff(admin, 'moderator');
});

const idOf = ({ id }: { id: string }) => UserId.parse(id);
const codeOfAnswer = async (who: SignedInPerson, command: AdminCommand) => {
  const { status, body } = await tell(who, command);
  return status === 200 ? 'done' : body.code;
};
const search = async (filter: PeopleFilter, limit = 50, cursor?: number) =>
  (await tell(support, { type: 'SearchPeople', filter, limit, ...(cursor === undefined ? {} : { cursor }) })).body;
const found = async (filter: PeopleFilter) => (await search(filter)).items.map(({ user }) => user);
const signIn = ({ email, password }: SignedInPerson) => call<{ code?: string }>('POST', '/auth/login', { body: { email, password } });
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 5_000, interval: 25 });

describe('the search', () => {
  it('finds somebody by the beginnings of their name, their address and the titles of their résumés', async () => {
    const person = await register(`zoe.quux-${crypto.randomUUID().slice(0, 8)}@people.example`);
    await call('PATCH', '/api/me', { token: person.token, body: { name: 'Zoë Ångström' } });
    await call('POST', '/api/resumes', { token: person.token, body: { title: 'Marine Biologist' } });
    await eventually(async () => {
      for (const text of ['zoe ang', 'ÅNGSTRÖM', 'quux', person.email, 'marine zo', 'biolog'])
        expect(await found({ text }), text).toEqual([person.id]);
    });
    expect(await found({ text: 'zoe nobody' })).toEqual([]);
    expect(await found({ text: 'ngstrom' })).toEqual([]);
    expect(await found({ text: '"*' })).toEqual([]);
    await call('PATCH', '/api/me', { token: person.token, body: { name: 'Yves' } });
    await eventually(async () => expect(await found({ text: 'ångström' })).toEqual([]));
    expect(await found({ text: 'yves quux' })).toEqual([person.id]);
  });

  it('filters by role and state, and comes in pages without gaps or repeats, newest first', async () => {
    await Promise.all(Array.from({ length: 5 }, () => register()));
    await eventually(async () => expect(await found({ role: 'support' })).toEqual([support.id]));
    expect(await found({ role: 'support', state: 'suspended' })).toEqual([]);
    const all = await found({});
    const paged: string[] = [];
    for (let cursor: number | undefined; ; ) {
      const page = await search({}, 3, cursor);
      paged.push(...page.items.map(({ user }) => user));
      if (page.cursor === undefined) break;
      cursor = Number(page.cursor);
    }
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(7);
    expect(all.at(-1)).toBe(admin.id);
  });

  it('goes by an index, never over all rows', async () => {
    const plan = async (sql: string, ...bindings: unknown[]) =>
      (
        await env.INDEX.prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .bind(...bindings)
          .all<{ detail: string }>()
      ).results
        .map(({ detail }) => detail)
        .join('\n');
    const query =
      'SELECT person.* FROM people_search JOIN user_index AS person ON person.seq = people_search.rowid WHERE people_search MATCH ?1 AND people_search.rowid < 9 ORDER BY people_search.rowid DESC LIMIT 3';
    const how = await plan(query, 'scope : (a)');
    expect(how).toContain('VIRTUAL TABLE INDEX');
    expect(how).toContain('SEARCH person USING INTEGER PRIMARY KEY');
    expect(how).not.toContain('TEMP B-TREE');
  });
});

describe('a person’s page', () => {
  it('shows their profile, sessions, résumés, mails without their words, and notes', async () => {
    const person = await verified();
    await call('POST', '/api/resumes', { token: person.token, body: { title: 'Engineer' } });
    const note = (await tell(support, { type: 'AddNote', user: idOf(person), words: 'Called on Monday.' })).body;
    await eventually(async () => {
      const { body } = await tell(support, { type: 'GetPerson', user: idOf(person) });
      expect(body).toMatchObject({
        person: { user: person.id, email: person.email, role: 'member', state: 'active', emailVerified: true },
        suspension: null,
        deletionAt: null,
        hasSecondFactor: false,
        resumes: [{ title: 'Engineer' }],
        notes: [{ id: note.id, by: support.id, byName: 'Ada Lovelace', words: 'Called on Monday.' }],
      });
      expect(body.sessions).toHaveLength(1);
      expect(body.mails.map(({ kind }) => kind)).toEqual(['verify-email']);
      // A link in a mail is a key.
      expect(JSON.stringify(body)).not.toMatch(/token=|"text"|"html"/);
    });
    expect(await codeOfAnswer(support, { type: 'GetPerson', user: UserId.parse(`usr_${'7'.repeat(26)}`) })).toBe('not_found');
  });

  it('lets a note be taken out by whoever wrote it, or an admin', async () => {
    const person = await register();
    const add = async () => NoteId.parse((await tell(support, { type: 'AddNote', user: idOf(person), words: 'x' })).body.id);
    const [mine, other] = [await add(), await add()];
    expect(await codeOfAnswer(moderator, { type: 'DeleteNote', note: mine })).toBe('forbidden');
    expect(await codeOfAnswer(support, { type: 'DeleteNote', note: mine })).toBe('done');
    expect(await codeOfAnswer(admin, { type: 'DeleteNote', note: other })).toBe('done');
    expect(await codeOfAnswer(admin, { type: 'DeleteNote', note: other })).toBe('not_found');
  });
});

describe('what staff do about somebody', () => {
  it('starts the choosing of a new password, and never sets one', async () => {
    const person = await verified();
    expect(await codeOfAnswer(support, { type: 'StartPersonReset', user: idOf(person) })).toBe('done');
    expect(await codeIn(person.email, 'reset-password')).toContain(person.id);
    expect((await signIn(person)).status).toBe(200);
  });

  it('ends every session', async () => {
    const person = await register();
    expect(await codeOfAnswer(support, { type: 'EndPersonSessions', user: idOf(person) })).toBe('done');
    expect((await call('PATCH', '/api/me', { token: person.token, body: { name: 'Still here' } })).status).toBe(401);
    expect((await signIn(person)).status).toBe(200);
  });

  it('suspends: sessions, sign-in, programs and public pages end, and all of it comes back', async () => {
    const person = await verified();
    const { body: resume } = await call<{ id: string }>('POST', '/api/resumes', { token: person.token, body: {} });
    const { body: link } = await call<{ slug: string }>('POST', `/api/resumes/${resume.id}/links`, { token: person.token, body: {} });
    const { body: made } = await call<{ secret: string }>('POST', '/api/me/tokens', {
      token: person.token,
      body: { name: 'Backup', scopes: ['resumes:read'], days: 1 },
    });
    const page = () =>
      exports.default
        .fetch(new Request(`http://vitae.example/r/${link.slug}`))
        .then(async (answer) => [answer.status, (await answer.text()).length > 0][0]);
    const program = () => call('GET', '/api/resumes', { token: made.secret });
    expect([await page(), (await program()).status]).toEqual([200, 200]);

    expect(await codeOfAnswer(moderator, { type: 'SuspendPerson', user: idOf(person), why: 'Sells links.' })).toBe('done');
    expect((await call('PATCH', '/api/me', { token: person.token, body: { name: 'Still here' } })).status).toBe(401);
    expect(await signIn(person)).toMatchObject({ status: 403, body: { code: 'account_suspended' } });
    expect((await signIn({ ...person, password: 'not the password' })).body.code).toBe('invalid_credentials');
    expect(await program()).toMatchObject({ status: 403, body: { code: 'account_suspended' } });
    await eventually(async () => expect(await page()).not.toBe(200));
    expect((await mailsTo(person.email)).find(({ kind }) => kind === 'suspended')?.text).toContain('Sells links.');
    await eventually(async () => expect(await found({ state: 'suspended' })).toEqual([person.id]));
    expect((await tell(support, { type: 'GetPerson', user: idOf(person) })).body).toMatchObject({
      person: { state: 'suspended' },
      suspension: { by: moderator.id, why: 'Sells links.' },
    });
    expect(await codeOfAnswer(moderator, { type: 'SuspendPerson', user: idOf(person), why: 'Again.' })).toBe('conflict');
    expect(await codeOfAnswer(admin, { type: 'ChangeMemberRole', user: idOf(person), role: 'support' })).toBe('conflict');

    expect(await codeOfAnswer(moderator, { type: 'RestorePerson', user: idOf(person) })).toBe('done');
    expect((await signIn(person)).status).toBe(200);
    expect((await program()).status).toBe(200);
    await eventually(async () => expect(await page()).toBe(200));
    expect(await codeOfAnswer(moderator, { type: 'RestorePerson', user: idOf(person) })).toBe('conflict');
  });

  it('suspends somebody between the two steps of signing in, too', async () => {
    const person = await verified();
    const { secret } = await addTotp(person);
    const first = await call<{ ticket: string }>('POST', '/auth/login', { body: { email: person.email, password: person.password } });
    await tell(moderator, { type: 'SuspendPerson', user: idOf(person), why: 'Sells links.' });
    const proof = { kind: 'totp', code: codeOf(secret) };
    expect((await call('POST', '/auth/factor', { body: { ticket: first.body.ticket, proof } })).status).toBe(400);
    expect((await signIn(person)).body.code).toBe('account_suspended');
  });

  it('deletes after the same grace, which can be undone, and tells the person', async () => {
    const person = await verified();
    expect(await codeOfAnswer(admin, { type: 'DeletePerson', user: idOf(person) })).toBe('done');
    const { body } = await tell(admin, { type: 'GetPerson', user: idOf(person) });
    expect(body.person.state).toBe('leaving');
    expect(Math.round((Date.parse(body.deletionAt ?? '') - Date.now()) / 86_400_000)).toBe(14);
    expect((await mailsTo(person.email)).find(({ kind }) => kind === 'deletion-planned')?.text).toContain(
      'whoever runs this place has decided',
    );
    expect(await codeOfAnswer(admin, { type: 'KeepPerson', user: idOf(person) })).toBe('done');
    await eventually(async () => expect(await kindsTo(person.email)).toContain('deletion-undone'));
    expect((await tell(admin, { type: 'GetPerson', user: idOf(person) })).body.deletionAt).toBeNull();
  });

  it('spares staff, until they have lost their role', async () => {
    for (const command of [
      { type: 'SuspendPerson', user: idOf(support), why: 'x' },
      { type: 'DeletePerson', user: idOf(moderator) },
      { type: 'SuspendPerson', user: idOf(admin), why: 'x' },
    ] satisfies AdminCommand[])
      expect(await codeOfAnswer(admin, command)).toBe('conflict');
  });

  it('is each role’s own, and all of it is in the audit log without a word about anybody', async () => {
    const user = idOf(await register());
    expect(await codeOfAnswer(support, { type: 'SuspendPerson', user, why: 'A very private reason' })).toBe('forbidden');
    expect(await codeOfAnswer(moderator, { type: 'StartPersonReset', user })).toBe('forbidden');
    for (const who of [support, moderator]) expect(await codeOfAnswer(who, { type: 'DeletePerson', user })).toBe('forbidden');
    await tell(moderator, { type: 'SuspendPerson', user, why: 'A very private reason' });
    const log = (await tell(admin, { type: 'SearchAudit', filter: {}, limit: 500 })).body;
    expect(log.items[0]).toMatchObject({ act: 'SuspendPerson', actor: moderator.id, subject: user });
    const text = JSON.stringify(log);
    for (const words of ['private reason', 'Sells links', 'Called on Monday', '@']) expect(text).not.toContain(words);
    expect((await tell(admin, { type: 'VerifyAudit' })).body.brokenAt).toBeNull();
  });
});

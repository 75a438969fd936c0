import { runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserId } from '#protocol/ids';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { codeIn, kindsTo, mailsTo, TENANT } from './testing/mails.ts';
import { firstAdmin, staff, tell, verified } from './testing/staff.ts';

/** An admin takes a copy of everything that somebody's own account holds. */

let admin: SignedInPerson;
let second: SignedInPerson;
let support: SignedInPerson;
let person: SignedInPerson;
let resume: string;
beforeAll(async () => {
  admin = await firstAdmin();
  [second, support, person] = [await staff(admin, 'admin'), await staff(admin, 'support'), await verified()];
  resume = await titled(person, 'Title-Needle-4471');
});

async function titled(whose: SignedInPerson, title: string): Promise<string> {
  const { status, body } = await call<{ id: string }>('POST', '/api/resumes', { token: whose.token, body: { title } });
  expect(status).toBe(201);
  return body.id;
}
const ask = (who: SignedInPerson, whose = person) =>
  tell(who, { type: 'ExportPerson', user: UserId.parse(whose.id), why: 'They asked for it by letter.' });
async function take(who: SignedInPerson, id: number): Promise<{ status: number; bytes: Uint8Array }> {
  const headers = { authorization: `Bearer ${who.token}` };
  const answer = await exports.default.fetch(new Request(`http://vitae.example/api/admin/person-exports/${id}`, { headers }));
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
}
const wordsIn = (archive: Uint8Array) => {
  const files = unzipSync(archive);
  return {
    names: Object.keys(files),
    text: Object.values(files)
      .map((bytes) => strFromU8(bytes))
      .join('\n'),
  };
};
const acts = async (act: string) => (await tell(admin, { type: 'SearchAudit', filter: { act }, limit: 50 })).body.items;

describe('a copy of somebody’s account', () => {
  it('is theirs whole, told to them with the reason, and written down when asked for and each time it is taken', async () => {
    const other = await register();
    const shared = await titled(other, 'Shared-Needle-9920');
    const invitation = { token: other.token, body: { email: person.email, role: 'editor' } };
    expect((await call('POST', `/api/resumes/${shared}/invites`, invitation)).status).toBe(201);
    const code = { token: person.token, body: { token: await codeIn(person.email, 'invite') } };
    expect((await call('POST', '/api/invites/accept', code)).status).toBe(200);
    const list = () => call<{ items: unknown[] }>('GET', '/api/resumes', { token: person.token });
    await expect.poll(async () => (await list()).body.items.length).toBe(2);

    const { status, body } = await ask(admin);
    expect(status).toBe(200);
    expect(Math.round((Date.parse(body.until) - Date.now()) / 3_600_000)).toBe(24);
    const mail = (await mailsTo(person.email)).find(({ kind }) => kind === 'account-exported');
    expect(mail?.text).toContain('They asked for it by letter.');

    const { names, text } = wordsIn((await take(admin, body.export)).bytes);
    expect(names).toEqual(expect.arrayContaining(['README.txt', 'profile.json', 'sessions.json', 'security.json', 'api-tokens.json']));
    for (const word of [person.email, resume, 'Title-Needle-4471']) expect(text).toContain(word);
    // What somebody else shares with them is not theirs.
    expect(text).not.toContain('Shared-Needle-9920');
    expect((await take(admin, body.export)).status).toBe(200);

    expect(await acts('ExportPerson')).toMatchObject([{ actor: admin.id, subject: person.id, detail: { export: body.export } }]);
    const taken = { actor: admin.id, subject: person.id, detail: { export: body.export } };
    expect(await acts('TakePersonExport')).toMatchObject([taken, taken]);
    expect(JSON.stringify(await acts('ExportPerson'))).not.toContain('letter');
  });

  it('is for the admin who asked, while they are one, for a day', async () => {
    const { export: id } = (await ask(second)).body;
    for (const who of [admin, support, person]) {
      const { status, bytes } = await take(who, id);
      expect([status, bytes.length < 1_000]).toEqual([who === admin ? 404 : 403, true]);
    }
    expect((await take(second, id)).status).toBe(200);
    const inTenant = (sql: string) =>
      runInDurableObject(env.TENANT.getByName(TENANT), (_actor, state) => void state.storage.sql.exec(sql, id));
    await inTenant('UPDATE account_export SET until = 0 WHERE id = ?');
    expect((await take(second, id)).status).toBe(404);
    await inTenant('UPDATE account_export SET until = 9e15 WHERE id = ?');
    expect((await tell(admin, { type: 'ChangeMemberRole', user: UserId.parse(second.id), role: 'billing' })).status).toBe(200);
    expect((await take(second, id)).status).toBe(403);
  });

  it('is asked for by admins only, and of nobody with a say over others', async () => {
    const before = await kindsTo(person.email);
    for (const who of [support, person]) expect((await ask(who)).body.code).toBe('forbidden');
    expect(await kindsTo(person.email)).toEqual(before);
    for (const whose of [support, admin]) expect((await ask(admin, whose)).body.code).toBe('conflict');
    const nobody = await tell(admin, { type: 'ExportPerson', user: UserId.parse(`usr_${'0'.repeat(26)}`), why: 'Nobody' });
    expect(nobody.body.code).toBe('not_found');
  });

  it('can no longer be taken when the account is gone', async () => {
    const leaving = await verified();
    const { export: id } = (await ask(admin, leaving)).body;
    await runInDurableObject(env.TENANT.getByName(TENANT), (actor) => actor['exports'].forget(UserId.parse(leaving.id)));
    expect((await take(admin, id)).status).toBe(404);
  });
});

describe('a deletion by staff', () => {
  it('says why to whose account it is, and to nobody else', async () => {
    const leaving = await verified();
    const why = 'You have left the school.';
    expect((await tell(admin, { type: 'DeletePerson', user: UserId.parse(leaving.id), why })).status).toBe(200);
    expect((await mailsTo(leaving.email)).find(({ kind }) => kind === 'deletion-planned')?.text).toContain(why);
    expect(JSON.stringify(await acts('DeletePerson'))).not.toContain('school');
  });
});

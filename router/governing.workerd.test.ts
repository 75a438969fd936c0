import { runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserId } from '#protocol/ids';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { AuditRow } from '#protocol/tenant-audit';
import { CHAIN_START, checkChain } from '../actors/tenant/audit-chain.ts';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { firstAdmin, staff, tell, verified } from './testing/staff.ts';

/** Who governs a tenant, what they may set, and that all of it is written down. */

let admin: SignedInPerson;
beforeAll(async () => {
  admin = await firstAdmin();
});

const idOf = ({ id }: SignedInPerson) => UserId.parse(id);
const rows = async () => (await tell(admin, { type: 'SearchAudit', filter: {}, limit: 500 })).body.items;
const sql = <T>(work: (sql: SqlStorage) => T): Promise<T> =>
  runInDurableObject(env.TENANT.getByName(DEFAULT_TENANT), (_actor, { storage }) => work(storage.sql));

describe('roles', () => {
  it('begin with whoever verifies the configured address', async () => {
    const { body } = await tell(admin, { type: 'ListStaff' });
    expect(body.items).toEqual([{ user: admin.id, email: admin.email, name: 'Ada Lovelace', role: 'admin', emailVerified: true }]);
  });

  it('are given by an admin, and hold at once, without a new token', async () => {
    const person = await staff(admin, 'moderator');
    expect((await tell(person, { type: 'ListStaff' })).status).toBe(200);
    expect((await tell(person, { type: 'UpdateConfig', config: { name: 'Mine' } })).body.code).toBe('forbidden');
    expect((await tell(person, { type: 'ChangeMemberRole', user: idOf(person), role: 'admin' })).body.code).toBe('forbidden');
    await tell(admin, { type: 'ChangeMemberRole', user: idOf(person), role: 'member' });
    expect((await tell(person, { type: 'ListStaff' })).body.code).toBe('forbidden');
  });

  it('take a second factor', async () => {
    const person = await verified();
    await tell(admin, { type: 'ChangeMemberRole', user: idOf(person), role: 'support' });
    expect((await tell(person, { type: 'ListStaff' })).body.code).toBe('second_factor_required');
  });

  it('take a confirmed address, and somebody who is here', async () => {
    const person = await register();
    expect((await tell(admin, { type: 'ChangeMemberRole', user: idOf(person), role: 'support' })).body.code).toBe('not_ready');
    const nobody = UserId.parse(`usr_${'7'.repeat(26)}`);
    expect((await tell(admin, { type: 'ChangeMemberRole', user: nobody, role: 'support' })).body.code).toBe('not_found');
  });

  it('never leave a tenant without an admin', async () => {
    const refused = await tell(admin, { type: 'ChangeMemberRole', user: idOf(admin), role: 'member' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } });
    const second = await staff(admin, 'admin');
    expect((await tell(second, { type: 'ChangeMemberRole', user: idOf(admin), role: 'support' })).status).toBe(200);
    expect((await tell(second, { type: 'ChangeMemberRole', user: idOf(second), role: 'support' })).body.code).toBe('conflict');
    expect((await tell(second, { type: 'ChangeMemberRole', user: idOf(admin), role: 'admin' })).status).toBe(200);
    expect((await tell(admin, { type: 'ChangeMemberRole', user: idOf(second), role: 'member' })).status).toBe(200);
    const leave = ({ token, password }: SignedInPerson) => call('DELETE', '/api/me', { token, body: { password } });
    expect((await leave(admin)).body.code).toBe('conflict');
    expect((await tell(second, { type: 'ListStaff' })).body.code).toBe('forbidden');
    expect((await leave(second)).status).toBeLessThan(300);
  });
});

describe('the audit log', () => {
  it('tells of each act once, whatever came of it, by pseudonyms only', async () => {
    const person = await verified();
    const before = await rows();
    const command = { type: 'ChangeMemberRole', user: idOf(person), role: 'support' } as const;
    await tell(admin, command, 'once-and-only-once');
    await tell(admin, command, 'once-and-only-once');
    await tell(admin, { ...command, user: idOf(admin) });
    const added = (await rows()).slice(0, -before.length || undefined);
    expect(added).toMatchObject([
      { actor: admin.id, act: 'ChangeMemberRole', subject: admin.id, detail: { refused: 'conflict', role: 'support', before: 'admin' } },
      { actor: admin.id, act: 'ChangeMemberRole', subject: person.id, detail: { role: 'support', before: 'member' } },
    ]);
    expect(added).toHaveLength(2);
    const all = JSON.stringify(await rows());
    for (const secret of [admin.email, person.email, 'Ada', 'Lovelace']) expect(all).not.toContain(secret);
  });

  it('is found by who, what and whom, a page at a time', async () => {
    const all = await rows();
    expect(all.length).toBeGreaterThan(5);
    const first = (await tell(admin, { type: 'SearchAudit', filter: {}, limit: 2 })).body;
    const second = (await tell(admin, { type: 'SearchAudit', filter: {}, limit: 2, ...(first.before ? { before: first.before } : {}) }))
      .body;
    expect([...first.items, ...second.items]).toEqual(all.slice(0, 4));
    const none = await tell(admin, { type: 'SearchAudit', filter: { actor: `usr_${'7'.repeat(26)}` }, limit: 10 });
    expect(none.body.items).toEqual([]);
    const one = await tell(admin, { type: 'SearchAudit', filter: { act: 'FirstAdmin', subject: admin.id }, limit: 10 });
    expect(one.body.items).toMatchObject([{ id: 1, actor: null }]);
    const [newest] = all;
    const late = await tell(admin, { type: 'SearchAudit', filter: { until: newest?.at ?? '' }, limit: 500 });
    expect(late.body.items.every(({ at }) => at < (newest?.at ?? ''))).toBe(true);
  });

  it('leaves as a file that anybody can check, and as one to read', async () => {
    const file = async (format: string) => {
      const request = new Request(`http://vitae.example/api/admin/audit/export/${format}`, {
        headers: { authorization: `Bearer ${admin.token}` },
      });
      return (await exports.default.fetch(request)).text();
    };
    const text = await file('jsonl');
    const read = text
      .trim()
      .split('\n')
      .map((line) => AuditRow.parse(JSON.parse(line)));
    expect(checkChain(CHAIN_START, read)).toMatchObject({ rows: (await rows()).length, brokenAt: null });
    const csv = await file('csv');
    expect(csv.split('\r\n')[0]).toBe('id,at,actor,act,subject,detail,hash');
    expect(csv.trim().split('\r\n')).toHaveLength(read.length + 1);
  });

  it('cannot be changed, and shows where it was', async () => {
    const whole = (await tell(admin, { type: 'VerifyAudit' })).body;
    expect(whole).toMatchObject({ brokenAt: null, rows: (await rows()).length });
    await expect(sql((db) => db.exec("UPDATE audit SET act = 'Nothing' WHERE id = 2"))).rejects.toThrow('append-only');
    await expect(sql((db) => db.exec('DELETE FROM audit WHERE id = 2'))).rejects.toThrow('append-only');
    // Whoever has the file can drop the triggers, and still is found out.
    const kept = await sql((db) => {
      db.exec('DROP TRIGGER audit_stays');
      const { detail } = db.exec<{ detail: string }>('SELECT detail FROM audit WHERE id = 2').one();
      db.exec('UPDATE audit SET detail = ? WHERE id = 2', detail.replace('member', 'membes'));
      return detail;
    });
    expect((await tell(admin, { type: 'VerifyAudit' })).body).toMatchObject({ brokenAt: 2 });
    await sql((db) => db.exec('UPDATE audit SET detail = ? WHERE id = 2', kept));
    expect((await tell(admin, { type: 'VerifyAudit' })).body).toMatchObject({ brokenAt: null, head: whole.head });
  });
});

describe('the configuration', () => {
  const current = async () => (await tell(admin, { type: 'ReadConfig' })).body;

  it('counts its versions, says what changed and by whom, and goes back as a new one', async () => {
    const begun = await current();
    const named = (await tell(admin, { type: 'UpdateConfig', config: { name: 'Career Centre', color: '#1f4e8c' }, why: 'Our own name' }))
      .body;
    expect(named).toMatchObject({ version: begun.version + 1, name: 'Career Centre', registration: 'open' });
    const compared = await tell(admin, { type: 'CompareConfigs', a: begun.version, b: named.version });
    expect(compared.body.differences).toEqual([
      { key: 'name', before: 'Vitae', after: 'Career Centre' },
      { key: 'color', before: null, after: '#1f4e8c' },
    ]);
    const back = (await tell(admin, { type: 'RestoreConfig', version: begun.version, expected: named.version })).body;
    expect(back).toEqual({ ...begun, version: named.version + 1 });
    const { items } = (await tell(admin, { type: 'ListConfigVersions', limit: 2 })).body;
    expect(items).toMatchObject([
      { version: back.version, by: admin.id, rollbackOf: begun.version, changed: ['name', 'color'] },
      { version: named.version, by: admin.id, why: 'Our own name', rollbackOf: null, changed: ['name', 'color'] },
    ]);
  });

  it('takes one of two changes that were made on the same version, and writes the other one down as refused', async () => {
    const { version } = await current();
    const answers = await Promise.all([
      tell(admin, { type: 'UpdateConfig', config: { name: 'One' }, expected: version }),
      tell(admin, { type: 'UpdateConfig', config: { name: 'Other' }, expected: version }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('meanwhile'),
    });
    expect((await current()).version).toBe(version + 1);
    expect((await rows())[0]).toMatchObject({ act: 'UpdateConfig', detail: { refused: 'conflict' } });
  });

  it('is checked, and nothing of a change that is not right is taken', async () => {
    const before = await current();
    for (const config of [{ color: 'red' }, { domains: ['not a domain'] }, { maxResumes: 0 }, { templates: ['a', 'a'] }, { more: 1 }]) {
      const { status, body } = await call('PATCH', '/api/admin/config', { token: admin.token, body: config });
      expect([status, body['code']]).toEqual([400, 'invalid_input']);
    }
    expect(await current()).toEqual(before);
  });

  it('says at once who may register', async () => {
    const attempt = async (email: string) =>
      (await call('POST', '/auth/register', { body: { email, password: 'correct horse battery', name: 'Ada' } })).status;
    await tell(admin, { type: 'UpdateConfig', config: { registration: 'invited', domains: ['school.example'] } });
    expect(await attempt(`${crypto.randomUUID()}@elsewhere.example`)).toBe(403);
    expect(await attempt(`${crypto.randomUUID()}@notschool.example`)).toBe(403);
    expect(await attempt(`${crypto.randomUUID()}@school.example`)).toBe(201);
    await tell(admin, { type: 'UpdateConfig', config: { registration: 'closed' } });
    expect(await attempt(`${crypto.randomUUID()}@school.example`)).toBe(403);
    await tell(admin, { type: 'UpdateConfig', config: { registration: 'open' } });
    expect(await attempt(`${crypto.randomUUID()}@elsewhere.example`)).toBe(201);
  });
});

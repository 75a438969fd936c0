import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { ANONYMOUS, type Principal, ROUTER } from '#protocol/envelope';
import { refuse } from '#protocol/errors';
import { TenantId } from '#protocol/ids';
import { ResumeSummary } from '#protocol/user';
import { Alarms } from './alarms.ts';
import { newId } from './crypto.ts';
import { migrate } from './migrate.ts';
import { seal, unseal } from './seal.ts';
import { mailbox } from './stubs.ts';

const request = 'test';
const tenant = () => env.TENANT.getByName(newId('tenant'));

describe('an actor’s mailbox', () => {
  it('refuses what is no envelope, no message of its own, or not from whom it may come', async () => {
    const stub = tenant();
    for (const bad of ['', 'null', '[]', '{"message":{"type":"GetConfig"}}'])
      expect(JSON.parse(await stub.deliver(bad))).toMatchObject({ ok: false, refusal: { code: 'bad_request' } });
    const send = async (message: unknown, from: Principal) => JSON.parse(await stub.deliver(JSON.stringify({ message, from, request })));
    expect(await send({ type: 'Nonsense' }, ROUTER)).toMatchObject({ refusal: { code: 'invalid_input' } });
    expect(await send({ type: 'GetConfig', more: 1 }, ROUTER)).toMatchObject({ refusal: { code: 'invalid_input' } });
    expect(await send({ type: 'StartReindex' }, ANONYMOUS)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await send({ type: 'GetSigningKey' }, ROUTER)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await send({ type: 'GetConfig' }, ROUTER)).toMatchObject({ ok: true, value: { registration: 'open', name: 'Vitae' } });
  });

  it('carries out a keyed message once', async () => {
    const user = newId('user');
    const id = newId('tenant');
    const from: Principal = { kind: 'actor', actor: 'user', id: user };
    const mail = { kind: 'verify-email', to: 'a@b.example', subject: 'Hello', text: 'x' } as const;
    const ask = (key: string) => mailbox(env, 'tenant', id).ask({ type: 'SendMail', user, mail }, { from, request, key });
    await ask('outbox-1');
    await ask('outbox-1');
    await ask('outbox-2');
    const count = await runInDurableObject(
      env.TENANT.getByName(id),
      (_actor, state) => state.storage.sql.exec('SELECT COUNT(*) AS n FROM mail').one().n,
    );
    expect(count).toBe(2);
    expect(
      await mailbox(env, 'tenant', id).ask({ type: 'SendMail', user, mail: { ...mail, text: 'y' } }, { from, request, key: 'outbox-1' }),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'idempotency_mismatch' },
    });
  });

  it('leaves nothing of a command that is refused, or that breaks, half-way', async () => {
    await runInDurableObject(tenant(), (actor, state) => {
      const write = () => state.storage.sql.exec("INSERT INTO config (key, value) VALUES ('half', '1')");
      const halfDone = () => state.storage.sql.exec("SELECT * FROM config WHERE key = 'half'").toArray();
      // In brackets, because only actors themselves may transact.
      const refused = actor['transact']({}, () => {
        write();
        return refuse('conflict');
      });
      expect(refused).toEqual(refuse('conflict'));
      expect(halfDone()).toEqual([]);
      expect(() =>
        actor['transact']({}, () => {
          write();
          throw new Error('broken');
        }),
      ).toThrow('broken');
      expect(halfDone()).toEqual([]);
    });
  });

  it('takes an actor’s word only about itself', async () => {
    const from: Principal = { kind: 'actor', actor: 'user', id: newId('user') };
    const message = { type: 'EmailVerified', user: newId('user'), email: 'a@b.example' } as const;
    expect(await mailbox(env, 'tenant', newId('tenant')).ask(message, { from, request })).toMatchObject({ refusal: { code: 'forbidden' } });
  });

  it('delivers its outbox by alarm after the process died', async () => {
    const user = newId('user');
    const stub = env.USER.getByName(user);
    const resume = newId('resume');
    // As if it had died between the commit and the sending.
    const summary = ResumeSummary.parse({
      id: resume,
      title: 'Kept',
      role: 'owner',
      template: 'classic',
      createdAt: new Date(0).toISOString(),
      updatedAt: new Date(0).toISOString(),
      trashedAt: null,
    });
    const sender = env.RESUME.getByName(resume);
    await runInDurableObject(sender, async (_actor, state) => {
      const effect = { to: 'actor', kind: 'user', id: user, message: { type: 'ResumeChanged', summary, version: 1 } };
      state.storage.sql.exec('INSERT INTO outbox (lane, effect, next_at) VALUES (?, ?, 0)', `user:${user}`, JSON.stringify(effect));
      state.storage.sql.exec("INSERT INTO alarm (name, at) VALUES ('kernel.outbox', 0)");
      await state.storage.setAlarm(Date.now() + 60_000);
    });
    // Nobody has registered there: the word is refused, parked for a person to look at, and not sent for ever.
    expect(await runDurableObjectAlarm(sender)).toBe(true);
    const [parked] = await runInDurableObject(sender, (_actor, state) => state.storage.sql.exec('SELECT parked FROM outbox').toArray());
    expect(parked).toEqual({ parked: 'not_found' });
    expect(await runInDurableObject(stub, (_actor, state) => state.storage.sql.exec('SELECT * FROM resume').toArray())).toEqual([]);
  });
});

describe('migrations', () => {
  const steps = [
    { id: 'k/0001', sql: 'CREATE TABLE one (a)' },
    { id: 'u/0001', sql: 'CREATE TABLE two (a)' },
  ];

  it('are applied once, and added to at the end of each scope', async () => {
    await runInDurableObject(tenant(), (_actor, state) => {
      state.storage.sql.exec('DROP TABLE migration');
      migrate(state.storage, steps);
      migrate(state.storage, steps);
      migrate(
        state.storage,
        [steps[0], { id: 'k/0002', sql: 'CREATE TABLE three (a)' }, steps[1]].filter((step) => step !== undefined),
      );
      expect(state.storage.sql.exec('SELECT id FROM migration ORDER BY place').toArray()).toEqual([
        { id: 'k/0001' },
        { id: 'u/0001' },
        { id: 'k/0002' },
      ]);
    });
  });

  it('stop at data of newer code, at a step put in between, and leave nothing half done', async () => {
    await runInDurableObject(tenant(), (_actor, state) => {
      state.storage.sql.exec('DROP TABLE migration');
      migrate(state.storage, steps);
      expect(() => migrate(state.storage, steps.slice(0, 1))).toThrow('applied by newer code');
      expect(() => migrate(state.storage, [{ id: 'k/0000', sql: 'SELECT 1' }, ...steps])).toThrow('was applied before k/0000');
      const broken = [...steps, { id: 'u/0002', sql: 'CREATE TABLE four (a)' }, { id: 'u/0003', sql: 'CREATE nonsense' }];
      expect(() => migrate(state.storage, broken)).toThrow();
      expect(state.storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'four'").toArray()).toEqual([]);
    });
  });
});

describe('named alarms', () => {
  it('share the physical one: the due run, the failing come back later, the others stay', async () => {
    await runInDurableObject(tenant(), async (_actor, state) => {
      let now = 1_000_000;
      const alarms = new Alarms(state.storage, () => now);
      alarms.set('late', now + 5_000);
      alarms.set('broken', now);
      alarms.set('again', now);
      const ran: string[] = [];
      const handle = async (name: string) => {
        ran.push(name);
        if (name === 'broken') throw new Error('not now');
        if (name === 'again') alarms.set('again', now);
      };
      await alarms.run(handle);
      expect(ran.sort()).toEqual(['again', 'broken']);
      expect(alarms.at('broken')).toBe(now + 1_000);
      expect(alarms.at('again')).toBe(now);
      now += 1_000;
      await alarms.run(handle);
      expect(alarms.at('broken')).toBe(now + 2_000);
      expect(alarms.at('late')).toBe(1_005_000);
      expect(await state.storage.getAlarm()).not.toBeNull();
      await state.storage.deleteAlarm();
    });
  });
});

describe('a seal', () => {
  const secret = env.VITAE_SECRET;
  const identity = {
    kind: 'user' as const,
    user: newId('user'),
    session: newId('session'),
    tenant: TenantId.parse(`ten_${'0'.repeat(26)}`),
    tenantRole: 'member' as const,
    name: 'Ada',
  };

  it('opens for its actor while it is fresh, and never when it was touched', async () => {
    const text = await seal(secret, { actor: 'res_1', opens: { identity }, request }, 1_000);
    expect(await unseal(secret, text, 'res_1', 2_000)).toMatchObject({ opens: { identity } });
    expect(await unseal(secret, text, 'res_2', 2_000)).toBeNull();
    expect(await unseal(secret, text, 'res_1', 40_000)).toBeNull();
    const [body = '', signature = ''] = text.split('.');
    const forged = btoa(atob(body.replaceAll('-', '+').replaceAll('_', '/')).replace('member', 'admin_'))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
    for (const bad of [null, '', 'x', `${forged}.${signature}`, `${body}.${signature.slice(2)}AA`, `${text}.x`])
      expect(await unseal(secret, bad, 'res_1', 2_000)).toBeNull();
  });
});

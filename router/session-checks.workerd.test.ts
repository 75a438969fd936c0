import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { CHECK_EVERY_MS } from '#kernel/session-checks';
import { attachmentOf, type Socket } from '#kernel/sockets';
import type { ExportActor } from '../actors/export/actor.ts';
import type { ResumeActor } from '../actors/resume/actor.ts';
import type { UserActor } from '../actors/user/actor.ts';
import { call, connect, register, type SignedInPerson, type Wire } from './testing/client.ts';
import { nextOf, open, set } from './testing/live.ts';

type Stub = DurableObjectStub<ResumeActor> | DurableObjectStub<ExportActor> | DurableObjectStub<UserActor>;

/** As if the sockets at an actor had been opened so long ago; the alarm goes off when it is due. */
async function timePasses(stub: Stub, ms: number): Promise<void> {
  await runInDurableObject<ResumeActor | ExportActor | UserActor, void>(stub, async (actor, { storage }) => {
    const sockets: Iterable<Socket> = actor['openSockets']();
    for (const socket of sockets) {
      const attachment = attachmentOf(socket);
      if (!attachment) continue;
      const { openedAt, checkedAt } = attachment;
      socket.setState({ ...attachment, openedAt: openedAt - ms, ...(checkedAt === undefined ? {} : { checkedAt: checkedAt - ms }) });
    }
    storage.sql.exec("UPDATE alarm SET at = at - ? WHERE name = 'kernel.sessions'", ms);
    await storage.setAlarm(Date.now());
  });
  await runDurableObjectAlarm(stub);
}

const alarmIn = (stub: Stub): Promise<number> =>
  runInDurableObject(
    stub,
    (_actor, { storage }) => Number(storage.sql.exec("SELECT at FROM alarm WHERE name = 'kernel.sessions'").one().at) - Date.now(),
  );

/** The session ends, and nobody is told. */
const endUnheard = ({ id }: SignedInPerson) =>
  runInDurableObject(env.USER.getByName(id), (_actor, { storage }) => void storage.sql.exec('DELETE FROM session'));

const newResume = async (token: string): Promise<string> =>
  (await call<{ id: string }>('POST', '/api/resumes', { token, body: {} })).body.id;

async function isHeard(wire: Wire): Promise<void> {
  wire.send({ type: 'ping', t0: 7 });
  expect(await nextOf(wire, 'pong')).toMatchObject({ t0: 7 });
}

describe('an open socket', () => {
  it('is closed within half an hour of its session’s end, even when nobody was told of that', async () => {
    const person = await register();
    const resume = await newResume(person.token);
    const stub = env.RESUME.getByName(resume);
    const wire = await open(resume, person);
    await endUnheard(person);
    await timePasses(stub, CHECK_EVERY_MS / 2);
    await isHeard(wire);
    await timePasses(stub, CHECK_EVERY_MS / 2);
    expect(await nextOf(wire, 'error')).toEqual({ type: 'error', code: 'session_ended' });
    expect(await wire.closed).toMatchObject({ code: 4401 });
  });

  it('stays while its session goes on, and is looked at again', async () => {
    const person = await register();
    const resume = await newResume(person.token);
    const stub = env.RESUME.getByName(resume);
    const wire = await open(resume, person);
    for (let time = 0; time < 2; time += 1) {
      await timePasses(stub, CHECK_EVERY_MS);
      wire.send({ type: 'push', actor: wire.actor, ops: [set(time + 1, 'meta/title', `Title ${time}`, wire.actor)] });
      expect(await nextOf(wire, 'ack')).toMatchObject({ upto: time + 1 });
      expect(await alarmIn(stub)).toBeGreaterThan(CHECK_EVERY_MS - 60_000);
    }
    await endUnheard(person);
    await timePasses(stub, CHECK_EVERY_MS);
    expect(await wire.closed).toMatchObject({ code: 4401 });
  });

  it('of an API token that has run out is closed, too', async () => {
    const person = await register();
    const resume = await newResume(person.token);
    const made = await call<{ secret: string }>('POST', '/api/me/tokens', {
      token: person.token,
      body: { name: 'Sync', scopes: ['resumes:write'], days: 1 },
    });
    const mine = await open(resume, person);
    const program = await connect(`/api/resumes/${resume}/live`, { authorization: `Bearer ${made.body.secret}` });
    await runInDurableObject(env.USER.getByName(person.id), (_actor, { storage }) => {
      storage.sql.exec('UPDATE api_token SET expires_at = 1');
    });
    await timePasses(env.RESUME.getByName(resume), CHECK_EVERY_MS);
    expect(await program.closed).toMatchObject({ code: 4401 });
    await isHeard(mine);
  });

  it('of one’s own is closed, too, and others stay', async () => {
    const person = await register();
    const { body } = await call<{ accessToken: string }>('POST', '/auth/login', {
      body: { email: person.email, password: person.password },
    });
    const [mine, theirs] = await Promise.all(
      [person.token, body.accessToken].map((token) => connect('/api/me/live', { authorization: `Bearer ${token}` })),
    );
    if (!mine || !theirs) throw new Error('no socket');
    const { items } = (await call<{ items: { id: string; isThis: boolean }[] }>('GET', '/api/me/sessions', person)).body;
    const other = items.find(({ isThis }) => !isThis)?.id;
    await runInDurableObject(env.USER.getByName(person.id), (_actor, { storage }) => {
      storage.sql.exec('DELETE FROM session WHERE id = ?', other);
    });
    await timePasses(env.USER.getByName(person.id), CHECK_EVERY_MS);
    expect(await theirs.closed).toMatchObject({ code: 4401 });
    await isHeard(mine);
  });

  it('of an export is closed, too', async () => {
    const person = await register();
    const resume = await newResume(person.token);
    const { body } = await call<{ jobId: string }>('POST', `/api/resumes/${resume}/exports`, {
      token: person.token,
      body: { format: 'pdf' },
    });
    const wire = await connect(`/api/exports/${body.jobId}/live`, { authorization: `Bearer ${person.token}` });
    expect(await wire.next()).toMatchObject({ type: 'job' });
    await endUnheard(person);
    await timePasses(env.EXPORT.getByName(body.jobId), CHECK_EVERY_MS);
    expect(await wire.closed).toMatchObject({ code: 4401 });
  });
});

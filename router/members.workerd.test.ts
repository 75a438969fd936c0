import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { CLOSE } from '#protocol/compat';
import type { Invite } from '#protocol/resume';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { call, register, type SignedInPerson } from './testing/client.ts';
import { nextOf, open, set } from './testing/live.ts';

async function shared(): Promise<{ owner: SignedInPerson; id: string; path: string }> {
  const owner = await register();
  const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: owner.token, body: { title: 'Shared' } });
  return { owner, id: body.id, path: `/api/resumes/${body.id}` };
}

/** The code of the newest invitation that was mailed to an address. */
async function mailedCode(to: string): Promise<string> {
  const read = () =>
    runInDurableObject(env.TENANT.getByName(DEFAULT_TENANT), (_actor, state) =>
      state.storage.sql.exec<{ text: string }>("SELECT text FROM mail WHERE recipient = ? AND kind = 'invite' ORDER BY id", to).toArray(),
    );
  await expect.poll(async () => (await read()).length).toBeGreaterThan(0);
  const code = (await read()).at(-1)?.text.match(/token=(\S+)/)?.[1];
  if (!code) throw new Error('no code in the mail');
  return code;
}

async function join(owner: SignedInPerson, path: string, role: string): Promise<SignedInPerson> {
  const guest = await register();
  expect((await call('POST', `${path}/invites`, { token: owner.token, body: { email: guest.email, role } })).status).toBe(201);
  const accepted = await call('POST', '/api/invites/accept', { token: guest.token, body: { token: await mailedCode(guest.email) } });
  expect(accepted).toMatchObject({ status: 200, body: { title: 'Shared', role } });
  return guest;
}

describe('sharing a résumé', () => {
  it('invites by mail, once, and puts the résumé into the guest’s list', async () => {
    const { owner, path } = await shared();
    const guest = await join(owner, path, 'editor');
    const code = await mailedCode(guest.email);
    const late = await register();
    expect(await call('POST', '/api/invites/accept', { token: late.token, body: { token: code } })).toMatchObject({
      status: 400,
      body: { code: 'invalid_token' },
    });
    await expect
      .poll(async () => (await call<{ items: unknown[] }>('GET', '/api/resumes', { token: guest.token })).body.items)
      .toMatchObject([{ title: 'Shared', role: 'editor' }]);
    const { body } = await call<{ members: { role: string; name: string }[]; invites: unknown[] }>('GET', `${path}/members`, {
      token: owner.token,
    });
    expect(body.members.map((member) => member.role)).toEqual(['owner', 'editor']);
    expect(body.invites).toEqual([]);
  });

  it('replaces and takes back invitations, and shows them to the owner only', async () => {
    const { owner, path } = await shared();
    const editor = await join(owner, path, 'editor');
    const guest = await register();
    const invite = (role: string) => call<Invite>('POST', `${path}/invites`, { token: owner.token, body: { email: guest.email, role } });
    const first = await invite('viewer');
    const firstCode = await mailedCode(guest.email);
    const second = await invite('editor');
    expect(second.body.id).not.toBe(first.body.id);
    expect(await call('POST', '/api/invites/accept', { token: guest.token, body: { token: firstCode } })).toMatchObject({ status: 400 });
    const invitesFor = async (person: SignedInPerson) =>
      (await call<{ invites: Invite[] }>('GET', `${path}/members`, { token: person.token })).body.invites;
    expect(await invitesFor(owner)).toMatchObject([{ email: guest.email, role: 'editor' }]);
    expect(await invitesFor(editor)).toEqual([]);
    expect((await call('DELETE', `${path}/invites/${second.body.id}`, { token: owner.token })).status).toBe(204);
    expect(await call('POST', '/api/invites/accept', { token: guest.token, body: { token: await mailedCode(guest.email) } })).toMatchObject(
      { status: 400 },
    );
  });

  it('lets each role do what it may and nothing more', async () => {
    const { owner, path } = await shared();
    const [viewer, commenter, editor] = [
      await join(owner, path, 'viewer'),
      await join(owner, path, 'commenter'),
      await join(owner, path, 'editor'),
    ];
    const write = (person: SignedInPerson) =>
      call('PATCH', path, { token: person.token, body: { ops: [{ path: 'basics/headline', value: person.id }] } });
    const invite = (person: SignedInPerson) =>
      call('POST', `${path}/invites`, { token: person.token, body: { email: 'x@people.example', role: 'viewer' } });
    for (const person of [viewer, commenter, editor]) {
      expect((await call('GET', path, { token: person.token })).status).toBe(200);
      expect(await invite(person)).toMatchObject({ status: 403 });
      expect(await call('PUT', `${path}/members/${person.id}`, { token: person.token, body: { role: 'owner' } })).toMatchObject({
        status: 403,
      });
      expect(await call('DELETE', `${path}/members/${owner.id}`, { token: person.token })).toMatchObject({ status: 403 });
      expect(await call('DELETE', path, { token: person.token })).toMatchObject({ status: 403 });
    }
    expect(await write(viewer)).toMatchObject({ status: 403 });
    expect(await write(commenter)).toMatchObject({ status: 403 });
    expect(await write(editor)).toMatchObject({ status: 200 });
  });

  it('takes a right away in open sockets at once: the write is refused and stays out of the document', async () => {
    const { owner, id, path } = await shared();
    const editor = await join(owner, path, 'editor');
    const live = await open(id, editor);
    expect(live.welcome).toMatchObject({ role: 'editor' });
    expect((await call('PUT', `${path}/members/${editor.id}`, { token: owner.token, body: { role: 'viewer' } })).body).toMatchObject({
      role: 'viewer',
    });
    expect(await nextOf(live, 'role')).toEqual({ type: 'role', role: 'viewer' });
    live.send({ type: 'push', actor: live.actor, ops: [set(1, 'basics/headline', 'Too late', live.actor)] });
    expect(await nextOf(live, 'ack')).toMatchObject({ upto: 1, took: [], nack: [[1, 'forbidden', null]] });
    expect((await call('GET', path, { token: owner.token })).body).not.toMatchObject({ document: { basics: { headline: 'Too late' } } });

    expect((await call('DELETE', `${path}/members/${editor.id}`, { token: owner.token })).status).toBe(204);
    expect(await nextOf(live, 'forbidden')).toEqual({ type: 'forbidden' });
    expect(await live.closed).toMatchObject({ code: CLOSE.forbidden });
    expect((await call('GET', path, { token: editor.token })).status).toBe(403);
    await expect
      .poll(async () => (await call<{ items: unknown[] }>('GET', '/api/resumes', { token: editor.token })).body.items)
      .toEqual([]);
  });

  it('hands over ownership and lets people leave, but never leaves a résumé without an owner', async () => {
    const { owner, path } = await shared();
    const heir = await join(owner, path, 'viewer');
    expect(await call('DELETE', `${path}/members/${owner.id}`, { token: owner.token })).toMatchObject({ status: 409 });
    expect(await call('PUT', `${path}/members/${owner.id}`, { token: owner.token, body: { role: 'viewer' } })).toMatchObject({
      status: 409,
    });
    expect((await call('PUT', `${path}/members/${heir.id}`, { token: owner.token, body: { role: 'owner' } })).status).toBe(200);
    const { body } = await call<{ members: { user: string; role: string }[] }>('GET', `${path}/members`, { token: heir.token });
    expect(Object.fromEntries(body.members.map((member) => [member.user, member.role]))).toEqual({
      [owner.id]: 'editor',
      [heir.id]: 'owner',
    });
    expect((await call('DELETE', `${path}/members/${owner.id}`, { token: owner.token })).status).toBe(204);
    expect((await call('GET', path, { token: owner.token })).status).toBe(403);
    expect((await call('DELETE', path, { token: heir.token })).status).toBe(204);
  });

  it('keeps no code in the clear, and puts no line of a name into a mail', async () => {
    const owner = await register();
    await call('PATCH', '/api/me', { token: owner.token, body: { name: 'Ada' } });
    const { body } = await call<{ id: string }>('POST', '/api/resumes', {
      token: owner.token,
      body: { title: 'A\n\nhttps://evil.example' },
    });
    const to = `${crypto.randomUUID()}@people.example`;
    await call('POST', `/api/resumes/${body.id}/invites`, { token: owner.token, body: { email: to, role: 'viewer' } });
    const code = await mailedCode(to);
    const dump = await runInDurableObject(env.RESUME.getByName(body.id), (_actor, state) =>
      JSON.stringify(state.storage.sql.exec('SELECT * FROM invite').toArray()),
    );
    expect(dump).not.toContain(code.split('.')[1]);
    const mail = await runInDurableObject(env.TENANT.getByName(DEFAULT_TENANT), (_actor, state) =>
      state.storage.sql.exec<{ text: string }>('SELECT text FROM mail WHERE recipient = ?', to).one(),
    );
    expect(mail.text.split('\n').filter((line) => line.startsWith('http'))).toHaveLength(1);
  });
});

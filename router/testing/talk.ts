import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, vi } from 'vitest';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { call, type SignedInPerson } from './client.ts';

/** A new person with a name of their own, whose address is confirmed unless that is not wanted. */
export async function newPerson(name: string, { confirmed = true } = {}): Promise<SignedInPerson & { name: string }> {
  const email = `${crypto.randomUUID()}@people.example`;
  const password = 'correct horse battery';
  const { status, body } = await call<{ user: { id: string }; accessToken: string; refreshToken: string }>('POST', '/auth/register', {
    body: { email, password, name },
  });
  expect(status).toBe(201);
  if (confirmed) {
    const [mail] = await mailsTo(email, 'verify-email', 1);
    const token = /token=(\S+)/.exec(mail?.text ?? '')?.[1];
    expect((await call('POST', '/auth/verify-email', { body: { token } })).status).toBe(204);
  }
  return { id: body.user.id, email, password, name, token: body.accessToken, refreshToken: body.refreshToken };
}

export interface Mailed {
  subject: string;
  text: string;
}

/** The mails of a kind to an address, once there are `least`. */
export async function mailsTo(email: string, kind: string, least = 0): Promise<Mailed[]> {
  const read = () =>
    runInDurableObject(env.TENANT.getByName(DEFAULT_TENANT), (_actor, state) =>
      state.storage.sql
        .exec<{ subject: string; text: string }>('SELECT subject, text FROM mail WHERE recipient = ? AND kind = ? ORDER BY id', email, kind)
        .toArray(),
    );
  if (least > 0) await vi.waitFor(async () => expect((await read()).length).toBeGreaterThanOrEqual(least), { timeout: 5_000 });
  return read();
}

/** Waits until everything that a résumé had to say to others has been said. */
export async function allSaid(resume: string): Promise<void> {
  const waiting = () =>
    runInDurableObject(
      env.RESUME.getByName(resume),
      (_actor, state) => state.storage.sql.exec<{ n: number }>('SELECT COUNT(*) AS n FROM outbox').one().n,
    );
  await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 5_000 });
}

/** Makes somebody a member: invited by mail, and accepting. */
export async function join(owner: SignedInPerson, path: string, guest: SignedInPerson, role: string): Promise<void> {
  const before = (await mailsTo(guest.email, 'invite')).length;
  expect((await call('POST', `${path}/invites`, { token: owner.token, body: { email: guest.email, role } })).status).toBe(201);
  const mails = await mailsTo(guest.email, 'invite', before + 1);
  const token = /token=(\S+)/.exec(mails.at(-1)?.text ?? '')?.[1];
  expect((await call('POST', '/api/invites/accept', { token: guest.token, body: { token } })).status).toBe(200);
}

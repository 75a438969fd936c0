import { UserId } from '#protocol/ids';
import type { TenantRole } from '#protocol/roles';
import type { AdminCommand, AdminReply } from '#protocol/tenant-admin';
import { type Answer, call, register, type SignedInPerson } from './client.ts';
import { addTotp } from './factors.ts';
import { codeIn } from './mails.ts';

/** Somebody who has confirmed their address. */
export async function verified(email?: string): Promise<SignedInPerson> {
  const person = await register(email);
  const { status } = await call('POST', '/auth/verify-email', { body: { token: await codeIn(person.email, 'verify-email') } });
  if (status !== 204) throw new Error(`verify: ${status}`);
  return person;
}

/** The first admin, whose address the setting names, with a second factor. Once in each file. */
export async function firstAdmin(): Promise<SignedInPerson> {
  const admin = await verified('admin@vitae.example');
  await addTotp(admin);
  return admin;
}

/** Says something to the tenant, as staff do. */
export function tell<C extends AdminCommand>(
  who: SignedInPerson,
  command: C,
  key?: string,
): Promise<Answer<AdminReply<C['type']> & { code?: string; detail?: string }>> {
  return call('POST', '/api/admin/commands', {
    token: who.token,
    body: command,
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });
}

/** Somebody whom `admin` gives a role, with a second factor. */
export async function staff(admin: SignedInPerson, role: TenantRole, email?: string): Promise<SignedInPerson> {
  const person = await verified(email);
  const { status, body } = await tell(admin, { type: 'ChangeMemberRole', user: UserId.parse(person.id), role });
  if (status !== 200) throw new Error(`role: ${status} ${JSON.stringify(body)}`);
  await addTotp(person);
  return person;
}

import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { mailbox } from '#kernel/stubs';
import type { Who } from '#protocol/authority';
import { ResumeId, TenantId, UserId } from '#protocol/ids';
import { atLeast, holds, Role, TenantRole } from '#protocol/roles';
import { DEFAULT_TENANT } from '#protocol/tenant';
import { call, register, type SignedInPerson } from './client.ts';
import { addTotp } from './factors.ts';

/** The ten who try everything: nobody, somebody else, the résumé's members by role, the tenant's staff by role, another tenant's admin. */
export const TEN = [
  'anonymous',
  'stranger',
  'viewer',
  'commenter',
  'editor',
  'owner',
  'support',
  'moderator',
  'admin',
  'admin elsewhere',
] as const;
export type One = (typeof TEN)[number];
export type People = Record<Exclude<One, 'anonymous'>, SignedInPerson>;

const ELSEWHERE = TenantId.parse(`ten_${'1'.repeat(26)}`);

export async function tenPeople(): Promise<People> {
  const people: People = {
    stranger: await register(),
    viewer: await register(),
    commenter: await register(),
    editor: await register(),
    owner: await register(),
    support: await register(),
    moderator: await register(),
    admin: await register(),
    'admin elsewhere': await register(),
  };
  for (const role of ['support', 'moderator', 'admin'] as const) await govern(DEFAULT_TENANT, people[role], role);
  const elsewhere = people['admin elsewhere'];
  await runInDurableObject(env.USER.getByName(elsewhere.id), (_actor, { storage }) => {
    storage.sql.exec('UPDATE person SET tenant = ?', ELSEWHERE);
  });
  await govern(ELSEWHERE, elsewhere, 'admin');
  // Without a second factor nobody governs.
  for (const one of ['support', 'moderator', 'admin', 'admin elsewhere'] as const) await addTotp(people[one]);
  return people;
}

/** Gives somebody a role in a tenant, as its own list has it. */
async function govern(tenant: TenantId, person: SignedInPerson, role: TenantRole): Promise<void> {
  await runInDurableObject(env.TENANT.getByName(tenant), (_actor, { storage }) => {
    storage.sql.exec(
      `INSERT INTO member (user, email, name, verified, role, joined_at) VALUES (?, ?, 'Ada', 1, ?, 1)
       ON CONFLICT (user) DO UPDATE SET role = excluded.role`,
      person.id,
      person.email,
      role,
    );
  });
  const head = { from: { kind: 'actor', actor: 'tenant', id: tenant }, request: 'test' } as const;
  const told = await mailbox(env, 'user', UserId.parse(person.id)).ask({ type: 'TenantRoleChanged', role: TenantRole.parse(role) }, head);
  if (!told.ok) throw new Error(told.refusal.code);
}

/** A résumé of the owner's with a member of each role. */
export async function sharedResume(people: People): Promise<ResumeId> {
  const { body } = await call<{ id: string }>('POST', '/api/resumes', { token: people.owner.token, body: {} });
  await runInDurableObject(env.RESUME.getByName(body.id), (actor) => {
    const members = actor['members'];
    for (const role of ['viewer', 'commenter', 'editor'] as const)
      members.save({ user: UserId.parse(people[role].id), role, name: role, since: 1 });
  });
  return ResumeId.parse(body.id);
}

/** Whether one of the ten may, by a rule's `who`. */
export function mayBe(one: One, who: Who): boolean {
  if (who === 'anybody') return true;
  if (one === 'anonymous' || typeof who !== 'string') return false;
  switch (who) {
    case 'signed in':
    case 'self':
      return true;
    case 'asker':
      return one === 'owner';
    case 'staff':
    case 'support':
    case 'moderator':
    case 'billing':
    case 'admin':
      // Of another tenant: what they get is theirs (see the test of that).
      return holds(one === 'admin elsewhere' ? 'admin' : TenantRole.safeParse(one).data, who);
    case 'default tenant':
    case 'router':
    case 'their own actor':
    case 'actor of the asker':
    case 'actor of the résumé':
      return false;
    default:
      return atLeast(Role.safeParse(one).data, who);
  }
}

import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { vi } from 'vitest';
import { TenantId } from '#protocol/ids';
import { call, register, type SignedInPerson } from './client.ts';
import { addTotp } from './factors.ts';
import { tell } from './staff.ts';

const SOON = { timeout: 5_000, interval: 25 };

/** A tenant beside the first one, and its admin, with a second factor. */
export interface School {
  id: TenantId;
  domain: string;
  dean: SignedInPerson;
}

/** The code by which an address in a tenant is confirmed. */
export const codeFrom = (tenant: string, to: string): Promise<string> =>
  vi.waitFor(
    () =>
      runInDurableObject(env.TENANT.getByName(tenant), (_actor, { storage }) => {
        const [mail] = storage.sql
          .exec<{ text: string }>("SELECT text FROM mail WHERE recipient = ? AND kind = 'verify-email'", to)
          .toArray();
        const token = mail?.text.match(/token=(\S+)/)?.[1];
        if (!token) throw new Error(`no mail to ${to}`);
        return token;
      }),
    SOON,
  );

/** Somebody of the school, whose address is confirmed. */
export async function pupil({ id, domain }: Pick<School, 'id' | 'domain'>, name: string = crypto.randomUUID()): Promise<SignedInPerson> {
  const person = await register(`${name}@${domain}`);
  const token = await codeFrom(id, person.email);
  const { status } = await call('POST', '/auth/verify-email', { body: { token } });
  if (status !== 204) throw new Error(`verify: ${status}`);
  const isHere = () =>
    runInDurableObject(env.TENANT.getByName(id), (_actor, { storage }) =>
      storage.sql.exec('SELECT 1 FROM member WHERE user = ?', person.id).one(),
    );
  await vi.waitFor(isHere, SOON);
  return person;
}

/** `operator`: an admin of the first tenant. */
export async function school(operator: SignedInPerson): Promise<School> {
  const domain = `${crypto.randomUUID()}.example`;
  const made = await tell(operator, { type: 'CreateTenant', name: 'School of Design', admin: `dean@${domain}`, domains: [domain] });
  if (made.status !== 200) throw new Error(`tenant: ${made.status} ${JSON.stringify(made.body)}`);
  const id = TenantId.parse(made.body.id);
  // It has heard of itself once it knows whom it waits for.
  const isFounded = () =>
    runInDurableObject(env.TENANT.getByName(id), (_actor, { storage }) => storage.sql.exec('SELECT 1 FROM founding').one());
  await vi.waitFor(isFounded, SOON);
  const dean = await pupil({ id, domain }, 'dean');
  await addTotp(dean);
  await vi.waitFor(async () => {
    if ((await tell(dean, { type: 'ListStaff' })).status !== 200) throw new Error('not an admin yet');
  }, SOON);
  return { id, domain, dean };
}

import type { Identity } from '#protocol/envelope';
import type { SessionId } from '#protocol/ids';
import type { Person } from './repo.ts';

/** Who somebody is in one session, for other actors. */
export const identityOf = (person: Person, session: SessionId): Identity => ({
  kind: 'user',
  user: person.id,
  session,
  tenant: person.tenant,
  tenantRole: person.tenantRole,
  name: person.name,
});

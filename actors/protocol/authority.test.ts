import { expect, it } from 'vitest';
import { AUTHORITY, may, type Relations, type Rule } from './authority.ts';
import { Identity } from './envelope.ts';

const ZEROS = '0'.repeat(26);
const self = `usr_${ZEROS}`;
const looking = Identity.parse({
  kind: 'user',
  user: self,
  session: `ses_${ZEROS}`,
  tenant: `ten_${ZEROS}`,
  tenantRole: 'member',
  name: 'Grace',
  act: { user: `usr_${'1'.repeat(26)}`, session: `ses_${'1'.repeat(26)}` },
});
/** Everything that somebody could be. */
const known: Relations = { self, roleOf: () => 'owner', asker: self, resume: null, tenantRoleOf: () => 'admin' };
const messages = Object.entries(AUTHORITY).flatMap(([actor, table]) =>
  Object.entries<Rule>(table).map(([type, rule]) => ({ name: `${actor}.${type}`, rule })),
);

/** What changes nothing that is anybody's but the look itself. */
const READS = /\.(?:Get|List|Check|Compare|TakeSnapshot|DrawPicture|EndView)/;

it('a look by staff may send to actors what only reads, and not all of that', () => {
  const mayBeSent = messages.filter(({ rule }) => may(looking, rule, known)).map(({ name }) => name);
  expect(mayBeSent.length).toBeGreaterThan(10);
  expect(mayBeSent.filter((name) => !READS.test(name))).toEqual([]);
  for (const secret of [
    'user.ListSessions',
    'user.GetFactors',
    'user.ListIdentities',
    'user.ListApiTokens',
    'user.IssueTicket',
    'user.CheckProof',
    'user.CheckAdmin',
    'resume.ListLinks',
  ])
    expect(mayBeSent).not.toContain(secret);
});

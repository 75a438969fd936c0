/// <reference types="vite/client" />
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EnvelopeHead, Principal } from './envelope.ts';
import { ExportMessage } from './export.ts';
import { ResumeMessage } from './resume.ts';
import { TenantMessage } from './tenant.ts';
import { AdminCommand } from './tenant-admin.ts';
import { MODERATION_WISHES } from './tenant-moderation.ts';
import { TAKE_EXPORT, VIEW_COMMANDS } from './tenant-people.ts';
import { REVIEW_WISHES } from './tenant-reviews.ts';
import { UserMessage } from './user.ts';

/**
 * Golden examples of what actors say to each other. They wait in outboxes, which outlive a deployment: what was written by old code
 * has to be understood by new code. Add to them; never change one.
 */
const MAILBOXES = {
  user: UserMessage,
  resume: ResumeMessage,
  export: ExportMessage,
  tenant: TenantMessage,
  'tenant-admin': z.discriminatedUnion('type', [...AdminCommand.options, ...VIEW_COMMANDS, ...TAKE_EXPORT]),
  'tenant-wishes': z.discriminatedUnion('type', [...REVIEW_WISHES, ...MODERATION_WISHES]),
} as const;
const files = import.meta.glob<unknown>('./fixtures/v1/messages/*.json', { eager: true, import: 'default' });
const Examples = z.array(z.looseObject({ type: z.string() }));
const examplesFor = (actor: string): z.infer<typeof Examples> => {
  const own = Examples.parse(files[`./fixtures/v1/messages/${actor}.json`]);
  // What staff and people say to their tenant has examples of its own.
  return actor === 'tenant' ? [...own, ...examplesFor('tenant-admin'), ...examplesFor('tenant-wishes')].filter(isTenants) : own;
};
const tenants = new Set<string>(TenantMessage.options.map((option) => option.shape.type.value));
const isTenants = ({ type }: { type: string }) => tenants.has(type);

describe.each(Object.entries(MAILBOXES))('the mailbox of %s', (actor, schema) => {
  const types = schema.options.map((option) => option.shape.type.value);

  it('has an example of every message', () => {
    expect([...new Set(examplesFor(actor).map((example) => example.type))].toSorted()).toEqual([...types].toSorted());
  });

  it('reads each and writes it unchanged', () => {
    for (const example of examplesFor(actor)) expect(JSON.parse(JSON.stringify(schema.parse(example)))).toEqual(example);
  });

  it('refuses each with a field too many or of another type', () => {
    for (const example of examplesFor(actor)) {
      expect(schema.safeParse({ ...example, surplus: 1 }).success, example.type).toBe(false);
      for (const field of Object.keys(example))
        expect(schema.safeParse({ ...example, [field]: { not: 'this' } }).success, `${example.type}.${field}`).toBe(false);
    }
  });
});

it('reads an envelope of every principal, and no principal that claims more', () => {
  const user = `usr_${'0'.repeat(26)}`;
  const identity = {
    kind: 'user',
    user,
    session: `ses_${'0'.repeat(26)}`,
    tenant: `ten_${'0'.repeat(26)}`,
    tenantRole: 'member',
    name: 'Ada',
  };
  for (const from of [identity, { kind: 'anonymous' }, { kind: 'router' }, { kind: 'actor', actor: 'user', id: user }]) {
    expect(Principal.parse(from)).toEqual(from);
    expect(EnvelopeHead.safeParse({ message: { type: 'GetConfig' }, from, request: 'r' }).success).toBe(true);
    expect(Principal.safeParse({ ...from, admin: true }).success).toBe(false);
  }
});

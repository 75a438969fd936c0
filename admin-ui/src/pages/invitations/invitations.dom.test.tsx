import { afterEach, expect, test, vi } from 'vitest';
import { CohortId, IntakeId, InviteId } from '#protocol/ids';
import type { AdminCommand } from '#protocol/tenant-admin';
import type { Awaited, Intake } from '#protocol/tenant-cohorts';
import { expectAccessible, find, type } from '../../../../ui/src/testing/dom.ts';
import { fakeTenant, field, ME, named, showPage } from '../../testing/console.tsx';
import Invitations from './Invitations.tsx';

const COHORT = CohortId.parse(`coh_${'1'.repeat(26)}`);
const AWAITED: Awaited = {
  id: InviteId.parse(`inv_${'1'.repeat(26)}`),
  email: 'ada@school.example',
  name: 'Ada',
  cohort: COHORT,
  sentAt: '2026-11-01T00:00:00.000Z',
  expiresAt: '2026-11-02T00:00:00.000Z',
};
const INTAKE: Intake = {
  id: IntakeId.parse(`ink_${'1'.repeat(26)}`),
  at: '2026-11-01T00:00:00.000Z',
  by: ME,
  cohort: null,
  state: 'running',
  encoding: 'utf-8',
  lines: 10,
  done: 4,
  counts: { invited: 3, refused: 1 },
};

let hide = () => {};
afterEach(() => {
  hide();
  vi.unstubAllGlobals();
});

async function open(awaited: Awaited[] = [AWAITED]): Promise<AdminCommand[]> {
  const { asked } = fakeTenant((command) => {
    switch (command.type) {
      case 'ListCohorts':
        return {
          value: {
            items: [
              { id: COHORT, name: '2027', createdAt: INTAKE.at, people: 0, invited: 1, prescription: { templates: [], sections: [] } },
            ],
          },
        };
      case 'ListInvitations':
        return { value: { items: awaited } };
      case 'ListIntakes':
        return { value: { items: [INTAKE] } };
      case 'ReadIntakeReport':
        // In two parts, as a long file comes.
        return {
          value:
            command.after === 0
              ? {
                  items: [
                    { line: 2, outcome: 'invited' },
                    { line: 3, outcome: 'refused', reason: 'bad_email' },
                  ],
                  after: 3,
                }
              : { items: [{ line: 4, outcome: 'duplicate' }] },
        };
      case 'InvitePeople':
        return { value: { invited: 1, moved: 0, unchanged: 1, waiting: 0 } };
      case 'WithdrawInvitation':
        awaited = [];
        return { value: null };
      default:
        return { status: 403, code: 'forbidden' };
    }
  });
  hide = showPage('/invitations', '/invitations', Invitations);
  await vi.waitFor(() => find('table, .empty'));
  return asked;
}

test('addresses are looked at before anybody is invited', async () => {
  const asked = await open();
  type(field<HTMLTextAreaElement>('E-mail addresses'), 'ada@school.example\nbob');
  named('button', 'Invite').click();
  await vi.waitFor(() => expect(find('.field-error').textContent).toBe('“bob” is no e-mail address.'));
  expect(asked.some((command) => command.type === 'InvitePeople')).toBe(false);
  type(field<HTMLTextAreaElement>('E-mail addresses'), 'ada@school.example, bob@school.example');
  named('button', 'Invite').click();
  await vi.waitFor(() => expect(document.body.textContent).toContain('1 person invited, 1 already here, 0 invited before.'));
  expect(asked).toContainEqual({
    type: 'InvitePeople',
    people: [{ email: 'ada@school.example' }, { email: 'bob@school.example' }],
    cohort: null,
  });
});

test('how far a file is, and who is awaited, is shown; an invitation is withdrawn after a question', async () => {
  await open();
  await vi.waitFor(() => expect(document.body.textContent).toContain('3 invited, 1 could not be read'));
  expect(find('table').textContent).toContain('2027');
  expect(find('table').textContent).toContain('Expired');
  await expectAccessible();
  named('button', 'Withdraw the invitation of ada@school.example').click();
  await vi.waitFor(() => named('[role=dialog] button', 'Withdraw').click());
  await vi.waitFor(() => expect(find('.empty').textContent).toContain('Nobody is awaited'));
});

test('a file has to be chosen first', async () => {
  await open([]);
  named('button', 'Invite them').click();
  await vi.waitFor(() => expect(find('.field-error').textContent).toBe('Choose a file.'));
});

test('why nothing came of some lines is said in words, when somebody asks', async () => {
  const asked = await open();
  await vi.waitFor(() => named('button', '1 line was not taken: why'));
  expect(asked.some(({ type }) => type === 'ReadIntakeReport')).toBe(false);
  const why = named('button', '1 line was not taken: why');
  why.click();
  await vi.waitFor(() => expect(document.body.textContent).toContain('Line 3: What stands for the e-mail address is none.'));
  expect(document.body.textContent).toContain('Line 4: The same address stands in a line before; that one counts.');
  expect(document.body.textContent).not.toContain('Line 2:');
  expect(why.getAttribute('aria-expanded')).toBe('true');
  await expectAccessible();
});

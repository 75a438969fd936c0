import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TenantRole } from '#protocol/roles';
import type { AdminCommand } from '#protocol/tenant-admin';
import { type CaseStep, ModerationCase } from '#protocol/tenant-moderation';
import example from '../../../../actors/protocol/fixtures/v1/admin.ModerationCase.json';
import { expectAccessible, find, type } from '../../../../ui/src/testing/dom.ts';
import { fakeTenant, field, ME, named, SOMEBODY, showPage } from '../../testing/console.tsx';
import Moderation from './Moderation.tsx';

const OPEN: ModerationCase = {
  ...ModerationCase.parse(example[0]),
  id: 7,
  slug: 'ada-lovelace',
  state: 'open',
  flags: ['many-links'],
  reports: [{ at: '2026-11-01T10:00:00.000Z', reason: 'spam', words: 'Nothing but links.' }],
  claimedBy: null,
  decidedBy: null,
  decidedAt: null,
  reason: null,
  appeal: null,
};
const APPEAL = { at: '2026-11-02T10:00:00.000Z', words: 'It is my own work.', state: 'open' } as const;

let hide = () => {};
let asked: AdminCommand[];
let kept: ModerationCase;
let history: CaseStep[];
let claiming: { status: number; code: string; detail: string } | null;

beforeEach(() => {
  kept = OPEN;
  claiming = null;
  history = [{ at: OPEN.openedAt, by: null, step: 'reported', why: '' }];
  ({ asked } = fakeTenant((command) => {
    switch (command.type) {
      case 'ListCases':
        return { value: { items: command.queue === 'decided' ? [] : [kept] } };
      case 'GetCase':
        return { value: { case: kept, history } };
      case 'ClaimCase':
        if (claiming) return claiming;
        kept = { ...kept, state: 'claimed', claimedBy: ME };
        return { value: kept };
      case 'DecideCase':
        kept = { ...kept, state: 'unpublished', decidedBy: ME, reason: command.reason };
        return { value: kept };
      case 'DecideAppeal':
        kept = { ...kept, appeal: { ...APPEAL, state: command.granted ? 'granted' : 'refused' } };
        return { value: kept };
      case 'ListStaff':
        return { value: { items: [] } };
      default:
        return { status: 403, code: 'forbidden' };
    }
  }));
});
afterEach(() => {
  hide();
  vi.unstubAllGlobals();
});

const open = async (at = '/moderation/7', role: TenantRole = 'moderator') => {
  hide = showPage('/moderation/:case?', at, Moderation, role);
  await vi.waitFor(() => find('.table, .empty'));
};
const inPanel = (name: string) => vi.waitFor(() => named<HTMLButtonElement>('.panel button', name));
const acts = () => [...document.querySelectorAll('.panel-body .chips button')].map((button) => button.textContent);

test('a case says what was said of the page, and is decided by whoever has taken it on, with a reason', async () => {
  await open();
  (await inPanel('Take it on')).click();
  await vi.waitFor(() => expect(acts()).toEqual(['Leave it', 'Take it down', 'Suspend its owner', 'Give it back']));
  expect(find('.panel').textContent).toContain('Nothing but links.');
  expect(find('.panel').textContent).toContain('Has many links');
  await expectAccessible();

  (await inPanel('Take it down')).click();
  await vi.waitFor(() => expect(find('[role=dialog]').textContent).toContain('Take it down: “ada-lovelace”?'));
  named('[role=dialog] button', 'Take it down').click();
  await vi.waitFor(() => expect(find('[role=dialog] .field-error').textContent).toBe('Say why.'));
  // What the first report says is suggested.
  expect(field<HTMLSelectElement>('Reason').value).toBe('spam');
  type(find<HTMLTextAreaElement>('[role=dialog] textarea'), 'It only sells links.');
  named('[role=dialog] button', 'Take it down').click();
  await vi.waitFor(() => expect(acts()).toEqual(['Put it back']));
  expect(asked.find(({ type: sent }) => sent === 'DecideCase')).toEqual({
    type: 'DecideCase',
    id: 7,
    decision: 'unpublish',
    reason: 'spam',
    why: 'It only sells links.',
  });
});

test('somebody else who was first is said, and the case is read again', async () => {
  await open();
  claiming = { status: 409, code: 'conflict', detail: 'Somebody else was first.' };
  const before = asked.length;
  (await inPanel('Take it on')).click();
  kept = { ...OPEN, state: 'claimed', claimedBy: SOMEBODY };
  await vi.waitFor(() => expect(document.body.textContent).toContain('Somebody else was first.'));
  await vi.waitFor(() => expect(asked.slice(before).some(({ type: sent }) => sent === 'GetCase')).toBe(true));
  await vi.waitFor(() => expect(acts()).toEqual([]));
});

test('an owner who answered is answered', async () => {
  kept = { ...OPEN, state: 'unpublished', decidedBy: SOMEBODY, reason: 'spam', appeal: APPEAL };
  await open('/moderation/7?queue=appealed');
  await inPanel('Leave it down');
  expect(find('.panel').textContent).toContain('It is my own work.');
  expect(acts()).toEqual(['Put it back', 'Leave it down']);
  (await inPanel('Leave it down')).click();
  await vi.waitFor(() => find('[role=dialog] textarea'));
  type(find<HTMLTextAreaElement>('[role=dialog] textarea'), 'The links are for sale.');
  named('[role=dialog] button', 'Leave it down').click();
  await vi.waitFor(() => expect(asked.find(({ type: sent }) => sent === 'DecideAppeal')).toMatchObject({ id: 7, granted: false }));
  expect(asked.find((command) => command.type === 'ListCases')).toMatchObject({ queue: 'appealed' });
});

test('who only looks is offered nothing, and an empty queue says so', async () => {
  await open('/moderation/7', 'support');
  await vi.waitFor(() => expect(find('.panel').textContent).toContain('Nothing but links.'));
  expect(acts()).toEqual([]);
  hide();
  await open('/moderation?queue=decided', 'support');
  await vi.waitFor(() => expect(find('.empty').textContent).toContain('Nothing was decided yet'));
});

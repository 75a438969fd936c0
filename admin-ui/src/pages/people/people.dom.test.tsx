import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TenantRole } from '#protocol/roles';
import type { AdminCommand } from '#protocol/tenant-admin';
import type { ListedPerson, PersonPage } from '#protocol/tenant-people';
import { expectAccessible, find, type } from '../../../../ui/src/testing/dom.ts';
import { fakeTenant, named, SOMEBODY, showPage } from '../../testing/console.tsx';
import People from './People.tsx';

const ADA: ListedPerson = {
  user: SOMEBODY,
  email: 'ada@school.example',
  name: 'Ada Lovelace',
  emailVerified: true,
  role: 'member',
  state: 'active',
  cohort: null,
  plan: null,
  createdAt: '2026-11-01T00:00:00.000Z',
};

let hide = () => {};
let asked: AdminCommand[];
let page: PersonPage;
let found: ListedPerson[];
let suspending: { status: number; code: string; detail?: string } | null;

beforeEach(() => {
  // jsdom has no layout: rows are as high as they would be, in a window of its own height.
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 800, 600));
  found = [ADA];
  suspending = null;
  page = { person: ADA, suspension: null, deletionAt: null, hasSecondFactor: false, sessions: [], resumes: [], mails: [], notes: [] };
  ({ asked } = fakeTenant((command) => {
    switch (command.type) {
      case 'SearchPeople':
        return { value: { items: command.filter.text === 'nobody' ? [] : found } };
      case 'GetPerson':
        return { value: page };
      case 'SuspendPerson':
        if (suspending) return suspending;
        page = { ...page, person: { ...ADA, state: 'suspended' }, suspension: { at: ADA.createdAt, by: SOMEBODY, why: command.why } };
        return { value: null };
      default:
        return { status: 403, code: 'forbidden' };
    }
  }));
});
afterEach(() => {
  hide();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function open(at = '/people', role: TenantRole = 'admin') {
  hide = showPage('/people/:user?', at, People, role);
  await vi.waitFor(() => find('.people-row, .empty, .panel .facts'));
}
const searches = () => asked.flatMap((command) => (command.type === 'SearchPeople' ? [command.filter] : []));
async function chooseAct(name: string) {
  await vi.waitFor(() => find('.panel .facts'));
  const menu = named('button', 'What can be done about Ada Lovelace');
  menu.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0, pointerType: 'mouse' }));
  menu.click();
  await vi.waitFor(() => named('[role=menuitem]', name));
}

test('what the address asks for is searched, as chips that can be taken away', async () => {
  await open('/people?q=ada&role=member&role=x&state=active');
  await vi.waitFor(() => expect(searches()).toEqual([{ text: 'ada', state: 'active' }]));
  expect(find('.chip').textContent).toContain('State: Active');
  named('button', 'Remove the filter State: Active').click();
  await vi.waitFor(() => expect(searches().at(-1)).toEqual({ text: 'ada' }));
  await expectAccessible();
});

test('nobody who matches is said, with the way back', async () => {
  await open('/people?q=nobody');
  await vi.waitFor(() => expect(find('.empty').textContent).toContain('Nobody matches'));
  named('.empty button', 'Clear all').click();
  await vi.waitFor(() => expect(find('.people-row').textContent).toContain('Ada Lovelace'));
});

test('somebody is suspended after a question that names them, with a reason', async () => {
  await open(`/people/${SOMEBODY}`);
  await chooseAct('Suspend');
  const item = named('[role=menuitem]', 'Suspend');
  item.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, button: 0, pointerType: 'mouse' }));
  item.click();
  await vi.waitFor(() => expect(find('[role=dialog]').textContent).toContain('Suspend Ada Lovelace?'));
  named('[role=dialog] button', 'Suspend').click();
  await vi.waitFor(() => expect(find('[role=dialog] .field-error').textContent).toBe('Say why.'));
  expect(asked.some(({ type }) => type === 'SuspendPerson')).toBe(false);

  suspending = { status: 409, code: 'conflict', detail: 'This person is suspended already.' };
  type(find<HTMLTextAreaElement>('[role=dialog] textarea'), 'Sold links');
  named('[role=dialog] button', 'Suspend').click();
  await vi.waitFor(() => expect(find('[role=dialog] .form-error').textContent).toBe('This person is suspended already.'));
  expect(find<HTMLTextAreaElement>('[role=dialog] textarea').value).toBe('Sold links');

  suspending = null;
  named('[role=dialog] button', 'Suspend').click();
  await vi.waitFor(() => expect(document.querySelector('[role=dialog]')).toBeNull());
  expect(asked.findLast(({ type }) => type === 'SuspendPerson')).toEqual({ type: 'SuspendPerson', user: SOMEBODY, why: 'Sold links' });
  await vi.waitFor(() => expect(find('.panel .facts').textContent).toContain('Sold links'));
});

test('what a role may not do is not offered', async () => {
  await open(`/people/${SOMEBODY}`, 'billing');
  await vi.waitFor(() => find('.panel .facts'));
  expect(document.querySelector('[aria-label^="What can be done"]')).toBeNull();
});

test('a person who cannot be shown is a refusal with a way to try again', async () => {
  fakeTenant((command) => (command.type === 'SearchPeople' ? { value: { items: found } } : { status: 404, code: 'not_found' }));
  hide = showPage('/people/:user?', `/people/${SOMEBODY}`, People);
  await vi.waitFor(() => expect(find('.panel [role=alert]').textContent).toContain('This could not be shown'));
  named('.panel button', 'Try again');
});

import { QueryClientProvider } from '@tanstack/solid-query';
import { createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MembersAnswer } from '#protocol/http';
import { InviteId, UserId } from '#protocol/ids';
import type { Invite, Member } from '#protocol/resume';
import { newQueryClient } from '../../data/queries.ts';
import { speakLanguage } from '../../i18n/words.ts';
import { expectAccessible, find, show, type } from '../../testing/dom.ts';
import { ShareDialog } from './ShareDialog.tsx';

const user = (digit: string) => UserId.parse(`usr_${digit.repeat(26)}`);
const ADA: Member = { user: user('1'), name: 'Ada', role: 'owner', since: '2026-11-01T00:00:00.000Z' };
const GRACE: Member = { user: user('2'), name: 'Grace', role: 'editor', since: '2026-11-02T00:00:00.000Z' };
const INVITE: Invite = {
  id: InviteId.parse(`inv_${'3'.repeat(26)}`),
  email: 'katherine@vitae.example',
  role: 'viewer',
  expiresAt: new Date(Date.now() + 5.2 * 86_400_000).toISOString(),
};
const RESUME = '/api/resumes/res';

let hide = () => {};
let held: MembersAnswer;
let asked: string[];
/** What the server refuses next. */
let refusal: object | null;
/** Opened when the server may answer. */
let gate: Promise<void>;

beforeEach(() => {
  asked = [];
  refusal = null;
  gate = Promise.resolve();
  held = { members: [GRACE, ADA], invites: [INVITE] };
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    await gate;
    if (init.method === 'GET') return Response.json(path.endsWith('/links') ? { items: [] } : held);
    asked.push(`${init.method} ${path} ${init.body}`);
    if (refusal) return Response.json(refusal, { status: 409 });
    if (init.method === 'DELETE') {
      held = {
        members: held.members.filter((member) => !path.endsWith(member.user)),
        invites: held.invites.filter((invite) => !path.endsWith(invite.id)),
      };
      return new Response(null, { status: 204 });
    }
    return Response.json(init.method === 'PUT' ? { ...GRACE, role: 'viewer' } : INVITE);
  });
});
afterEach(async () => {
  hide();
  vi.unstubAllGlobals();
  await speakLanguage('en');
});

async function open({ isOwner = true, me = ADA.user }: { isOwner?: boolean; me?: string } = {}) {
  const heard = { closed: vi.fn(), left: vi.fn() };
  const client = newQueryClient();
  hide = show(() => {
    const [shown, setShown] = createSignal(true);
    return (
      <QueryClientProvider client={client}>
        {shown() && (
          <ShareDialog
            id="res"
            title="Analyst"
            isOwner={isOwner}
            me={me}
            onClose={() => {
              heard.closed();
              setShown(false);
            }}
            onLeft={heard.left}
          />
        )}
      </QueryClientProvider>
    );
  });
  await vi.waitFor(() => find('.share-row'));
  return heard;
}

const rows = () => [...document.querySelectorAll('.share-row')].map((row) => row.querySelector('.share-name')?.textContent);
const press = (name: string) => {
  const button = [...document.querySelectorAll<HTMLButtonElement>('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name,
  );
  if (!button) throw new Error(`no button is called ${name}`);
  button.focus();
  button.click();
};
const pressEscape = () => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
const dialogs = () => [...document.querySelectorAll('[role=dialog] h2')].map((title) => title.textContent);

test('lists who has access, the owner first, and who is invited', async () => {
  await open();
  await expectAccessible();
  expect(rows()).toEqual(['Ada (you)', 'Grace', `${INVITE.email}Can read · expires in 5 days`]);
  expect([...find<HTMLSelectElement>('.share-row select').options].map(({ text }) => text)).toEqual([
    'Can read',
    'Can comment',
    'Can edit',
  ]);
});

test('says when nobody else is there', async () => {
  held = { members: [ADA], invites: [] };
  await open();
  await expectAccessible();
  expect(find('.dialog').textContent).toContain('Only you so far');
  expect(find('.dialog').textContent).not.toContain('Hand over');
});

test('a new role shows before the server has answered, and is taken back when it refuses', async () => {
  await open();
  let answer = () => {};
  gate = new Promise((resolve) => {
    answer = resolve;
  });
  refusal = { type: 'about:blank', title: 'This conflicts with what is there', status: 409, code: 'conflict' };
  const select = find<HTMLSelectElement>('.share-row select');
  select.focus();
  select.value = 'viewer';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await vi.waitFor(() => expect(select.value).toBe('viewer'));
  answer();
  await vi.waitFor(() => expect(find('.share-row .field-error').textContent).toBe('This conflicts with what is there.'));
  expect(asked).toEqual([`PUT ${RESUME}/members/${GRACE.user} {"role":"viewer"}`]);
  expect(select.value).toBe('editor');
  // Still the same control, with the focus.
  expect(document.activeElement).toBe(select);
});

test('invites with a role, and says beside the field what is wrong', async () => {
  await open();
  refusal = {
    type: 'about:blank',
    title: 'Some fields are not valid',
    status: 400,
    code: 'invalid_input',
    errors: [{ path: 'email', message: 'is no address' }],
  };
  const field = find<HTMLInputElement>('input[type=email]');
  type(field, 'grace@vitae');
  press('Invite');
  await vi.waitFor(() => expect(find('.share-form .field-error').textContent).toBe('This is not an e-mail address.'));
  expect(field.getAttribute('aria-describedby')).toBe(find('.share-form .field-error').id);
  expect(field.value).toBe('grace@vitae');
  refusal = null;
  press('Invite');
  await vi.waitFor(() => expect(field.value).toBe(''));
  expect(asked.at(-1)).toBe(`POST ${RESUME}/invites {"email":"grace@vitae","role":"editor"}`);
  expect(document.activeElement).toBe(field);
});

test('asks by name before it removes somebody; Escape goes back one step only', async () => {
  const heard = await open();
  press('Remove Grace');
  await vi.waitFor(() => expect(dialogs()).toContain('Remove Grace?'));
  await expectAccessible();
  await vi.waitFor(() => expect(document.activeElement?.closest('[role=dialog]')?.textContent).toContain('Remove Grace?'));
  pressEscape();
  await vi.waitFor(() => expect(dialogs()).toEqual(['Share “Analyst”']));
  expect(heard.closed).not.toHaveBeenCalled();
  expect(asked).toEqual([]);

  press('Remove Grace');
  await vi.waitFor(() => expect(dialogs()).toContain('Remove Grace?'));
  const [confirm] = [...document.querySelectorAll<HTMLButtonElement>('.button-danger')];
  confirm?.click();
  await vi.waitFor(() => expect(rows()).not.toContain('Grace'));
  expect(asked).toEqual([`DELETE ${RESUME}/members/${GRACE.user} {}`]);
  // The row with the focus is gone: it goes on at the list.
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('People'));
  pressEscape();
  await vi.waitFor(() => expect(heard.closed).toHaveBeenCalled());
});

test('takes an invitation back', async () => {
  await open();
  press(`Take back the invitation to ${INVITE.email}`);
  await vi.waitFor(() => expect(rows()).toEqual(['Ada (you)', 'Grace']));
  expect(asked).toEqual([`DELETE ${RESUME}/invites/${INVITE.id} {}`]);
});

test('hands over ownership only after saying what happens', async () => {
  await open();
  press('Hand over ownership');
  await vi.waitFor(() => expect(dialogs()).toContain('Hand over “Analyst”?'));
  await expectAccessible();
  press('Hand over');
  await vi.waitFor(() => expect(asked).toEqual([`PUT ${RESUME}/members/${GRACE.user} {"role":"owner"}`]));
});

test('who does not own it sees the members and may leave', async () => {
  held = { ...held, invites: [] };
  const heard = await open({ isOwner: false, me: GRACE.user });
  await expectAccessible();
  expect(rows()).toEqual(['Ada', 'Grace (you)']);
  expect(document.querySelector('.dialog select, .dialog input')).toBeNull();
  press('Leave this résumé');
  await vi.waitFor(() => expect(dialogs()).toContain('Leave “Analyst”?'));
  refusal = { type: 'about:blank', title: 'Busy', status: 409, code: 'conflict' };
  press('Leave');
  await vi.waitFor(() => expect(find('.dialog .form-error').textContent).toBe('Busy.'));
  expect(heard.left).not.toHaveBeenCalled();
  refusal = null;
  press('Leave');
  await vi.waitFor(() => expect(heard.left).toHaveBeenCalled());
});

test('speaks German, also of what was shown before', async () => {
  await open();
  await speakLanguage('de');
  expect(dialogs()).toEqual(['„Analyst“ teilen']);
  expect(rows()).toEqual(['Ada (Sie)', 'Grace', `${INVITE.email}Darf lesen · läuft in 5 Tagen ab`]);
  expect([...find<HTMLSelectElement>('.share-row select').options].map(({ text }) => text)).toEqual([
    'Darf lesen',
    'Darf kommentieren',
    'Darf bearbeiten',
  ]);
  await expectAccessible();
  press('Grace entfernen');
  await vi.waitFor(() => expect(dialogs()).toContain('Grace entfernen?'));
});

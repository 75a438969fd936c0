import { MemoryRouter, Route } from '@solidjs/router';
import { QueryClientProvider } from '@tanstack/solid-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Theme } from '#protocol/preferences';
import { SignedIn } from '../../../app/SignedIn.tsx';
import { setTheme, theme } from '../../../app/theme.ts';
import { newQueryClient } from '../../../data/queries.ts';
import { expectAccessible, find, show } from '../../../testing/dom.ts';
import { Appearance } from './Appearance.tsx';
import { MailWishes } from './MailWishes.tsx';

// Another page of this browser hears of changes: here is no socket.
vi.mock('../../../data/notices/useNotices.ts', () => ({ useNotices: () => {} }));

let hide = () => {};
/** What the server keeps. */
let kept: { theme?: Theme; commentMails?: boolean };
let asked: string[];

function open(): void {
  const client = newQueryClient();
  hide = show(() => (
    <QueryClientProvider client={client}>
      <MemoryRouter root={SignedIn}>
        <Route
          path="/"
          component={() => (
            <div>
              <Appearance />
              <MailWishes />
            </div>
          )}
        />
      </MemoryRouter>
    </QueryClientProvider>
  ));
}

beforeEach(() => {
  kept = {};
  asked = [];
  setTheme('system');
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (init.method !== 'GET') {
      asked.push(`${init.method} ${path} ${init.body}`);
      kept = { ...kept, ...JSON.parse(String(init.body)) };
    }
    const me = { id: `usr_${'1'.repeat(26)}`, email: 'ada@people.example', name: 'Ada', emailVerified: true };
    return Response.json({ ...me, ...kept });
  });
});
afterEach(() => {
  hide();
  setTheme('system');
  vi.unstubAllGlobals();
});

const radio = (value: Theme) => find<HTMLInputElement>(`input[name=theme][value=${value}]`);
const isThere = () => document.querySelector('input[name=theme]') !== null;

test('light or dark is shown at once, and kept for the other devices', async () => {
  open();
  await expect.poll(isThere).toBe(true);
  await expectAccessible();
  radio('dark').click();
  expect(document.documentElement.dataset.theme).toBe('dark');
  await expect.poll(() => asked).toEqual(['PATCH /api/me {"theme":"dark"}']);
});

test('what was chosen on another device is taken over, and what was chosen here stays where nothing was', async () => {
  kept = { theme: 'dark' };
  open();
  await expect.poll(theme).toBe('dark');
  expect(radio('dark').checked).toBe(true);
  hide();
  kept = {};
  setTheme('light');
  open();
  await expect.poll(isThere).toBe(true);
  expect(theme()).toBe('light');
  expect(asked).toEqual([]);
});

test('mails about comments are on until somebody does not want them', async () => {
  open();
  await expect.poll(isThere).toBe(true);
  const box = find<HTMLInputElement>('input[type=checkbox]');
  expect(box.checked).toBe(true);
  box.click();
  await expect.poll(() => asked).toEqual(['PATCH /api/me {"commentMails":false}']);
  await expect.poll(() => box.disabled).toBe(false);
  expect(box.checked).toBe(false);
});

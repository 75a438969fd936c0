import { MemoryRouter, Route } from '@solidjs/router';
import { QueryClientProvider } from '@tanstack/solid-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { confirmed } from '../../data/confirming.ts';
import { ProblemError } from '../../data/http.ts';
import { newQueryClient } from '../../data/queries.ts';
import { speakLanguage } from '../../i18n/words.ts';
import { expectAccessible, show } from '../../testing/dom.ts';
import { ConfirmRegion } from './ConfirmRegion.tsx';

const STEP_UP = { type: 'about:blank', title: 'Please confirm first that it is you', status: 403, code: 'step_up_required' } as const;
let hide = () => {};
/** The accounts elsewhere that are connected. */
let linked: unknown[];
let asked: string[];

beforeEach(() => {
  asked = [];
  linked = [
    { provider: 'google', issuer: 'https://accounts.google.com', subject: '1', label: 'ada', linkedAt: '2026-11-23T09:00:00.000Z' },
  ];
  const none = {
    passkeys: [],
    totpSince: null,
    recoveryCodesLeft: 0,
    hasPassword: false,
    confirmBy: [],
    confirmedUntil: null,
    isRequired: false,
  };
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (path === '/api/me/factors') return Response.json(none);
    if (path === '/api/me/identities') return Response.json({ items: linked });
    if (path === '/auth/oauth') return Response.json({ items: ['google', 'github'].map((name) => ({ name, label: name })) });
    if (path.startsWith('/auth/')) asked.push(`${init.method} ${path} ${init.body}`);
    return Response.json({ ...STEP_UP, detail: 'Not now.' }, { status: 503 });
  });
  hide = show(() => (
    <QueryClientProvider client={newQueryClient()}>
      <MemoryRouter root={(props) => <main>{props.children}</main>}>
        <Route path="/" component={ConfirmRegion} />
      </MemoryRouter>
    </QueryClientProvider>
  ));
});
afterEach(async () => {
  hide();
  vi.unstubAllGlobals();
  await speakLanguage('en');
});

/** A change that the server wants confirmed. */
const change = () => {
  const act = confirmed(async () => {
    throw new ProblemError(STEP_UP);
  });
  act.catch(() => {});
};
const buttons = () => [...document.querySelectorAll('[role=dialog] button')].map((button) => button.textContent?.trim());

test('who has neither a password nor a second factor confirms with an account that is connected, and comes back to where they were', async () => {
  change();
  await expect.poll(buttons).toContain('Continue with google');
  expect(buttons()).not.toContain('Continue with github');
  await expectAccessible();
  [...document.querySelectorAll<HTMLElement>('[role=dialog] button')].find((button) => button.textContent?.includes('google'))?.click();
  await expect.poll(() => asked).toEqual(['POST /auth/oauth/google/start {"purpose":"confirm","next":"/"}']);
  await expect.poll(() => document.querySelector('.form-error')?.textContent).toBe('Not now.');
});

test('who has no other account is told to sign in again, in their language', async () => {
  linked = [];
  await speakLanguage('de');
  change();
  await expect.poll(() => document.querySelector('[role=dialog]')?.textContent).toContain('Melden Sie sich ab und wieder an');
});

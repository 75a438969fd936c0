import { MemoryRouter, Route } from '@solidjs/router';
import { QueryClientProvider } from '@tanstack/solid-query';
import { render } from 'solid-js/web';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SignedIn } from '../../../app/SignedIn.tsx';
import { newQueryClient } from '../../../data/queries.ts';
import { language, speakLanguage } from '../../../i18n/words.ts';
import Account from '../../../pages/Account.tsx';
import { SignIn } from '../../../pages/SignIn.tsx';
import { expectAccessible, find } from '../../../testing/dom.ts';

let hide = () => {};
/** What the server keeps. */
let kept: { language?: string };
let asked: string[];

function open(page: 'account' | 'sign-in'): void {
  const client = newQueryClient();
  // A whole page has its landmarks itself.
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  hide = render(
    () => (
      <QueryClientProvider client={client}>
        {page === 'account' ? (
          <MemoryRouter root={SignedIn}>
            <Route path="/" component={Account} />
          </MemoryRouter>
        ) : (
          <MemoryRouter>
            <Route path="/" component={SignIn} />
          </MemoryRouter>
        )}
      </QueryClientProvider>
    ),
    place,
  );
}

function answer(path: string): unknown {
  if (path === '/api/me') return { id: `usr_${'1'.repeat(26)}`, email: 'ada@people.example', name: 'Ada', emailVerified: true, ...kept };
  return { items: [] };
}

beforeEach(() => {
  kept = {};
  asked = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (init.method === 'PATCH') {
      asked.push(`${init.method} ${path} ${init.body}`);
      kept = { ...kept, ...JSON.parse(String(init.body)) };
    }
    return Response.json(answer(path));
  });
});
afterEach(async () => {
  hide();
  vi.unstubAllGlobals();
  localStorage.clear();
  await speakLanguage('en');
});

const choice = () => find<HTMLSelectElement>('.language select');
const heading = () => document.querySelector('h1')?.textContent;
const texts = (selector: string) => [...document.querySelectorAll(selector)].map((element) => element.textContent);

function choose(value: string): void {
  choice().value = value;
  choice().dispatchEvent(new Event('change', { bubbles: true }));
}

test('a language is spoken as soon as it is chosen, and kept for this device and the account', async () => {
  open('account');
  await expect.poll(heading).toBe('Account');
  expect([...choice().options].map(({ text }) => text)).toContain('Français');
  choose('de');
  await expect.poll(heading).toBe('Konto');
  expect(texts('h2')).toEqual(expect.arrayContaining(['E-Mail', 'Passwort', 'Sitzungen', 'Sicherheit', 'Sprache', 'API-Token']));
  expect(document.documentElement.lang).toBe('de');
  expect(localStorage.getItem('vitae-language')).toBe('de');
  await expect.poll(() => asked).toEqual(['PATCH /api/me {"language":"de"}']);
  await expectAccessible();
});

test('what was chosen on another device is taken over', async () => {
  kept = { language: 'ar' };
  open('account');
  await expect.poll(heading).toBe('الحساب');
  expect(document.documentElement.dir).toBe('rtl');
  expect(choice().value).toBe('ar');
  expect(asked).toEqual([]);
});

test('a language that is not spoken here changes nothing', async () => {
  await speakLanguage('de');
  kept = { language: 'nl' };
  open('account');
  await expect.poll(heading).toBe('Konto');
  expect(language()).toBe('de');
});

test('somebody who is not signed in yet chooses for this device', async () => {
  open('sign-in');
  await expect.poll(heading).toBe('Sign in');
  choose('de');
  await expect.poll(heading).toBe('Anmelden');
  expect(texts('label')).toEqual(['E-Mail', 'Passwort']);
  expect(find('button[type=submit]').textContent).toBe('Anmelden');
  expect(find('.auth-below').textContent).toBe('Neu hier? Konto anlegen');
  expect(localStorage.getItem('vitae-language')).toBe('de');
  expect(asked).toEqual([]);
  await expectAccessible();
});

import { QueryClientProvider } from '@tanstack/solid-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LinkId } from '#protocol/ids';
import type { PublicLink } from '#protocol/links';
import { newQueryClient } from '../../data/queries.ts';
import { speakLanguage } from '../../i18n/words.ts';
import { ToastRegion } from '../../kit/toast.tsx';
import { expectAccessible, find, show, type } from '../../testing/dom.ts';
import { PublicLinks } from './PublicLinks.tsx';
import { lastDays, marksOf, openings } from './words.ts';

const LINK: PublicLink = {
  id: LinkId.parse(`lnk_${'1'.repeat(26)}`),
  slug: 'ada',
  label: '',
  allowDownload: true,
  indexed: false,
  isOn: true,
  hasPassword: false,
  expiresAt: null,
  isSuspended: false,
  createdAt: '2026-11-01T00:00:00.000Z',
  views: 0,
  downloads: 0,
  previews: 0,
  lastViewedOn: null,
  days: [],
};
const PATH = '/api/resumes/res/links';

let hide = () => {};
let held: PublicLink[];
let asked: [act: string, body: unknown][];
let refusal: object | null;

beforeEach(() => {
  held = [];
  asked = [];
  refusal = null;
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method === 'GET' && path.includes('/check?')) return Response.json({ slug: 'taken', isFree: false });
    if (method === 'GET') return Response.json({ items: held });
    asked.push([`${method} ${path}`, JSON.parse(String(body))]);
    if (refusal) return Response.json(refusal, { status: 409 });
    const [first = LINK] = held;
    if (method === 'DELETE') {
      held = [];
      return new Response(null, { status: 204 });
    }
    const made = { ...first, ...JSON.parse(String(body)) };
    held = [made, ...held.slice(1)];
    return Response.json(made);
  });
});
afterEach(async () => {
  hide();
  vi.unstubAllGlobals();
  await speakLanguage('en');
});

async function open(): Promise<void> {
  const client = newQueryClient();
  hide = show(() => (
    <QueryClientProvider client={client}>
      <PublicLinks resume="res" />
      <ToastRegion />
    </QueryClientProvider>
  ));
  await vi.waitFor(() => find('[role=switch]'));
}
const named = <E extends HTMLElement>(selector: string, name: string): E => {
  const found = [...document.querySelectorAll<E>(selector)].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name,
  );
  if (!found) throw new Error(`nothing is called ${name}`);
  return found;
};
const field = (label: string): HTMLInputElement => find<HTMLInputElement>(`[id="${named<HTMLLabelElement>('label', label).htmlFor}"]`);

test('switching it on makes a link, and off again keeps it', async () => {
  await open();
  find('[role=switch]').click();
  await vi.waitFor(() => expect(find('.link-address').textContent).toBe(`${location.host}/r/ada`));
  expect(asked).toEqual([[`POST ${PATH}`, {}]]);
  await expectAccessible();
  await vi.waitFor(() => expect(find<HTMLInputElement>('[role=switch]').disabled).toBe(false));
  find('[role=switch]').click();
  await vi.waitFor(() => expect(document.querySelector('.link-row')).toBeNull());
  expect(asked[1]).toEqual([`PATCH ${PATH}/${LINK.id}`, { isOn: false }]);
});

test('a link for one reader has a label, and an address that is looked at while it is typed', async () => {
  await open();
  named('button', 'Add a link for one reader').click();
  await vi.waitFor(() => field('For whom'));
  await expectAccessible();
  type(field('For whom'), 'Acme, recruiter');
  type(field('Address'), 'No spaces');
  await vi.waitFor(() => expect(document.body.textContent).toContain('Small letters, digits and single hyphens'));
  type(field('Address'), 'taken');
  await vi.waitFor(() => expect(document.body.textContent).toContain('This address is taken.'));
  type(field('Address'), '');
  named('button', 'Make the link').click();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]).toEqual([`POST ${PATH}`, { label: 'Acme, recruiter', allowDownload: true, indexed: false }]);
});

test('a refusal stands at the field that it is about', async () => {
  held = [LINK];
  await open();
  named('button', 'Settings of the public link').click();
  await vi.waitFor(() => field('Address'));
  refusal = {
    type: 't',
    title: 'This conflicts with what is there',
    status: 409,
    code: 'conflict',
    errors: [{ path: 'slug', message: 'This address is taken. Please choose another one.' }],
  };
  named('button', 'Save').click();
  await vi.waitFor(() => expect(field('Address').getAttribute('aria-invalid')).toBe('true'));
  expect(find('.dialog').textContent).toContain('Please choose another one.');
});

test('what is refused is said in the language of the reader', async () => {
  await speakLanguage('ar');
  held = [LINK];
  await open();
  expect(document.documentElement.dir).toBe('rtl');
  named('button', 'إعدادات الرابط العام').click();
  await vi.waitFor(() => field('كلمة المرور'));
  await expectAccessible();
  type(field('كلمة المرور'), 'short');
  refusal = {
    type: 't',
    title: 'Some fields are not valid',
    status: 400,
    code: 'invalid_input',
    errors: [
      { path: 'change.password', message: 'Eight characters at least.' },
      { path: 'change.expiresAt', message: 'This is over already.' },
    ],
  };
  named('button', 'حفظ').click();
  await vi.waitFor(() => expect(field('كلمة المرور').getAttribute('aria-invalid')).toBe('true'));
  expect(find('.dialog').textContent).toContain('أحرف على الأقل.');
  expect(find('.dialog').textContent).toContain('هذا التاريخ قد مضى.');
  expect(find('.dialog').textContent).not.toMatch(/[a-z]{3} [a-z]{3}/);
});

test('deleting it can be undone', async () => {
  held = [LINK];
  await open();
  named('button', 'Settings of the public link').click();
  await vi.waitFor(() => named('button', 'Delete the link'));
  named('button', 'Delete the link').click();
  await vi.waitFor(() => named('button', 'Undo'));
  expect(document.querySelector('.link-row')).toBeNull();
  named('button', 'Undo').click();
  await vi.waitFor(() => expect(asked.at(-1)?.[0]).toBe(`POST ${PATH}/${LINK.id}/restore`));
  await vi.waitFor(() => find('.link-row'));
});

test('the password is taken away or kept, never shown', async () => {
  held = [{ ...LINK, hasPassword: true }];
  await open();
  named('button', 'Settings of the public link').click();
  await vi.waitFor(() => field('New password'));
  expect(field('New password').value).toBe('');
  named('button', 'Save').click();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.[1]).not.toHaveProperty('password');
  await vi.waitFor(() => expect(document.querySelector('.dialog')).toBeNull());
  named('button', 'Settings of the public link').click();
  await vi.waitFor(() => field('New password'));
  [...document.querySelectorAll<HTMLLabelElement>('label.switch')].find((one) => one.textContent === 'Ask for the password')?.click();
  named('button', 'Save').click();
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]?.[1]).toMatchObject({ password: null });
});

test('the days are drawn, and there as a table', async () => {
  const [day = ''] = lastDays(1, Date.now());
  held = [{ ...LINK, views: 3, downloads: 1, days: [{ day, views: 3, downloads: 1, previews: 2 }] }];
  await open();
  named('button', 'Settings of the public link').click();
  await vi.waitFor(() => find('.visits-bars'));
  expect(find('.visits-bars').getAttribute('aria-label')).toBe('3 views in 30 days, at most 3 on one day');
  named('button', 'Show as a table').click();
  expect([...document.querySelectorAll('.visits tbody td')].map((cell) => cell.textContent)).toEqual(['3', '1', '2']);
  await expectAccessible();
});

describe('the words', () => {
  test('say how often and when last', () => {
    expect(openings(LINK)).toBe('Not opened yet');
    expect(openings({ ...LINK, views: 1 })).toBe('Opened once');
    expect(openings({ ...LINK, views: 12, downloads: 2 })).toBe('Opened 12 times · 2 downloads');
  });
  test('say what is special', () => {
    const now = Date.parse('2026-11-24T12:00:00.000Z');
    expect(marksOf(LINK, now)).toEqual([]);
    expect(marksOf({ ...LINK, isOn: false, hasPassword: true, expiresAt: '2026-11-24T11:00:00.000Z' }, now)).toEqual([
      'Off',
      'Password',
      'Expired',
    ]);
    expect(marksOf({ ...LINK, isSuspended: true, hasPassword: true }, now)).toEqual(['Taken off by the moderators']);
  });
});

import { QueryClientProvider } from '@tanstack/solid-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ApiToken } from '#protocol/api-tokens';
import { SessionId } from '#protocol/ids';
import { newQueryClient } from '../../../data/queries.ts';
import { expectAccessible, find, show, type } from '../../../testing/dom.ts';
import { ApiTokens } from './ApiTokens.tsx';
import { NewToken } from './NewToken.tsx';

const SECRET = `vitae_usr_${'1'.repeat(26)}.${'A'.repeat(43)}`;
const token = (digit: string, name: string, lastUsedAt: string | null = null): ApiToken => ({
  id: SessionId.parse(`ses_${digit.repeat(26)}`),
  name,
  scopes: ['resumes:read', 'exports:write'],
  createdAt: '2026-11-01T00:00:00.000Z',
  expiresAt: new Date(Date.now() + 30.2 * 86_400_000).toISOString(),
  lastUsedAt,
});

let hide = () => {};
let held: ApiToken[];
let asked: string[];
let refusal: Response | null;

beforeEach(() => {
  held = [token('1', 'Backup'), token('2', 'Site', new Date(Date.now() - 2.1 * 3_600_000).toISOString())];
  asked = [];
  refusal = null;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (init.method === 'GET') return Response.json({ items: held });
    asked.push(`${init.method} ${path} ${init.body}`);
    if (refusal) return refusal;
    if (path === '/api/me/tokens' && init.method === 'DELETE') {
      const ended = held.length;
      held = [];
      return Response.json({ ended });
    }
    if (init.method === 'DELETE') {
      held = held.filter(({ id }) => !path.endsWith(id));
      return new Response(null, { status: 204 });
    }
    const made = token('3', 'Mine');
    held = [made, ...held];
    return Response.json({ token: made, secret: SECRET }, { status: 201 });
  });
  // Made here: as a property it would be made anew by everybody who asks for it.
  const client = newQueryClient();
  hide = show(() => (
    <QueryClientProvider client={client}>
      <ApiTokens />
    </QueryClientProvider>
  ));
});
afterEach(() => {
  hide();
  vi.unstubAllGlobals();
});

const rows = () => [...document.querySelectorAll('.token')].map((row) => row.textContent ?? '');
const press = (name: string) => {
  const button = [...document.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name,
  );
  if (!button) throw new Error(`no button ${name}`);
  button.click();
};

test('tokens are listed with what they may, when they end and when they were used', async () => {
  await expect.poll(rows).toHaveLength(2);
  expect(rows()[0]).toContain('Read résumés, Make exports');
  expect(rows()[0]).toContain('never used');
  expect(rows()[1]).toContain('used 2 hours ago');
  await expectAccessible();
});

test('a new one is asked for by name, scopes and life, and shown once with a way to copy it', async () => {
  const writeText = vi.fn(async () => {});
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  press('New token');
  type(find<HTMLInputElement>('input[name=name]'), 'Mine');
  find<HTMLInputElement>('input[name="resumes:write"]').click();
  find<HTMLFormElement>('#new-token').requestSubmit();
  await expect.poll(() => document.querySelector<HTMLInputElement>('.token-secret input')?.value).toBe(SECRET);
  expect(asked).toEqual(['POST /api/me/tokens {"name":"Mine","scopes":["resumes:read","resumes:write"],"days":90}']);
  press('Copy');
  await expect.poll(() => find('[role=status]').textContent).toBe('Copied.');
  expect(writeText).toHaveBeenCalledWith(SECRET);
  press('Done');
  await expect.poll(rows).toHaveLength(3);
  expect(document.body.innerHTML).not.toContain(SECRET);
});

test('the form and the token that comes of it are accessible', async () => {
  hide();
  hide = show(() => <NewToken onMade={() => {}} onClose={() => {}} />);
  await expectAccessible();
  type(find<HTMLInputElement>('input[name=name]'), 'Mine');
  find<HTMLFormElement>('#new-token').requestSubmit();
  await expect.poll(() => document.querySelector('.token-secret')).not.toBeNull();
  await expectAccessible();
});

test('none is made that may do nothing, and a refusal says when to try again', async () => {
  press('New token');
  type(find<HTMLInputElement>('input[name=name]'), 'Mine');
  find<HTMLInputElement>('input[name="resumes:read"]').click();
  find<HTMLFormElement>('#new-token').requestSubmit();
  expect(asked).toEqual([]);
  find<HTMLInputElement>('input[name="resumes:read"]').click();
  const problem = { type: 'x', title: 'Too many', status: 429, code: 'rate_limited' };
  refusal = Response.json(problem, { status: 429, headers: { 'retry-after': '12' } });
  find<HTMLFormElement>('#new-token').requestSubmit();
  await expect
    .poll(() => document.querySelector('.token-form .field-error')?.textContent)
    .toBe('That was too often. Try again in 12 seconds.');
});

test('one is taken away after a question', async () => {
  await expect.poll(rows).toHaveLength(2);
  press('Take “Backup” away');
  await expect.poll(() => document.querySelector('.dialog-title')?.textContent).toBe('Take “Backup” away?');
  expect(asked).toEqual([]);
  press('Take away');
  await expect.poll(() => asked).toHaveLength(1);
  await expect.poll(rows).toHaveLength(1);
  expect(asked).toEqual([`DELETE /api/me/tokens/ses_${'1'.repeat(26)} {}`]);
});

test('all are taken away after a question, where there are several', async () => {
  await expect.poll(rows).toHaveLength(2);
  press('Take all away');
  await expect.poll(() => document.querySelector('.dialog-title')?.textContent).toBe('Take all tokens away?');
  expect(asked).toEqual([]);
  const answer = [...document.querySelectorAll<HTMLButtonElement>('[role=dialog] button')].find(
    (one) => one.textContent === 'Take all away',
  );
  answer?.click();
  await expect.poll(rows).toHaveLength(0);
  expect(asked).toEqual(['DELETE /api/me/tokens {}']);
  expect([...document.querySelectorAll('button')].some((one) => one.textContent === 'Take all away')).toBe(false);
});

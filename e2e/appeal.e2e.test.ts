import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { ModerationCase } from '#protocol/tenant-moderation';
import { Api, newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { addTotp, signInTwice } from './support/factors.ts';
import { TestServer } from './support/server.ts';

const ADMIN = newAddress();
const Cases = z.object({ items: z.array(ModerationCase) });
let server: TestServer;
let browser: Browser;
let admin: Api;
beforeAll(async () => {
  [server, browser] = await Promise.all([TestServer.start({ env: { VITAE_ADMIN_EMAIL: ADMIN } }), launchBrowser()]);
  const first = await Api.register(server.url, ADMIN, 'Grace Admin');
  expect((await first.raw('POST', '/auth/verify-email', { token: await server.tokenMailedTo(ADMIN) })).status).toBe(204);
  const [code] = await addTotp(first);
  admin = await signInTwice(server.url, ADMIN, code);
});
afterAll(async () => {
  await browser.close();
  await server.dispose();
});

const cases = async (queue: string) => (await admin.post('/api/admin/commands', Cases, { type: 'ListCases', queue, limit: 100 })).items;

it('an owner answers about a page that was taken down, once, and staff read it', async () => {
  const email = newAddress();
  const owner = await Api.register(server.url, email, 'Barbara Liskov');
  const { id } = await owner.createResume('For the museum');
  await owner.post(`/api/resumes/${id}/links`, z.unknown(), { slug: 'barbara-appeals' });
  const body = new URLSearchParams({ reason: 'impersonation', words: 'She never worked there.' });
  expect((await fetch(`${server.url}/r/barbara-appeals/report`, { method: 'POST', body })).ok).toBe(true);
  await expect.poll(async () => (await cases('open')).length, { timeout: 10_000 }).toBe(1);
  const [found] = await cases('open');
  if (!found) throw new Error('no case');
  const decision = { type: 'DecideCase', id: found.id, decision: 'unpublish', reason: 'impersonation', why: 'It is not hers.' };
  await admin.post('/api/admin/commands', z.unknown(), decision);

  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 } });
  const signedIn = await context.request.post(`${server.url}/auth/login`, {
    data: { email, password: PASSWORD },
    headers: { origin: server.url },
  });
  expect(signedIn.status()).toBe(200);
  const page = await context.newPage();
  await page.goto(`${server.url}/appeal/${found.id}`);
  await page.getByRole('heading', { name: 'Answer about your page' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Write what you want to say.').waitFor();
  await page.getByLabel('What you want to say').fill('I have worked there since 1968.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Your answer is on its way').waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await cases('appealed')).toMatchObject([{ id: found.id, appeal: { words: 'I have worked there since 1968.', state: 'open' } }]);

  await page.goto(`${server.url}/appeal/${found.id}`);
  await page.getByLabel('What you want to say').fill('And one more thing.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('You have answered already.').waitFor();
  await context.close();
});

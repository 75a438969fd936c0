import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { ResumeAnswer, Session } from '#protocol/http';
import { Prose, proseText } from '#protocol/prose';
import { ResumeSummary } from '#protocol/user';
import { newAddress, PASSWORD } from './support/api.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';

const Basics = z.object({ summary: Prose.optional() });
/** Set to a folder, pictures for the README are put there. */
const PICTURES = process.env.VITAE_PICTURES;

let server: TestServer;
let browser: Browser;
let ada: Page;
let grace: Page;
let resume: string;

async function post<T>(context: BrowserContext, path: string, schema: { parse(value: unknown): T }, data: unknown): Promise<T> {
  const response = await context.request.post(`${server.url}${path}`, { data, headers: { origin: server.url } });
  return schema.parse(await response.json());
}

async function person(name: string, email: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await post(context, '/auth/register', Session, { email, password: PASSWORD, name });
  return context.newPage();
}

async function mailedCode(to: string): Promise<string> {
  for (let tries = 0; tries < 500; tries += 1) {
    const mail = server.mails.find((sent) => sent.to === to && sent.text.includes('/invite#token='));
    const code = mail && /token=(\S+)/.exec(mail.text)?.[1];
    if (code) return code;
    await sleep(20);
  }
  throw new Error(`no invitation came for ${to}`);
}

const summary = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });
const lines = (page: Page) =>
  summary(page)
    .locator('p')
    .evaluateAll((all) => all.map((line) => [line.dataset.list ?? null, line.textContent]));

async function onServer(): Promise<Prose> {
  const response = await ada.context().request.get(`${server.url}/api/resumes/${resume}`);
  return Basics.parse(ResumeAnswer.parse(await response.json()).document.basics).summary ?? [];
}

beforeAll(async () => {
  [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
  const address = newAddress();
  [ada, grace] = await Promise.all([person('Ada Lovelace', newAddress()), person('Grace Hopper', address)]);
  resume = (await post(ada.context(), '/api/resumes', ResumeSummary, { title: 'Written together' })).id;
  await post(ada.context(), `/api/resumes/${resume}/invites`, { parse: (value) => value }, { email: address, role: 'editor' });
  await post(grace.context(), '/api/invites/accept', ResumeSummary, { token: await mailedCode(address) });
  await Promise.all(
    [ada, grace].map(async (page) => {
      await page.goto(`${server.url}/resumes/${resume}?section=summary`);
      await summary(page).waitFor();
    }),
  );
});
afterAll(async () => {
  await browser.close();
  await server.dispose();
});

it('two people type in one bullet at once, and one wraps it in a list from under the other', async () => {
  await summary(ada).click();
  await ada.keyboard.type('Led the team');
  await expect.poll(() => summary(grace).textContent()).toBe('Led the team');
  await summary(grace).click();
  await grace.keyboard.press('End');
  await ada.keyboard.press('Home');
  await Promise.all([
    ada.keyboard.type('In Berlin: ', { delay: 25 }),
    grace.keyboard.type(' to the launch of two products', { delay: 25 }),
    sleep(200).then(() => grace.getByRole('button', { name: 'Bulleted list' }).first().click()),
  ]);
  await grace.keyboard.type('.');
  const whole = 'In Berlin: Led the team to the launch of two products.';
  await expect.poll(() => lines(ada)).toEqual([['bullet', whole]]);
  await expect.poll(() => lines(grace)).toEqual([['bullet', whole]]);
  await expect.poll(onServer).toEqual([{ list: 'bullet', spans: [{ text: whole }] }]);
  if (PICTURES) await ada.screenshot({ path: `${PICTURES}/together.png` });
});

it('one goes offline, both edit the bullet, and nothing is lost when they meet', async () => {
  await grace.context().setOffline(true);
  await summary(grace).click();
  await grace.keyboard.press('Control+End');
  await grace.keyboard.type(' Hired six people.');
  await grace.keyboard.press('Enter');
  await grace.keyboard.type('Wrote the handbook.');
  await summary(ada).click();
  await ada.keyboard.press('Control+Home');
  await ada.keyboard.type('2021–2024. ');
  await expect.poll(async () => proseText(await onServer())).toContain('2021');
  // So long that she cannot be said to have known of it.
  await sleep(11_000);
  await grace.context().setOffline(false);
  const met = [
    ['bullet', '2021–2024. In Berlin: Led the team to the launch of two products. Hired six people.'],
    ['bullet', 'Wrote the handbook.'],
  ];
  for (const page of [ada, grace]) await expect.poll(() => lines(page), { timeout: 20_000 }).toEqual(met);
  await expect.poll(async () => proseText(await onServer())).toBe(met.map(([, text]) => text).join('\n'));
});

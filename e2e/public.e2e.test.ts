import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sample from './samples/jsonresume-sample.json' with { type: 'json' };
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
/** Of a person: what says that it is headless is taken for a program. */
const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
const SLUG = 'ada-lovelace';

describe('a public page, in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let ada: Page;
  let resume: string;
  /** Somebody elsewhere whose browser runs no scripts. */
  let reader: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    ada = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, userAgent: USER_AGENT })).newPage();
    await ada.goto(`${server.url}/sign-up`);
    await ada.getByLabel('Name').fill('Ada Lovelace');
    await ada.getByLabel('E-mail').fill(newAddress());
    await ada.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await ada.keyboard.press('Enter');
    await ada.waitForURL('**/home');
    resume = await ada.evaluate(async (body) => {
      const made = await fetch('/api/resumes/import', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      return (await made.json()).id;
    }, JSON.stringify(sample));
    await ada.goto(`${server.url}/resumes/${resume}?share=1`);
    reader = await browser.newContext({ javaScriptEnabled: false, userAgent: USER_AGENT, viewport: { width: 1440, height: 900 } });
    page = await reader.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  const address = () => `${server.url}/r/${SLUG}`;
  const dialog = (name: string) => ada.getByRole('dialog', { name });
  const says = (text: string) => ada.locator('.toast', { hasText: text }).waitFor();
  const write = (path: string, value: unknown) =>
    ada.evaluate(
      async ([id, body]) => {
        const done = await fetch(`/api/resumes/${id}`, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body });
        if (!done.ok) throw new Error(await done.text());
      },
      [resume, JSON.stringify({ ops: [{ path, value }] })] as const,
    );

  async function hasNoBarriers(of: Page): Promise<void> {
    for (const viewport of SIZES)
      for (const colorScheme of ['light', 'dark'] as const) {
        await of.setViewportSize(viewport);
        await of.emulateMedia({ colorScheme });
        await of.waitForTimeout(400);
        expect(await barriers(of), `${viewport.width} px, ${colorScheme}`).toEqual([]);
        expect(await of.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      }
    await of.setViewportSize({ width: 1440, height: 900 });
    await of.emulateMedia({ colorScheme: 'light' });
  }
  /** A page with its scripts on, where its own checks run; it must not try anything that its policy forbids. */
  async function watched(path: string): Promise<{ page: Page; complaints: string[] }> {
    const opened = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    const complaints: string[] = [];
    opened.on('console', (message) => complaints.push(message.text()));
    opened.on('pageerror', (error) => complaints.push(error.message));
    await opened.goto(`${server.url}${path}`);
    return { page: opened, complaints };
  }

  it('its owner switches it on and gives it an address', async () => {
    const share = ada.getByRole('dialog', { name: /^Share/ });
    await share.getByRole('switch', { name: 'Anyone with the link can read' }).check({ force: true });
    await share.getByRole('button', { name: 'Settings of the public link' }).click();
    const settings = dialog('Public link');
    await settings.getByLabel('Address', { exact: true }).fill('Ada-Lovelace');
    await settings.getByText('/r/ada-lovelace is free.').waitFor();
    await hasNoBarriers(ada);
    await settings.getByRole('button', { name: 'Save' }).click();
    await settings.waitFor({ state: 'detached' });
    await share.getByText('/r/ada-lovelace').waitFor();
    await hasNoBarriers(ada);
  });

  it('anybody reads it, without a script, and takes the PDF along', async () => {
    const answer = await page.goto(address());
    expect(answer?.status()).toBe(200);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(3);
    const downloaded = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download PDF' }).click();
    const file = await downloaded;
    expect(file.suggestedFilename()).toMatch(/\.pdf$/);
    expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await reader.cookies()).toEqual([]);
  });

  it('everybody can read it, on any screen, in the light and in the dark', async () => {
    const { page: seen, complaints } = await watched(`/r/${SLUG}`);
    await hasNoBarriers(seen);
    const about = await seen.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(about ?? '')).toMatchObject({ '@type': 'ProfilePage', url: address(), mainEntity: { '@type': 'Person' } });
    expect(complaints).toEqual([]);
    // On paper there is no bar.
    await seen.emulateMedia({ media: 'print' });
    expect(await seen.getByRole('link', { name: 'Download PDF' }).isVisible()).toBe(false);
    await seen.context().close();
  });

  it('and from right to left', async () => {
    await write('design/locale', 'ar');
    await write('design/direction', 'rtl');
    await write('basics/name', 'ليلى حداد');
    const { page: seen, complaints } = await watched(`/r/${SLUG}`);
    expect(await seen.locator('html').getAttribute('dir')).toBe('rtl');
    await hasNoBarriers(seen);
    expect(complaints).toEqual([]);
    await seen.context().close();
    await write('design/locale', 'en');
    await write('design/direction', 'auto');
    await write('basics/name', 'Ada Lovelace');
  });

  it('every template makes a page that is readable', async () => {
    for (const template of ['sidebar-left', 'creative', 'executive']) {
      await write('design/template', template);
      const { page: seen } = await watched(`/r/${SLUG}`);
      await hasNoBarriers(seen);
      await seen.context().close();
    }
    await write('design/template', 'classic');
  });

  it('its owner sees how often it was opened, and is not counted', async () => {
    await ada.goto(address());
    await ada.goto(`${server.url}/resumes/${resume}?share=1`);
    // The watched pages say that they are headless, and so are programs.
    await ada.getByText(/Opened once, last on .* · 1 download/).waitFor();
    await ada.getByRole('button', { name: 'Settings of the public link' }).click();
    await dialog('Public link').getByRole('button', { name: 'Show as a table' }).click();
    await dialog('Public link').getByRole('cell', { name: '5', exact: true }).waitFor();
    await hasNoBarriers(ada);
  });

  it('a password closes it, and opens it for whoever has it', async () => {
    const settings = dialog('Public link');
    await settings.getByLabel('Password', { exact: true }).fill('open sesame');
    await settings.getByRole('button', { name: 'Save' }).click();
    await settings.waitFor({ state: 'detached' });
    await ada.getByText('Password · Opened once').waitFor();
    await page.goto(address());
    await page.getByRole('heading', { name: 'This page needs a password' }).waitFor();
    await page.getByLabel('Password').fill('open wrongly');
    await page.keyboard.press('Enter');
    await page.getByText('That is not the password.').waitFor();
    await page.getByLabel('Password').fill('open sesame');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Ada Lovelace' }).waitFor();
    expect((await reader.cookies()).map(({ name, path, httpOnly, sameSite }) => ({ name, path, httpOnly, sameSite }))).toEqual([
      { name: 'vitae-page', path: `/r/${SLUG}`, httpOnly: true, sameSite: 'Lax' },
    ]);
    const { page: locked, complaints } = await watched(`/r/${SLUG}`);
    await hasNoBarriers(locked);
    expect(complaints).toEqual([]);
    await locked.context().close();
  });

  it('can be reported', async () => {
    await page.getByRole('link', { name: 'Report' }).click();
    await page.getByLabel('It is spam or a fraud').check();
    await page.getByLabel('Tell us more').fill('There is no such person.');
    await page.getByRole('button', { name: 'Send the report' }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    const { page: form } = await watched(`/r/${SLUG}/report`);
    await hasNoBarriers(form);
    await form.context().close();
  });

  it('is gone when it is deleted, and back when that is undone', async () => {
    await ada.getByRole('button', { name: 'Settings of the public link' }).click();
    await dialog('Public link').getByRole('button', { name: 'Delete the link' }).click();
    await says('The link was deleted.');
    expect((await page.goto(address()))?.status()).toBe(404);
    await page.getByRole('heading', { name: 'There is no page here' }).waitFor();
    await ada.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await ada.getByText('/r/ada-lovelace').waitFor();
    await page.goto(address());
    await page.getByRole('heading', { level: 1, name: 'Ada Lovelace' }).waitFor();
    const { page: absent } = await watched('/r/nobody-is-here');
    await hasNoBarriers(absent);
    await absent.context().close();
  });
});

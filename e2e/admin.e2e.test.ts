import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Profile } from '#protocol/user';
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';
import { CONSOLE_VIEWS } from './views/console.ts';
import { ADMIN, adminContext, command, furnishConsole, type Tenancy } from './views/furnishConsole.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

describe('the console', () => {
  let server: TestServer;
  let browser: Browser;
  let tenancy: Tenancy;
  /** Where the admin is signed in who only looks. */
  let looking: BrowserContext | undefined;
  const complaints: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start({ env: { VITAE_ADMIN_EMAIL: ADMIN.email } }), launchBrowser()]);
    tenancy = await furnishConsole(server);
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  async function pageIn(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.text().includes('Content Security Policy') && complaints.push(message.text()));
    return page;
  }

  it('takes an admin from signing in with two factors to each act, and writes each down', async () => {
    const page = await pageIn(await browser.newContext({ viewport: { width: 1440, height: 900 } }));
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const heading = (name: string) => page.getByRole('heading', { name, exact: true });

    await page.goto(`${server.url}/admin/people`);
    await page.getByLabel('E-mail').fill(ADMIN.email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await button('Sign in').click();
    await heading('One more step').waitFor();
    await button('Use a recovery code').click();
    await page.getByLabel('Recovery code').fill(tenancy.recoveryCodes[0] ?? '');
    await button('Sign in').click();
    await heading('People').waitFor();
    expect(new URL(page.url()).pathname).toBe('/admin/people');

    await page.getByRole('searchbox').fill('turing');
    await page.waitForURL('**/admin/people?q=turing');
    await page.getByText('1 person', { exact: true }).waitFor();
    expect(await page.locator('.people-row').count()).toBe(1);
    await page.getByRole('link', { name: 'Alan Turing' }).click();
    await heading('Alan Turing').waitFor();

    await page.getByRole('button', { name: 'What can be done about Alan Turing' }).click();
    await page.getByRole('menuitem', { name: 'Suspend' }).click();
    const dialog = page.getByRole('dialog', { name: 'Suspend Alan Turing?' });
    await dialog.getByLabel('Reason').fill('Shared somebody else’s résumé');
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await page.locator('.panel .facts').getByText('Shared somebody else’s résumé').waitFor();
    const refused = await fetch(`${server.url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: tenancy.people[1]?.email, password: PASSWORD }),
    });
    expect(await refused.json()).toMatchObject({ code: 'account_suspended' });

    await page.getByRole('link', { name: 'Configuration' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Harbour Careers');
    await page.getByLabel('Colour').fill('#9a3412');
    await button('Save changes').click();
    await page.getByText('Saved as version 2.').waitFor();
    await page.locator('.console-side .brand').getByText('Harbour Careers').waitFor();
    expect(await page.locator('.console-side .brand-mark').evaluate((mark) => getComputedStyle(mark).backgroundColor)).toBe(
      'rgb(154, 52, 18)',
    );
    await button('Compare with what is in force').first().click();
    await page.getByRole('dialog').getByRole('row', { name: 'Name School of Design Harbour Careers' }).waitFor();
    await button('Close').click();

    await page.getByRole('link', { name: 'Audit log' }).click();
    const rows = page.locator('.audit-table tbody tr');
    await rows.first().waitFor();
    expect(await rows.nth(0).textContent()).toMatch(/UpdateConfig[\s\S]*Grace Hopper/);
    expect(await rows.nth(1).textContent()).toContain('SuspendPerson');
    expect(await rows.nth(1).textContent()).toContain(tenancy.people[1]?.id);
    expect((await rows.allTextContents()).join()).not.toContain('Alan');
    await page.getByLabel('Act', { exact: true }).selectOption('SuspendPerson');
    await page.waitForURL('**/admin/audit?act=SuspendPerson');
    await expect.poll(() => rows.count()).toBe(2);
    await button('Check the chain').click();
    await page.getByText(/^All \d+ rows are as written/).waitFor();
    const download = page.waitForEvent('download');
    await button('Download').click();
    await page.getByRole('menuitem', { name: 'As CSV, for reading' }).click();
    expect((await download).suggestedFilename()).toBe('vitae-audit.csv');
    await page.context().close();
  });

  it('shows what others do as they do it', async () => {
    const context = await adminContext(browser, server.url, tenancy.recoveryCodes[3]);
    const page = await pageIn(context);
    await page.goto(`${server.url}/admin/audit`);
    await page.getByText('Live', { exact: true }).waitFor();
    const newest = page.locator('.audit-table tbody tr').first();
    await newest.waitFor();
    expect(await newest.textContent()).not.toContain('RestorePerson');
    await command(tenancy.admin, { type: 'RestorePerson', user: tenancy.people[3]?.id });
    await newest.getByText('RestorePerson').waitFor();
    await command(tenancy.admin, { type: 'UpdateConfig', config: { name: 'Lighthouse' } });
    await page.locator('.brand').getByText('Lighthouse').waitFor();
    await context.close();
  });

  it('leads whoever has no second factor to one, and everybody else out', async () => {
    const context = await browser.newContext();
    const page = await pageIn(context);
    const email = newAddress();
    await context.request.post(`${server.url}/auth/register`, {
      data: { email, password: PASSWORD, name: 'Mary Jackson' },
      headers: { origin: server.url },
    });
    await page.goto(`${server.url}/admin`);
    await page.getByRole('heading', { name: 'The console is for staff' }).waitFor();
    expect(await barriers(page)).toEqual([]);

    await context.request.post(`${server.url}/auth/verify-email`, {
      data: { token: await server.tokenMailedTo(email) },
      headers: { origin: server.url },
    });
    const mary = Profile.parse(await (await context.request.get(`${server.url}/api/me`)).json());
    const role = await tenancy.admin.raw('POST', '/api/admin/commands', { type: 'ChangeMemberRole', user: mary.id, role: 'support' });
    expect(role.status).toBe(200);
    await page.reload();
    await page.getByRole('heading', { name: 'One thing first: a second factor' }).waitFor();
    expect(await page.getByRole('link', { name: 'Set up a second factor' }).getAttribute('href')).toBe('/account/security');
    expect(await barriers(page)).toEqual([]);
    await context.close();
  });

  it('says when the server cannot be reached, and goes on when it can', async () => {
    const context = await adminContext(browser, server.url, tenancy.recoveryCodes[1]);
    const page = await pageIn(context);
    await page.goto(`${server.url}/admin/people`);
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor();
    await context.setOffline(true);
    await page.getByText('You are offline. What you see may be out of date.').waitFor();
    await page.getByRole('link', { name: 'Ada Lovelace' }).click();
    await page.locator('.panel').getByText('The server cannot be reached.').waitFor();
    // By itself, once the network is back.
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    // Code that was not loaded yet.
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Audit log' }).click();
    await page.getByText('This page could not be loaded.').waitFor();
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor();
    await page.getByRole('link', { name: 'Audit log' }).click();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.audit-table tbody tr').first().waitFor();
    await context.close();
  });

  describe.each(CONSOLE_VIEWS)('$name', (view) => {
    it.each(SIZES)('has no barrier that axe finds and does not scroll sideways, in the light and in the dark: $width px', async (size) => {
      looking ??= await adminContext(browser, server.url, tenancy.recoveryCodes[2]);
      const page = await pageIn(looking);
      await page.setViewportSize(size);
      await page.goto(server.url + view.path(tenancy));
      await view.ready(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.waitForTimeout(150);
        expect(await barriers(page), colorScheme).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), colorScheme).toBe(0);
      }
      await page.close();
    });
  });

  it('tries nothing that the content policy forbids, and throws nothing', () => {
    expect(complaints).toEqual([]);
  });
});

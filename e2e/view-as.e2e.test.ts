import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';
import { ADMIN, adminContext, furnishConsole, type Tenancy } from './views/furnishConsole.ts';

let server: TestServer;
let browser: Browser;
let tenancy: Tenancy;
beforeAll(async () => {
  [server, browser] = await Promise.all([TestServer.start({ env: { VITAE_ADMIN_EMAIL: ADMIN.email } }), launchBrowser()]);
  tenancy = await furnishConsole(server);
});
afterAll(async () => {
  await browser.close();
  await server.dispose();
});

it('staff see an account as its person does, who sees that they look; both see it end', async () => {
  const ada = tenancy.people[0];
  if (!ada) throw new Error('nobody is there');
  const theirs = await browser.newContext({ locale: 'en-GB' });
  await theirs.request.post(`${server.url}/auth/login`, {
    data: { email: ada.email, password: PASSWORD },
    headers: { origin: server.url },
  });
  const home = await theirs.newPage();
  await home.goto(`${server.url}/home`);
  await home.locator('.card-link').first().waitFor();

  const staff = await adminContext(browser, server.url, tenancy.recoveryCodes[0]);
  const desk = await staff.newPage();
  await desk.goto(`${server.url}/admin/people/${ada.id}`);
  await desk.getByRole('button', { name: `What can be done about ${ada.name}` }).click();
  await desk.getByRole('menuitem', { name: 'View as this person' }).click();
  const dialog = desk.getByRole('dialog', { name: `View Vitae as ${ada.name}?` });
  await dialog.getByLabel('Reason').fill('Asked about the preview');
  const opened = staff.waitForEvent('page');
  await dialog.getByRole('button', { name: 'View', exact: true }).click();
  const view = await opened;

  // Whose account it is hears of it on the page that is open already.
  await home.getByRole('region', { name: 'A look at this account' }).getByText(ADMIN.name).waitFor();

  const banner = view.getByRole('region', { name: 'A look at this account' });
  await banner.getByText(`You look at the account of ${ada.name}`).waitFor();
  await view.locator('.card-link').first().waitFor();
  expect(await barriers(view)).toEqual([]);
  await view.locator('.card-link').first().click();
  await view.locator('.editor').waitFor();
  expect(new URL(view.url()).pathname).toMatch(/^\/view\/resumes\//);
  // It only reads, and keeps nothing here.
  await banner.waitFor();
  expect(await view.locator('.form-column input:not([readonly]):not([disabled])').count()).toBe(0);
  expect((await view.evaluate(() => indexedDB.databases())).map(({ name }) => name)).toEqual([]);
  await view.setViewportSize({ width: 390, height: 844 });
  expect(await view.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  // The console goes on as who they are.
  await desk.reload();
  await desk.getByRole('heading', { name: ada.name, exact: true }).waitFor();

  await banner.getByRole('button', { name: 'End' }).click();
  await view.getByRole('heading', { name: 'This look is over' }).waitFor();
  expect(await barriers(view)).toEqual([]);
  await home.getByRole('region', { name: 'A look at this account' }).waitFor({ state: 'detached' });
  await Promise.all([theirs.close(), staff.close()]);
});

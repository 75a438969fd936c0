import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { codeOf, wrongCodeOf } from './support/factors.ts';
import { TestServer } from './support/server.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

describe('second factors, in a browser', () => {
  const email = newAddress();
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let devtools: CDPSession;
  let authenticator: string;
  let recoveryCodes: string[] = [];
  let appKey = '';

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })).newPage();
    // With a virtual device, what is offered in a field is taken at once: a test that wants something else has to say so.
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => sessionStorage.getItem('test-offers-passkeys') === 'yes';
    });
    await page.goto(`${server.url}/sign-up`);
    // Not before: our opener policy gives the page another process.
    devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    ({ authenticatorId: authenticator } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    }));
    await page.getByLabel('Name').fill('Ada Lovelace');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/home');
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const dialog = (name: string) => page.getByRole('dialog', { name });
  async function signOut(): Promise<void> {
    await page.goto(`${server.url}/account`);
    await button('Sign out').click();
    await page.waitForURL(`${server.url}/`);
  }
  async function firstStep(): Promise<void> {
    await page.goto(`${server.url}/sign-in`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await button('Sign in').click();
    await page.getByRole('heading', { name: 'One more step' }).waitFor();
  }
  async function hasNoBarriers(name: string): Promise<void> {
    for (const viewport of SIZES)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        const folder = process.env.VITAE_SCREENSHOTS;
        if (folder) await page.screenshot({ path: `${folder}/${name}-${viewport.width}-${colorScheme}.png` });
        expect(await barriers(page, devtools), `${name}, ${viewport.width} px, ${colorScheme}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  }

  it('a passkey is added from the account page, and brings recovery codes once', async () => {
    await page.goto(`${server.url}/account`);
    await page.getByRole('link', { name: 'Open' }).click();
    await page.getByRole('heading', { name: 'Security' }).waitFor();
    await button('Add a passkey').click();
    await dialog('Add a passkey').getByLabel('Name').fill('My laptop');
    await hasNoBarriers('add');
    await page.keyboard.press('Enter');
    await dialog('Keep your recovery codes').waitFor();
    recoveryCodes = await dialog('Keep your recovery codes').getByRole('listitem').allTextContents();
    expect(recoveryCodes).toHaveLength(10);
    await hasNoBarriers('codes');
    const [download] = await Promise.all([page.waitForEvent('download'), button('Download').click()]);
    expect(download.suggestedFilename()).toBe('vitae-recovery-codes.txt');
    await button('I have kept them').click();
    await page.getByText('My laptop').waitFor();
    await page.getByText('10 codes left.').waitFor();
    await hasNoBarriers('security');
    const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId: authenticator });
    expect(credentials).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }]);
  });

  it('signs in without an address or a password', async () => {
    await signOut();
    await page.goto(`${server.url}/sign-in`);
    await hasNoBarriers('sign-in');
    await button('Sign in with a passkey').click();
    await page.waitForURL('**/home');
  });

  it('is offered where the address is typed', async () => {
    await signOut();
    await page.evaluate(() => sessionStorage.setItem('test-offers-passkeys', 'yes'));
    await page.goto(`${server.url}/sign-in`);
    await page.waitForURL('**/home');
    await page.evaluate(() => sessionStorage.removeItem('test-offers-passkeys'));
  });

  it('an app is set up from its QR code or its key, after a right code', async () => {
    await page.goto(`${server.url}/account/security`);
    await button('Set up an app').click();
    await page.getByRole('img', { name: /QR code/ }).waitFor();
    await hasNoBarriers('app');
    const key = (await page.locator('.app-key').textContent())?.replaceAll(' ', '') ?? '';
    expect(key).toMatch(/^[A-Z2-7]{32}$/);
    appKey = key;
    await page.getByLabel('Code that the app shows').fill(wrongCodeOf(key));
    await button('Finish').click();
    await page.getByText('That was not right').waitFor();
    await page.getByLabel('Code that the app shows').fill(codeOf(key));
    await button('Finish').click();
    await page.getByText('Your app is set up.').waitFor();
    // The codes from before are still good; none are shown again.
    expect(await dialog('Keep your recovery codes').count()).toBe(0);
    await signOut();
    await firstStep();
    await hasNoBarriers('second-step');
    await button('Use a code from your app').click();
    await page.getByLabel('Code', { exact: true }).fill(codeOf(key, 1));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/home');
  });

  it('the second step takes a passkey or a recovery code, and begins anew when one likes', async () => {
    await signOut();
    await firstStep();
    await button('Start over').click();
    await page.getByLabel('E-mail').waitFor();
    await firstStep();
    await button('Use a passkey').click();
    await page.waitForURL('**/home');
    await signOut();
    await firstStep();
    await button('Use a recovery code').click();
    await page.getByLabel('Recovery code').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('That was not right').waitFor();
    await page.getByLabel('Recovery code').fill(recoveryCodes[0] ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/home');
  });

  it('a sensitive change waits for a confirmation, then goes on by itself', async () => {
    await page.goto(`${server.url}/account/security`);
    await page.getByText('9 codes left.').waitFor();
    // The server's answer after ten minutes; everything else is real.
    let isOld = true;
    await page.route('**/api/me/recovery-codes', async (route) => {
      if (isOld)
        await route.fulfill({ status: 403, json: { type: 'about:blank', title: 'Please confirm', status: 403, code: 'step_up_required' } });
      else await route.continue();
    });
    page.on('response', (response) => {
      if (response.url().endsWith('/auth/confirm') && response.ok()) isOld = false;
    });
    await button('Make new codes').click();
    await dialog('Make new codes?').getByRole('button', { name: 'Make new codes' }).click();
    await dialog('Is it you?').waitFor();
    await hasNoBarriers('confirm');
    await page.keyboard.press('Escape');
    await page.getByText('Nothing was changed.').waitFor();
    await dialog('Make new codes?').getByRole('button', { name: 'Make new codes' }).click();
    await dialog('Is it you?').getByRole('button', { name: 'Use a code from your app' }).click();
    await page.getByLabel('Code', { exact: true }).fill(wrongCodeOf(appKey));
    await page.keyboard.press('Enter');
    await page.getByText('That was not right').waitFor();
    // The password alone is not enough for somebody with a second factor.
    expect(await dialog('Is it you?').getByRole('button', { name: 'Use your password' }).count()).toBe(0);
    await dialog('Is it you?').getByRole('button', { name: 'Use a passkey' }).click();
    await dialog('Is it you?').getByRole('button', { name: 'Use a passkey' }).click();
    await dialog('Keep your recovery codes').waitFor();
    expect(await dialog('Is it you?').count()).toBe(0);
    const fresh = await dialog('Keep your recovery codes').getByRole('listitem').allTextContents();
    expect(fresh).toHaveLength(10);
    expect(fresh).not.toContain(recoveryCodes[1]);
    await button('I have kept them').click();
    await page.unroute('**/api/me/recovery-codes');
  });

  it('a passkey is renamed and removed, and then signs nobody in', async () => {
    await button('Rename My laptop').click();
    await dialog('Rename the passkey').getByLabel('Name').fill('Old laptop');
    await page.keyboard.press('Enter');
    await button('Remove Old laptop').click();
    await dialog('Remove “Old laptop”?').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('The passkey was removed.').waitFor();
    await expect.poll(() => page.getByText('Old laptop').count()).toBe(0);
    await signOut();
    await page.goto(`${server.url}/sign-in`);
    await button('Sign in with a passkey').click();
    await page.getByText('That was not right').waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });
});

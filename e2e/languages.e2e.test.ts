import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

describe('the languages of the interface, in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    context = await browser.newContext({ locale: 'de-AT', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  const open = async (path: string, heading: string) => {
    await page.goto(`${server.url}${path}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };

  /** Longer words and another direction leave every page whole and usable. */
  async function fits(): Promise<void> {
    for (const viewport of SIZES) {
      await page.setViewportSize(viewport);
      await page.waitForTimeout(300);
      expect(await barriers(page), `${page.url()} ${viewport.width} px`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  it('begins with the one that the browser asks for', async () => {
    await open('/', 'Schreiben Sie Ihren Lebenslauf gemeinsam');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    await page.getByRole('region', { name: 'Ausprobieren' }).waitFor();
    await page.locator('.demo-page svg').waitFor();
    await fits();
    await open('/sign-up', 'Konto anlegen');
    await fits();
    await page.getByLabel('Name').fill('Ada Lovelace');
    await page.getByLabel('E-Mail').fill(newAddress());
    await page.getByLabel('Passwort', { exact: true }).fill('password1');
    await page.keyboard.press('Enter');
    await page.getByText('Dieses Passwort gehört zu denen, die zuerst erraten werden').waitFor();
    await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Ihre Lebensläufe' }).waitFor();
    await fits();
  });

  it('begins a résumé with a sample in the language of the reader', async () => {
    await page.getByRole('button', { name: 'Mit Beispiel beginnen' }).click();
    await page.waitForURL('**/resumes/**');
    await page.getByText('Berufserfahrung').first().waitFor();
    await page.goto(`${server.url}/home`);
    await page.getByRole('link', { name: 'Mira Hoffmann' }).waitFor();
  });

  it('is the one chosen in the account, on every device, from right to left where it is written so', async () => {
    await open('/account', 'Konto');
    await fits();
    await page.getByLabel('Sprache').selectOption('العربية');
    await page.getByRole('heading', { level: 1, name: 'الحساب' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    await fits();
    for (const [path, heading] of [
      ['/home', 'سيرك الذاتية'],
      ['/home/trash', 'سلة المهملات'],
      ['/account/security', 'الأمان'],
      ['/account/sessions', 'أماكن تسجيل الدخول'],
      ['/account/delete', 'حذف الحساب'],
    ] as const) {
      await open(path, heading);
      await fits();
    }
    const other = await browser.newContext({ locale: 'en-GB', storageState: { cookies: await context.cookies(), origins: [] } });
    const page2 = await other.newPage();
    await page2.goto(`${server.url}/account`);
    await page2.getByRole('heading', { level: 1, name: 'الحساب' }).waitFor();
    await other.close();
  });
});

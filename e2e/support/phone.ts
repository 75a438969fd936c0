import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { PASSWORD } from './api.ts';

/** A phone: a small screen, fingers, and storage that outlives the pages. Its network can go, for everything, and come back. */
export class Phone {
  readonly context: BrowserContext;
  readonly base: string;

  constructor(context: BrowserContext, base: string) {
    this.context = context;
    this.base = base;
  }

  static async of(browser: Browser, base: string): Promise<Phone> {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      deviceScaleFactor: 2,
    });
    return new Phone(context, base);
  }

  async open(path = '/m/'): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(`${this.base}${path}`);
    return page;
  }

  async signIn(email: string): Promise<Page> {
    const page = await this.open();
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Résumés', exact: true }).waitFor();
    return page;
  }

  /** The app is on the device: it opens without a network. */
  async installed(page: Page): Promise<void> {
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  }
}

/** Everything between a device and the world goes: pages, their sockets, and what the service worker asks for. */
export const offline = (phone: Phone) => phone.context.setOffline(true);
export const online = (phone: Phone) => phone.context.setOffline(false);
export const upToDate = (page: Page) => page.locator('.m-chip').getByText('Up to date', { exact: true }).waitFor({ timeout: 60_000 });

/** The page's process ends in the middle of things: nothing of it gets to say good-bye. */
export async function crash(page: Page): Promise<void> {
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  const session: CDPSession = await page.context().newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

/** The keys of everything that the device keeps, files of the app apart. */
export const keptKeys = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('vitae');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction('rows').objectStore('rows').getAllKeys();
          asking.onerror = () => reject(asking.error);
          asking.onsuccess = () => {
            opening.result.close();
            resolve(asking.result.map(String));
          };
        };
      }),
  );

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { PASSWORD } from '../support/api.ts';
import { barriers } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { TestServer } from '../support/server.ts';
import { furnish, OWNER } from './furnish.ts';
import type { View } from './views.ts';

/** Every pair of language, width and theme once. */
const WAYS = [
  {
    language: 'en',
    looks: [
      { width: 1440, theme: 'light' },
      { width: 390, theme: 'dark' },
    ],
  },
  {
    language: 'ar',
    looks: [
      { width: 1440, theme: 'dark' },
      { width: 390, theme: 'light' },
    ],
  },
] as const;

/**
 * The tests of these pages, panels and dialogs: opened on a wide screen, then made narrow as by turning a tablet, in a language from
 * left to right and in one from right to left.
 */
export function withoutBarriers(views: readonly View[]): void {
  let server: TestServer;
  let browser: Browser;
  let resume: string;
  const contexts: { visitor?: BrowserContext; owner?: BrowserContext } = {};
  const complaints: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    ({ resume } = await furnish(server.url));
    contexts.visitor = await browser.newContext();
    contexts.owner = await browser.newContext();
    await contexts.owner.request.post(`${server.url}/auth/login`, {
      data: { email: OWNER.email, password: PASSWORD },
      headers: { origin: server.url },
    });
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  async function opened(signedIn: boolean, language: string): Promise<Page> {
    const page = await (signedIn ? contexts.owner : contexts.visitor)?.newPage();
    if (!page) throw new Error('no browser');
    onTestFinished(() => page.close());
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.text().includes('Content Security Policy') && complaints.push(message.text()));
    await page.addInitScript((chosen) => localStorage.setItem('vitae-language', chosen), language);
    return page;
  }

  describe.each(views)('$name', (view) => {
    it.each(WAYS)(
      'has no barrier that axe finds, and does not scroll sideways, on a wide and on a narrow screen: $language',
      async ({ language, looks }) => {
        const page = await opened(view.signedIn, language);
        for (const [place, { width, theme }] of looks.entries()) {
          await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
          await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
          if (place === 0) {
            await page.goto(server.url + view.path(resume));
            await view.ready(page);
          }
          expect(await barriers(page), `${width} px, ${theme}`).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
        }
        expect(await page.evaluate(() => document.documentElement.dir || 'ltr')).toBe(
          view.name === 'public' || language === 'en' ? 'ltr' : 'rtl',
        );
      },
    );
  });

  it('tries nothing that the content policy forbids, and throws nothing', () => {
    expect(complaints).toEqual([]);
  });
}

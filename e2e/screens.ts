import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, BrowserContext } from 'playwright-core';
import { at } from '../host/paths.ts';
import { PASSWORD } from './support/api.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';
import { furnish, OWNER } from './views/furnish.ts';
import { takePhone } from './views/phone.ts';
import { takeConsole } from './views/takeConsole.ts';
import { VIEWS } from './views/views.ts';

/**
 * `npm run screens [-- --only home] [-- --to folder]`: what a person sees, as pictures in `docs/screens`, at three widths, in
 * the light and in the dark, and some of it in Arabic. The phone app's screens are in `mobile` (`--only phone`),
 * the console's in `admin` (`--only admin`).
 */
const { values } = parseArgs({ options: { only: { type: 'string' }, to: { type: 'string', default: at('docs/screens') } } });

const WIDTHS = [
  [390, 844],
  [768, 1024],
  [1440, 900],
] as const;
const THEMES = ['light', 'dark'] as const;
/** Seen from right to left, too. */
const MIRRORED = ['landing', 'home', 'editor', 'editor-design'];

const server = await TestServer.start();
const browser = await launchBrowser();
try {
  const { resume } = await furnish(server.url);
  mkdirSync(values.to, { recursive: true });
  if (values.only === undefined || values.only === 'phone') await takePhone(browser, server.url, resume, join(values.to, 'mobile'));
  if (values.only === undefined || values.only === 'admin') await takeConsole(browser, join(values.to, 'admin'));
  const visitor = await newContext(browser, false);
  const owner = await newContext(browser, true);
  for (const view of VIEWS.filter(({ name }) => values.only === undefined || name === values.only)) {
    for (const language of MIRRORED.includes(view.name) ? ['en', 'ar'] : ['en']) {
      for (const [width, height] of WIDTHS) {
        for (const colorScheme of THEMES) {
          const page = await (view.signedIn ? owner : visitor).newPage();
          await page.setViewportSize({ width, height });
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await page.addInitScript((chosen) => localStorage.setItem('vitae-language', chosen), language);
          await page.goto(server.url + view.path(resume));
          await view.ready(page);
          await page.waitForTimeout(700);
          const name = `${view.name}${language === 'en' ? '' : `-${language}`}-${width}-${colorScheme}.jpg`;
          await page.screenshot({ path: join(values.to, name), type: 'jpeg', quality: 78 });
          await page.close();
          console.log(name);
        }
      }
    }
  }
} finally {
  await browser.close();
  await server.dispose();
}

async function newContext(of: Browser, signedIn: boolean): Promise<BrowserContext> {
  const context = await of.newContext({ locale: 'en-GB' });
  if (signedIn)
    await context.request.post(`${server.url}/auth/login`, {
      data: { email: OWNER.email, password: PASSWORD },
      headers: { origin: server.url },
    });
  return context;
}

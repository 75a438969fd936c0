import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { TestServer } from '../support/server.ts';
import { CONSOLE_VIEWS } from './console.ts';
import { ADMIN, adminContext, furnishConsole } from './furnishConsole.ts';

const WIDTHS = [
  [390, 844],
  [1440, 900],
] as const;
const THEMES = ['light', 'dark'] as const;

/** Takes every page of the console, on a phone and on a desk, in the light and in the dark. It has a server of its own, with staff. */
export async function takeConsole(browser: Browser, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const server = await TestServer.start({ env: { VITAE_ADMIN_EMAIL: ADMIN.email } });
  try {
    const tenancy = await furnishConsole(server);
    const context = await adminContext(browser, server.url, tenancy.recoveryCodes[0]);
    for (const view of CONSOLE_VIEWS)
      for (const [width, height] of WIDTHS)
        for (const colorScheme of THEMES) {
          const page = await context.newPage();
          await page.setViewportSize({ width, height });
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await page.goto(server.url + view.path(tenancy));
          await view.ready(page);
          await page.waitForTimeout(700);
          const name = `${view.name}-${width}-${colorScheme}.jpg`;
          await page.screenshot({ path: join(folder, name), type: 'jpeg', quality: 70 });
          await page.close();
          console.log(`admin/${name}`);
        }
    await context.close();
  } finally {
    await server.dispose();
  }
}

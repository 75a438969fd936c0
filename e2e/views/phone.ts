import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Phone } from '../support/phone.ts';
import { OWNER } from './furnish.ts';
import type { View } from './views.ts';

const shown = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().waitFor();
};
const own = (name: string, path: View['path'], selector: string): View => ({ name, signedIn: true, path, ready: shown(selector) });
const part = (name: string, query: string, selector: string): View => own(name, (resume) => `/m/resumes/${resume}${query}`, selector);

/** The phone app's screens. */
export const PHONE_VIEWS: readonly View[] = [
  { name: 'sign-in', signedIn: false, path: () => '/m/', ready: shown('form') },
  own('home', () => '/m/home', '.m-row'),
  part('content', '', '.m-content .m-row'),
  part('basics', '?section=basics', '.m-content input'),
  part('preview', '?view=preview', '.paper svg text'),
  part('design', '?view=design', '.m-design .design'),
  part('more', '?view=more', '.m-pdf'),
  own('import', () => '/m/import', '.m-fab'),
  own('waiting', () => '/m/waiting', '.m-main'),
  own('you', () => '/m/you', '.choices'),
];

/** Takes all of them on one phone, in the light and in the dark: its app asks by itself who the person is. */
export async function takePhone(browser: Browser, base: string, resume: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const visitor = await Phone.of(browser, base);
  const owner = await Phone.of(browser, base);
  await (await owner.signIn(OWNER.email)).close();
  for (const view of PHONE_VIEWS)
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await (view.signedIn ? owner : visitor).context.newPage();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(base + view.path(resume));
      await view.ready(page);
      await page.waitForTimeout(1_000);
      const name = `${view.name}-${colorScheme}.jpg`;
      await page.screenshot({ path: join(folder, name), type: 'jpeg', quality: 78, scale: 'css' });
      await page.close();
      console.log(`mobile/${name}`);
    }
  await Promise.all([visitor, owner].map(({ context }) => context.close()));
}

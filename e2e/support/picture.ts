import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Keeps what is on the screen in the folder `VITAE_SCREENSHOTS`, for whoever wants to look; without it, nothing. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.VITAE_SCREENSHOTS;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}

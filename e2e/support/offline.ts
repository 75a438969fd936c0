import type { Page } from 'playwright-core';

/** Does something while a page's browser has no network, which is there again afterwards, whatever came of it. */
export async function offline(page: Page, act: () => Promise<void>): Promise<void> {
  await page.context().setOffline(true);
  try {
    await act();
  } finally {
    await page.context().setOffline(false);
  }
}

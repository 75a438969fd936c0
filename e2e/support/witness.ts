import type { Browser, BrowserContext, Page } from 'playwright-core';

const open = new Set<Browser>();
let last: string[] = [];

/** Keeps what the pages of a browser show when they are closed: a test that fails on a far machine tells by it where it stood. */
export function witness(browser: Browser): Browser {
  open.add(browser);
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    const close = context.close.bind(context);
    context.close = async (reason) => {
      last.push(...(await shown(context)));
      await close(reason);
    };
    return context;
  };
  const close = browser.close.bind(browser);
  browser.close = async (reason) => {
    open.delete(browser);
    for (const context of browser.contexts()) last.push(...(await shown(context)));
    await close(reason);
  };
  return browser;
}

/** What the pages showed since it was asked last: those that were closed, and those that are open. */
export async function whatPagesShowed(): Promise<string> {
  for (const browser of open) for (const context of browser.contexts()) last.push(...(await shown(context)));
  const all = last.join('\n');
  last = [];
  return all || 'No page was open.';
}

/** Begins anew. */
export function forgetPages(): void {
  last = [];
}

const shown = (context: BrowserContext): Promise<string[]> => Promise.all(context.pages().map(describePage));

async function describePage(page: Page): Promise<string> {
  const outline = await page
    .locator('body')
    .ariaSnapshot({ timeout: 2_000 })
    .catch((error: unknown) => `It could not be read: ${String(error)}`);
  return `--- ${page.url()}\n${outline.slice(0, 2_000)}`;
}

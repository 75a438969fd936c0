import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * What axe finds wrong with the page. It runs in the page's own world, past its content security policy, which allows no foreign script.
 * `devtools` is for a page with a virtual authenticator: that ends with any session of the page, not only with the one that made it.
 */
export async function barriers(page: Page, devtools?: CDPSession): Promise<string[]> {
  const source = await readFile(AXE, 'utf8');
  // Colours that are on their way to others are neither: on a busy machine a moment is too short.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getTiming().iterations === Infinity),
  );
  const session = devtools ?? (await page.context().newCDPSession(page));
  await session.send('Runtime.evaluate', { expression: source });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((found) => JSON.stringify(found.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html).slice(0, 3).join(' | '))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  if (!devtools) await session.detach();
  return JSON.parse(String(result.value));
}

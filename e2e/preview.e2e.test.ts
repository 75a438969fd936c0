import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';

const SAMPLE = fileURLToPath(new URL('./samples/jsonresume-complete.json', import.meta.url));

describe('the pages beside the form, in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.goto(`${server.url}/sign-up`);
    await page.getByLabel('Name').fill('Jane Developer');
    await page.getByLabel('E-mail').fill(newAddress());
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/home');
    await page.locator('input[type=file]').setInputFiles(SAMPLE);
    await page.getByRole('button', { name: 'Create résumé' }).click();
    await words('TechCorp').waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  const words = (text: string) => page.locator('.paper text', { hasText: text }).first();
  const scroller = () => page.getByRole('group', { name: 'Pages, scrollable' });
  /** What the focus is in: the register of a field. */
  const focusedField = () => page.evaluate(() => document.activeElement?.closest('[data-path]')?.getAttribute('data-path') ?? '');
  const isSeen = (text: string) =>
    words(text).evaluate((run) => {
      const [box, room] = [run.getBoundingClientRect(), run.closest('.canvas-scroll')?.getBoundingClientRect()];
      return room !== undefined && box.height > 0 && box.top >= room.top && box.bottom <= room.bottom;
    });

  it('leads from a word to its field: at the top, in an entry, in a text', async () => {
    await words('jane.developer@example.com').click();
    await expect.poll(focusedField).toBe('basics/email');
    await words('TechCorp').click();
    await expect.poll(focusedField).toMatch(/^item\/.+\/organization$/);
    const bullet = words('microservices');
    const field = await bullet.getAttribute('data-field');
    await bullet.click();
    await expect.poll(focusedField).toBe(field);
  });

  it('goes to the words of the field one is in and marks them, on whichever page they are', async () => {
    await scroller().evaluate((element) => {
      element.scrollTop = element.scrollHeight;
    });
    await expect.poll(() => isSeen('jane.developer@example.com')).toBe(false);
    await page.getByRole('navigation', { name: 'Sections' }).getByText('You', { exact: true }).click();
    await page.getByLabel('E-mail', { exact: true }).focus();
    await expect.poll(() => isSeen('jane.developer@example.com'), { timeout: 10_000 }).toBe(true);
    expect(await page.locator('.paper .is-focused').allTextContents()).toContain('jane.developer@example.com ');
  });

  it('goes from page to page by buttons and by keys, and says where one is', async () => {
    const number = page.locator('.page-number');
    const count = Number(/\d+$/.exec((await number.textContent()) ?? '')?.[0]);
    expect(count).toBeGreaterThan(1);
    await scroller().focus();
    await page.keyboard.press('PageUp');
    await expect.poll(() => number.textContent()).toBe(`Page 1 / ${count}`);
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect.poll(() => number.textContent()).toBe(`Page 2 / ${count}`);
    const top = await page
      .locator('.paper')
      .nth(1)
      .evaluate((paper) => paper.getBoundingClientRect().top - (paper.closest('.canvas-scroll')?.getBoundingClientRect().top ?? 0));
    expect(Math.abs(top)).toBeLessThan(40);
    await scroller().focus();
    await page.keyboard.press('PageUp');
    await expect.poll(() => number.textContent()).toBe(`Page 1 / ${count}`);
  });

  it('grows and shrinks by keys, and fits again', async () => {
    const width = () =>
      page
        .locator('.paper')
        .first()
        .evaluate((paper) => paper.getBoundingClientRect().width);
    const fit = await width();
    await scroller().focus();
    await page.keyboard.press('+');
    await expect.poll(width).toBeGreaterThan(fit);
    await page.keyboard.press('0');
    await expect.poll(width).toBe(fit);
    await page.keyboard.press('-');
    await expect.poll(width).toBeLessThan(fit);
    await page.keyboard.press('0');
  });

  it.each(['light', 'dark'] as const)('keeps nobody out (%s)', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    expect(await barriers(page)).toEqual([]);
  });

  it('on a phone, shows where one was, and leads back to the field of a word', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Content' }).click();
    await page.getByLabel('E-mail', { exact: true }).focus();
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect.poll(() => isSeen('jane.developer@example.com'), { timeout: 10_000 }).toBe(true);
    expect(await page.locator('.paper .is-focused').allTextContents()).toContain('jane.developer@example.com ');
    expect(await barriers(page)).toEqual([]);
    // Nothing sticks out to the side, and what is at the bottom hides nothing of the tools.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect.poll(() => page.locator('.page-number').textContent()).toMatch(/^Page 2/);
    await words('TechCorp').click();
    await expect.poll(focusedField).toMatch(/^item\/.+\/organization$/);
    expect(await page.getByRole('button', { name: 'Content' }).getAttribute('aria-current')).toBe('page');
  });
});

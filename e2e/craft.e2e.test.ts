import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Session } from '#protocol/http';
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
/** On a busy machine things take their time. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });

describe('a small résumé, by keyboard alone', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    const response = await context.request.post(`${server.url}/auth/register`, {
      data: { email: newAddress(), password: PASSWORD, name: 'Ada Lovelace' },
      headers: { origin: server.url },
    });
    Session.parse(await response.json());
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${server.url}/home`);
    await page.getByRole('heading', { name: 'Your résumés' }).waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  const press = (combination: string) => page.keyboard.press(combination);
  const line = () => page.getByRole('combobox', { name: 'Find and do' });
  /** Opens the palette, types, and takes the best. */
  const command = async (words: string, best: string | RegExp) => {
    await press('Control+k');
    await line().waitFor();
    await page.keyboard.type(words);
    await page.locator('[role="option"][data-highlighted]').filter({ hasText: best }).waitFor();
    await press('Enter');
    await line().waitFor({ state: 'detached' });
  };
  const rows = () => page.locator('.item-sentence').allTextContents();
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const hasFocus = (name: string) => eventually(() => field(name).evaluate((control) => control === document.activeElement)).toBe(true);
  /** What has the focus, by its name; empty when nothing has it. */
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) return '';
      return activeElement.getAttribute('aria-label') || activeElement.textContent?.trim() || activeElement.tagName;
    });
  /** Tab by Tab, as somebody without a mouse. Returns the whole name. */
  async function tabTo(name: string | RegExp): Promise<string> {
    for (let presses = 0; presses < 60; presses += 1) {
      await press('Tab');
      const found = await focused();
      if (typeof name === 'string' ? found === name : name.test(found)) return found;
    }
    throw new Error(`no Tab leads to ${name}`);
  }
  const rowWithFocus = () => page.evaluate(() => document.activeElement?.closest('.item-toggle')?.textContent ?? null);
  async function hasNoBarriers(name: string): Promise<void> {
    for (const viewport of SIZES)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        const folder = process.env.VITAE_SCREENSHOTS;
        if (folder) await page.screenshot({ path: `${folder}/craft-${name}-${viewport.width}-${colorScheme}.png` });
        expect(await barriers(page), `${name}, ${viewport.width} px, ${colorScheme}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  }

  it('begins from the list, and goes to any field by typing its name', async () => {
    await press('Control+k');
    await line().waitFor();
    await hasNoBarriers('palette-home');
    await press('Escape');
    await line().waitFor({ state: 'detached' });
    await command('new', 'New résumé');
    await page.waitForURL('**/resumes/res_*');
    await page.locator('.form-column').waitFor();
    await command('headline', 'Headline · You');
    await hasFocus('Headline');
    await page.keyboard.type('Engineer');
    await page.locator('svg text', { hasText: 'Engineer' }).first().waitFor();
  });

  it('shows every shortcut on a sheet, which a question mark opens where none is typed', async () => {
    await press('?');
    await eventually(() => field('Headline').inputValue()).toBe('Engineer?');
    await press('Backspace');
    await page.locator('h1').focus();
    await press('?');
    await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
    await page.getByText('Ctrl+Shift+Z').waitFor();
    await hasNoBarriers('help');
    await press('Escape');
    await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor({ state: 'detached' });
  });

  it('adds a section and entries, duplicates, moves and deletes one, and takes it back', async () => {
    await command('add section awards', 'Add the section Awards');
    await page.locator('.outline').getByText('Awards').waitFor();
    await command('add job', 'Add a job to “Experience”');
    await hasFocus('Position');
    await page.keyboard.type('Lead engineer');
    await press('Tab');
    await page.keyboard.type('Acmé');
    await press('Control+d');
    await eventually(rows).toEqual(['Lead engineer · Acmé', 'Lead engineer · Acmé']);
    await eventually(rowWithFocus).toBe('Lead engineer · Acmé');
    await press('Enter');
    await hasNoBarriers('entries');
    await command('position', /^Position · Lead engineer/);
    await hasFocus('Position');
    await press('Control+a');
    await page.keyboard.type('Junior engineer');
    const both = ['Lead engineer · Acmé', 'Junior engineer · Acmé'];
    await eventually(async () => (await rows()).toSorted()).toEqual(both.toSorted());
    const before = await rows();
    await page.locator('.item-toggle').last().focus();
    await press('Alt+ArrowUp');
    await eventually(rows).toEqual(before.toReversed());
    await press('Control+Backspace');
    await eventually(rows).toEqual([before[0]]);
    await eventually(rowWithFocus).toBe(before[0]);
    await press('Control+z');
    await eventually(rows).toEqual(before.toReversed());
    // It goes to what it has brought back.
    await eventually(rowWithFocus).toBe(before[1]);
    await command('undo', 'Undo moving');
    await eventually(rows).toEqual(before);
    // It goes to what it has moved back.
    await eventually(rowWithFocus).toBe(before[1]);
  });

  it('finds text whatever its accents, goes from one match to the next, and leaves it selected', async () => {
    await press('Control+f');
    const bar = page.getByRole('textbox', { name: 'Find in the résumé' });
    await bar.waitFor();
    await page.keyboard.type('ACME');
    await page.getByText('1 of 2', { exact: true }).waitFor();
    await eventually(() => page.locator('.paper .is-found').count()).toBe(2);
    await hasNoBarriers('find');
    await press('Enter');
    await page.getByText('2 of 2', { exact: true }).waitFor();
    await eventually(() => page.locator('.paper .is-found-now').count()).toBe(1);
    await press('Escape');
    await hasFocus('Organisation');
    expect(await field('Organisation').evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd])).toEqual([0, 4]);
    expect(await page.locator('.paper .is-found').count()).toBe(0);
  });

  it.each([
    ['Design', '.drawer'],
    [/^Check/, '.drawer'],
    [/^Comments/, '.drawer'],
    ['History', '.drawer'],
    ['Share', '[role=dialog]'],
  ] as const)('opens and leaves the panel %s by Tab, Enter and Escape, and is back at its button', async (name, panel) => {
    await page.locator('h1').focus();
    const reached = await tabTo(name);
    await press('Enter');
    await page.locator(panel).waitFor();
    await eventually(() => page.evaluate((place) => document.activeElement?.closest(place) !== null, panel)).toBe(true);
    const isInside = () => page.evaluate((place) => Boolean(document.activeElement?.closest(place)), panel);
    // What it holds can be reached, and gone back to from what comes after it.
    await press('Tab');
    expect(await isInside()).toBe(true);
    expect(await focused()).not.toBe('');
    for (let presses = 0; presses < 6 && (await isInside()); presses += 1) await press('Tab');
    for (let presses = 0; presses < 6 && !(await isInside()); presses += 1) await press('Shift+Tab');
    expect(await isInside()).toBe(true);
    await press('Escape');
    await page.locator(panel).waitFor({ state: 'detached' });
    await eventually(focused).toBe(reached);
  });

  it('changes the template and gives the PDF', async () => {
    await command('template modern', 'Template Modern');
    await page.locator('.top').getByText('Saved', { exact: true }).waitFor({ timeout: 60_000 });
    const downloading = page.waitForEvent('download');
    await press('Control+e');
    expect((await downloading).suggestedFilename()).toMatch(/\.pdf$/);
    await command('your resumes', 'Your résumés');
    await page.waitForURL('**/home');
    expect(complaints).toEqual([]);
  });
});

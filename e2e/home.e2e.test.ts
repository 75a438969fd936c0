import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

describe('the list of résumés, in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.goto(`${server.url}/sign-up`);
    await page.getByLabel('Name').fill('Ada Lovelace');
    await page.getByLabel('E-mail').fill(newAddress());
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/home');
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const titles = () => page.locator('.card-link .card-title').allTextContents();
  const home = async () => {
    await page.goto(`${server.url}/home`);
    await page.getByRole('heading', { name: 'Your résumés' }).waitFor();
  };
  const choose = async (resume: string, act: string) => {
    await button(`More for ${resume}`).click();
    await page.getByRole('menuitem', { name: act }).click();
  };
  async function hasNoBarriers(name: string): Promise<void> {
    for (const viewport of SIZES)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        const folder = process.env.VITAE_SCREENSHOTS;
        if (folder) await page.screenshot({ path: `${folder}/home-${name}-${viewport.width}-${colorScheme}.png` });
        expect(await barriers(page), `${name}, ${viewport.width} px, ${colorScheme}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  }

  it('begins with five questions, which may stay open, and gives a résumé with the answers', async () => {
    await button(/^Answer five questions/).waitFor();
    await hasNoBarriers('first');
    await button(/^Answer five questions/).click();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ada Lovelace');
    await hasNoBarriers('question');
    await page.getByLabel('What you do, or want to do').fill('Analyst');
    await page.keyboard.press('Enter');
    await page.getByLabel('City').fill('London');
    await page.keyboard.press('Enter');
    await page.getByLabel('Employer').fill('Analytical Engines');
    await page.getByLabel('Since').fill('March 2020');
    await button('Back').click();
    expect(await page.getByLabel('City').inputValue()).toBe('London');
    await button('Next').click();
    await button('Next').click();
    await button('Next').click();
    await page.getByRole('radio', { name: 'Modern' }).check();
    await hasNoBarriers('look');
    await button('Begin the résumé').click();
    await page.waitForURL('**/resumes/*');
    expect(await page.getByLabel('Headline', { exact: true }).inputValue()).toBe('Analyst');
    await page.getByText('Analytical Engines').first().waitFor();
    await page.getByText('Skills', { exact: true }).first().waitFor();
  });

  it('starts from a sample', async () => {
    await home();
    await button('Start with…').click();
    await page.getByRole('menuitem', { name: 'Start from a sample' }).click();
    await page.waitForURL('**/resumes/*');
    expect(await page.getByLabel('Headline', { exact: true }).inputValue()).toBe('Structural engineer');
  });

  it('duplicates, tags and archives, and takes that back', async () => {
    await home();
    const mira = 'Mira Okafor – Structural engineer';
    await expect.poll(titles).toHaveLength(2);
    await choose(mira, 'Duplicate');
    await button(`More for ${mira} (copy)`).waitFor();
    await choose(mira, 'Tags');
    await page.getByLabel('Add a tag').fill('Bridges');
    await page.keyboard.press('Enter');
    await page.getByLabel('Add a tag').fill('Bristol');
    await hasNoBarriers('tags');
    await button('Save').click();
    await page.locator('.row-tag', { hasText: 'Bristol' }).waitFor();
    await button('Bridges').click();
    await expect.poll(titles).toEqual([mira]);
    expect(page.url()).toContain('tag=Bridges');
    await button('Bridges').click();
    await choose(`${mira} (copy)`, 'Archive');
    await expect.poll(titles).toHaveLength(2);
    await page.getByRole('radio', { name: 'Archived' }).check();
    await expect.poll(titles).toEqual([`${mira} (copy)`]);
    await choose(`${mira} (copy)`, 'Take out of the archive');
    await page.getByText('No résumé fits.').waitFor();
    await page.locator('.toast', { hasText: 'is back among your résumés' }).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(titles).toEqual([`${mira} (copy)`]);
    await page.reload();
    await expect.poll(titles).toEqual([`${mira} (copy)`]);
  });

  it('finds by words, orders, and shows lines instead of cards, also after coming back', async () => {
    await home();
    await page.getByLabel('Find a résumé').fill('bristol mira');
    await expect.poll(titles).toHaveLength(1);
    await page.getByLabel('Find a résumé').fill('nobody');
    await page.getByText('No résumé fits.').waitFor();
    await button('Show all').click();
    await page.getByLabel('Order').selectOption('Title');
    await expect.poll(async () => (await titles())[0]).toContain('Ada');
    await hasNoBarriers('cards');
    await page.getByRole('radio', { name: 'List' }).check();
    await page.locator('.resume-row').first().waitFor();
    await hasNoBarriers('rows');
    await home();
    await page.locator('.resume-row').first().waitFor();
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
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

describe('two people and one résumé, in a browser each', () => {
  let server: TestServer;
  let browser: Browser;
  let ada: Page;
  let grace: Page;
  let resume: string;
  const graceAddress = newAddress();

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    [ada, grace] = await Promise.all([newPerson(), newPerson()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  const newPerson = async () => (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  const headline = (page: Page) => page.getByLabel('Headline', { exact: true });
  const alsoHere = (page: Page, name: string) => page.getByRole('list', { name: 'Also here' }).getByRole('img', { name });
  const says = (page: Page, text: string) => page.locator('.toast', { hasText: text }).waitFor();

  async function signUp(page: Page, name: string, address: string): Promise<void> {
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('E-mail').fill(address);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
  }
  async function share(page: Page) {
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    return page.getByRole('dialog', { name: 'Share “Untitled résumé”' });
  }
  /** The newest link that was mailed to `address` and is none of `before`. */
  async function invitedLink(address: string, before: readonly string[] = []): Promise<string> {
    for (let tries = 0; tries < 500; tries += 1) {
      const link = server.mails
        .filter(({ to }) => to === address)
        .map(({ text }) => /http\S+\/invite#token=res_[0-9a-z]{26}\.[A-Za-z0-9_-]{43}/.exec(text)?.[0])
        .findLast((found) => found !== undefined);
      if (link && !before.includes(link)) return link;
      await sleep(20);
    }
    throw new Error(`no invitation came for ${address}`);
  }
  async function invite(address: string, role: string): Promise<void> {
    const dialog = await share(ada);
    await dialog.getByLabel('Invite by e-mail').fill(address);
    await dialog.getByLabel('What they may do').selectOption({ label: role });
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
    await dialog.getByText(`${role} · expires in 14 days`).waitFor();
    await ada.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
  async function hasNoBarriers(page: Page, colours: readonly ('light' | 'dark')[] = ['light', 'dark']): Promise<void> {
    for (const viewport of SIZES)
      for (const colorScheme of colours) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(400);
        expect(await barriers(page), `${viewport.width} px, ${colorScheme}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  }

  it('the owner invites somebody by mail', async () => {
    await ada.goto(`${server.url}/sign-up`);
    await signUp(ada, 'Ada Lovelace', newAddress());
    await ada.getByRole('button', { name: 'New résumé' }).click();
    await ada.waitForURL('**/resumes/res_*');
    resume = ada.url();
    await headline(ada).fill('Analyst');
    const dialog = await share(ada);
    await dialog.getByText('Only you so far').waitFor();
    await ada.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await invite(graceAddress, 'Can edit');
  });

  it('who is invited makes an account, comes back, and accepts', async () => {
    const link = await invitedLink(graceAddress);
    await grace.goto(link);
    await grace.getByRole('link', { name: 'Make an account' }).waitFor();
    await hasNoBarriers(grace);
    await grace.getByRole('link', { name: 'Make an account' }).click();
    await signUp(grace, 'Grace Hopper', graceAddress);
    await grace.getByRole('button', { name: 'Accept' }).waitFor();
    // The code has stayed in the tab: no address on the way, which the server is asked for, had it.
    expect(grace.url()).toBe(`${server.url}/invite`);
    await hasNoBarriers(grace);
    await grace.getByRole('button', { name: 'Accept' }).click();
    await grace.waitForURL(resume);
    await says(grace, 'is shared with you');
    expect(await headline(grace).inputValue()).toBe('Analyst');
  });

  it('the link works once', async () => {
    const again = await grace.context().newPage();
    await again.goto(await invitedLink(graceAddress));
    await again.getByRole('button', { name: 'Accept' }).click();
    await again.getByText('This invitation was used already').waitFor();
    await again.close();
  });

  it('both see each other and what the other writes', async () => {
    await alsoHere(ada, 'Grace Hopper').waitFor();
    await alsoHere(grace, 'Ada Lovelace').waitFor();
    await headline(grace).fill('Admiral');
    await expect.poll(() => headline(ada).inputValue()).toBe('Admiral');
    await headline(ada).fill('Countess');
    await expect.poll(() => headline(grace).inputValue()).toBe('Countess');
  });

  it('a role that becomes less takes effect in the open editor at once', async () => {
    const dialog = await share(ada);
    await dialog.getByLabel('What Grace Hopper may do').waitFor();
    await hasNoBarriers(ada);
    await dialog.getByLabel('What Grace Hopper may do').selectOption({ label: 'Can read' });
    await says(grace, 'You can only read this résumé now.');
    await expect.poll(() => headline(grace).evaluate((input: HTMLInputElement) => input.readOnly)).toBe(true);
    await grace.getByText('You can read this résumé. Its owner can let you edit it.').waitFor();
    const status = await grace.evaluate(
      async (path) => {
        const body = JSON.stringify({ ops: [{ path: 'basics/headline', value: 'Mine' }] });
        return (await fetch(path, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body })).status;
      },
      new URL(resume).pathname.replace('/resumes', '/api/resumes'),
    );
    expect(status).toBe(403);
    expect(await headline(ada).inputValue()).toBe('Countess');
    await ada.keyboard.press('Escape');
  });

  it('the home page says whose it is, and offers to leave instead of the trash', async () => {
    const home = await grace.context().newPage();
    await home.goto(`${server.url}/home`);
    await home.getByText('Shared with you · can read').waitFor();
    await hasNoBarriers(home, ['light']);
    await home.getByRole('button', { name: 'More for Untitled résumé' }).click();
    expect(await home.getByRole('menuitem').allTextContents()).toEqual(['Open', 'Duplicate', 'Tags', 'Archive', 'Leave']);
    await home.close();
  });

  it('who is removed is told so, whatever they were looking at', async () => {
    const theirs = await share(grace);
    await theirs.getByText('Only the owner can invite others').waitFor();
    expect(await theirs.getByRole('textbox').count()).toBe(0);
    const dialog = await share(ada);
    await dialog.getByRole('button', { name: 'Remove Grace Hopper' }).click();
    await ada.getByRole('dialog', { name: 'Remove Grace Hopper?' }).getByRole('button', { name: 'Remove' }).click();
    await dialog.getByText('Only you so far').waitFor();
    await ada.keyboard.press('Escape');
    await grace.getByRole('heading', { name: 'You are no longer part of this résumé' }).waitFor();
    expect(await barriers(grace)).toEqual([]);
    await grace.getByRole('link', { name: 'Your résumés' }).click();
    await grace.waitForURL('**/home');
    await grace.getByRole('button', { name: 'New résumé' }).waitFor();
    expect(await grace.getByText('Shared with you').count()).toBe(0);
  });

  it('ownership is handed over, and who had it may leave', async () => {
    const spent = await invitedLink(graceAddress);
    await invite(graceAddress, 'Can read');
    await grace.goto(await invitedLink(graceAddress, [spent]));
    await grace.getByRole('button', { name: 'Accept' }).click();
    await grace.waitForURL(resume);
    expect(await headline(grace).evaluate((input: HTMLInputElement) => input.readOnly)).toBe(true);

    const dialog = await share(ada);
    await dialog.getByRole('button', { name: 'Hand over ownership' }).click();
    const asking = ada.getByRole('dialog', { name: 'Hand over “Untitled résumé”?' });
    await asking.getByText('You stay in it and can edit').waitFor();
    await hasNoBarriers(ada);
    await asking.getByRole('button', { name: 'Hand over' }).click();
    await says(grace, 'You own this résumé now.');
    await expect.poll(() => headline(grace).evaluate((input: HTMLInputElement) => input.readOnly)).toBe(false);

    await dialog.getByRole('button', { name: 'Leave this résumé' }).click();
    await ada.getByRole('dialog', { name: 'Leave “Untitled résumé”?' }).getByRole('button', { name: 'Leave' }).click();
    await ada.waitForURL('**/home');
    await ada.getByRole('button', { name: 'New résumé' }).waitFor();
    expect(await ada.getByText('Shared with you').count()).toBe(0);
    await headline(grace).fill('Owner');
  });
});

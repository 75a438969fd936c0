import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PatchResumeAnswer, VersionList } from '#protocol/http';
import type { PlainOp } from '#protocol/resume';
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

describe('the history of a résumé, in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let ada: Page;
  /** Another window of hers, with the same résumé open. */
  let other: Page;
  let resume: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    ada = await context.newPage();
    other = await context.newPage();
    for (const page of [ada, other]) page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  const headline = (page: Page) => page.getByRole('textbox', { name: 'Headline' });
  const onPaper = (page: Page, text: string) => page.locator('.paper svg text', { hasText: text }).first();
  const version = (name: string) => ada.getByRole('link', { name: new RegExp(name) });
  const says = (page: Page, text: string) => page.locator('.toast', { hasText: text }).first();
  const api = () => new URL(resume).pathname.replace('/resumes', '/api/resumes');
  /** Writes as a program would, in the name of whoever is signed in. */
  async function write(fields: Record<string, PlainOp['value']>): Promise<void> {
    const body = JSON.stringify({ ops: Object.entries(fields).map(([path, value]) => ({ path, value })) });
    const answer = await ada.evaluate(
      async ([path, text]) => (await fetch(path, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: text })).json(),
      [api(), body] as const,
    );
    expect(PatchResumeAnswer.parse(answer).results.filter(({ status }) => status !== 'applied')).toEqual([]);
  }
  async function hasNoBarriers(what: string): Promise<void> {
    for (const viewport of SIZES)
      for (const colorScheme of ['light', 'dark'] as const) {
        await ada.setViewportSize(viewport);
        await ada.emulateMedia({ colorScheme });
        await ada.waitForTimeout(400);
        expect(await barriers(ada), `${what}, ${viewport.width} px, ${colorScheme}`).toEqual([]);
        expect(await ada.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      }
    await ada.setViewportSize({ width: 1440, height: 900 });
    await ada.emulateMedia({ colorScheme: 'light' });
  }

  it('teaches what it is for while there is none', async () => {
    await ada.goto(`${server.url}/sign-up`);
    await ada.getByLabel('Name').fill('Ada Lovelace');
    await ada.getByLabel('E-mail').fill(newAddress());
    await ada.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await ada.keyboard.press('Enter');
    await ada.getByRole('button', { name: 'New résumé' }).click();
    await ada.waitForURL('**/resumes/res_*');
    resume = ada.url().split('?')[0] ?? '';
    await write({
      'basics/headline': 'Lead engineer',
      'item/j1/kind': 'experience',
      'item/j1/place': ['experience', 'a1'],
      'item/j1/alive': true,
      'item/j1/position': 'Lead engineer',
      'item/j1/organization': 'Acme',
      'prose/j1.summary': [{ list: 'bullet', spans: [{ text: 'Led a team of four people' }] }],
    });
    await ada.getByRole('button', { name: 'History', exact: true }).click();
    await ada.getByRole('heading', { name: 'No versions yet' }).waitFor();
    await hasNoBarriers('no versions');
  });

  it('keeps the present under a name', async () => {
    await ada.getByRole('button', { name: 'Name this version' }).click();
    await ada.getByLabel('Name of this version').fill('Sent to Acme');
    await ada.keyboard.press('Enter');
    await version('Sent to Acme').waitFor();
    await ada.getByRole('tab', { name: 'Activity' }).click();
    await ada.getByText('Began the résumé').waitFor();
    await hasNoBarriers('activity');
    await ada.getByRole('tab', { name: 'Versions' }).click();
  });

  it('shows it as it was, to be looked at only, and its address leads there', async () => {
    await write({
      'basics/headline': 'Head of engineering',
      'prose/j1.summary': [{ list: 'bullet', spans: [{ text: 'Led a team of five people' }] }],
      'item/j2/kind': 'experience',
      'item/j2/place': ['experience', 'a2'],
      'item/j2/alive': true,
      'item/j2/position': 'Intern',
    });
    await onPaper(ada, 'Head of engineering').waitFor();
    await version('Sent to Acme').click();
    await ada.getByRole('heading', { name: 'You are looking at today' }).waitFor();
    await onPaper(ada, 'Led a team of four people').waitFor();
    expect(await onPaper(ada, 'Intern').count()).toBe(0);
    expect(await headline(ada).isVisible()).toBe(false);
    await hasNoBarriers('a version');
    await ada.reload();
    await onPaper(ada, 'Led a team of four people').waitFor();
    await ada.getByRole('button', { name: 'Back', exact: true }).click();
    await onPaper(ada, 'Led a team of five people').waitFor();
    await expect.poll(() => ada.evaluate(() => document.activeElement?.textContent)).toContain('Sent to Acme');
    await version('Sent to Acme').click();
    await ada.getByRole('heading', { name: 'You are looking at' }).waitFor();
    await ada.goBack();
    await headline(ada).waitFor();
  });

  it('shows what differs, change by change', async () => {
    await version('Sent to Acme').click();
    await ada.getByRole('radio', { name: 'Changes' }).check();
    await ada.getByRole('heading', { name: 'Lead engineer · Acme' }).waitFor();
    expect(await ada.locator('del').allTextContents()).toEqual(['Lead engineer', 'four']);
    expect(await ada.locator('ins').allTextContents()).toEqual(['Head of engineering', 'five', 'Intern']);
    await ada.keyboard.press('Alt+ArrowDown');
    await ada.getByText('Change 1 of 3').waitFor();
    await ada.keyboard.press('Alt+ArrowUp');
    await ada.getByText('Change 3 of 3').waitFor();
    expect(await ada.evaluate(() => document.activeElement?.querySelector('h3')?.textContent)).toBe('Intern');
    // While it is looked at, the other side is the résumé as it is now.
    await write({ 'item/j2/alive': false });
    await ada.getByText(/^2 changes|^Change \d of 2/).waitFor();
    await hasNoBarriers('a comparison');
    await write({ 'item/j2/alive': true });
  });

  it('is restored in every open window, and that can be taken back', async () => {
    await other.goto(resume);
    await headline(other).waitFor();
    await ada.getByRole('button', { name: 'Restore' }).click();
    await says(ada, 'The résumé is as it was in “Sent to Acme”.').waitFor();
    await expect.poll(() => headline(other).inputValue()).toBe('Lead engineer');
    await onPaper(other, 'Led a team of four people').waitFor();
    expect(await onPaper(other, 'Intern').count()).toBe(0);
    await ada.getByText('Before an earlier version was restored').waitFor();
    await headline(other).fill('Written since');
    await expect.poll(() => headline(ada).inputValue()).toBe('Written since');
    await says(ada, 'The résumé is as it was').getByRole('button', { name: 'Undo' }).click();
    await says(ada, 'again as it was before').waitFor();
    await expect.poll(() => headline(other).inputValue()).toBe('Head of engineering');
    await onPaper(other, 'Intern').waitFor();
  });

  it('gives a name to one that has none, and deletes it by its name', async () => {
    const before = (await ada.getByRole('link', { name: /Before an earlier version/ }).count()) - 1;
    await ada
      .getByRole('button', { name: /^More for today/ })
      .first()
      .click();
    await ada.getByRole('menuitem', { name: 'Name it' }).click();
    await ada.getByRole('dialog').getByLabel('Name').fill('A detour');
    await ada.keyboard.press('Enter');
    await version('A detour').waitFor();
    expect(await ada.getByRole('link', { name: /Before an earlier version/ }).count()).toBe(before);
    await ada.getByRole('button', { name: 'More for A detour' }).click();
    await ada.getByRole('menuitem', { name: 'Delete' }).click();
    await ada.getByRole('dialog', { name: 'Delete the version “A detour”?' }).getByRole('button', { name: 'Delete' }).click();
    await version('A detour').waitFor({ state: 'detached' });
  });

  it('is there after the server was started anew', async () => {
    await server.end('SIGTERM');
    await ada.getByText('You are offline. Versions are on the server').waitFor();
    await server.start();
    await ada.reload();
    await version('Sent to Acme').click();
    await onPaper(ada, 'Led a team of four people').waitFor();
    const stored = VersionList.parse(await ada.evaluate(async (path) => (await fetch(path)).json(), `${api()}/versions`));
    expect(stored.items.some(({ kind, label }) => kind === 'named' && label === 'Sent to Acme')).toBe(true);
  });

  it('fills the screen of a phone, a step at a time', async () => {
    await ada.setViewportSize({ width: 390, height: 844 });
    await ada.goto(`${resume}?view=more`);
    await ada.getByRole('button', { name: 'History', exact: true }).click();
    await version('Sent to Acme').click();
    await onPaper(ada, 'Led a team of four people').waitFor();
    expect(await version('Sent to Acme').isVisible()).toBe(false);
    await ada.goBack();
    await version('Sent to Acme').waitFor();
    await ada.goBack();
    await ada
      .getByRole('heading', { name: 'Also here' })
      .or(ada.getByRole('link', { name: 'Your account' }))
      .first()
      .waitFor();
    await ada.setViewportSize({ width: 1440, height: 900 });
  });

  it('becomes a résumé of its own', async () => {
    await ada.goto(`${resume}?panel=history`);
    await version('Sent to Acme').click();
    await ada.getByRole('button', { name: 'Duplicate' }).click();
    await ada.waitForURL((url) => url.pathname.startsWith('/resumes/res_') && !resume.endsWith(url.pathname));
    await expect.poll(() => headline(ada).inputValue()).toBe('Lead engineer');
    expect(await ada.getByLabel('Title of the résumé').inputValue()).toBe('Untitled résumé (copy)');
    expect(complaints).toEqual([]);
  });
});

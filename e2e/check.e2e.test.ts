import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PatchResumeAnswer } from '#protocol/http';
import type { PlainOp } from '#protocol/resume';
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const JOB = ['Requirements:', '- TypeScript and Node.js', '- Kubernetes, ISO 27001 and C++', '- machine learning'].join('\n');

describe('the check of a résumé, in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let ada: Page;
  let resume: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    ada = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    ada.on('pageerror', (error) => complaints.push(error.message));
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  const finding = (text: string | RegExp) => ada.getByRole('button', { name: text });
  const field = () => ada.evaluate(() => document.activeElement?.getAttribute('data-path'));
  /** Writes as a program would, in the name of whoever is signed in. */
  async function write(fields: Record<string, PlainOp['value']>): Promise<void> {
    const body = JSON.stringify({ ops: Object.entries(fields).map(([path, value]) => ({ path, value })) });
    const answer = await ada.evaluate(
      async ([path, text]) => (await fetch(path, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: text })).json(),
      [new URL(resume).pathname.replace('/resumes', '/api/resumes'), body] as const,
    );
    expect(PatchResumeAnswer.parse(answer).results.filter(({ status }) => status !== 'applied')).toEqual([]);
  }
  async function hasNoBarriers(what: string): Promise<void> {
    for (const viewport of SIZES)
      for (const colorScheme of ['light', 'dark'] as const) {
        await ada.setViewportSize(viewport);
        await ada.emulateMedia({ colorScheme });
        await ada.waitForTimeout(400);
        await picture(`${what}-${viewport.width}-${colorScheme}`);
        expect(await barriers(ada), `${what}, ${viewport.width} px, ${colorScheme}`).toEqual([]);
        expect(await ada.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      }
    await ada.setViewportSize({ width: 1440, height: 900 });
    await ada.emulateMedia({ colorScheme: 'light' });
  }
  /** For whoever wants to look: into the folder that they name. */
  async function picture(name: string): Promise<void> {
    const folder = process.env.VITAE_PICTURES;
    if (!folder) return;
    await mkdir(folder, { recursive: true });
    await ada.screenshot({ path: join(folder, `${name.replaceAll(' ', '-')}.png`) });
  }

  it('finds what is wrong, and says so on its button', async () => {
    await ada.goto(`${server.url}/sign-up`);
    await ada.getByLabel('Name').fill('Ada Lovelace');
    await ada.getByLabel('E-mail').fill(newAddress());
    await ada.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await ada.keyboard.press('Enter');
    await ada.getByRole('button', { name: 'New résumé' }).click();
    await ada.waitForURL('**/resumes/res_*');
    resume = ada.url().split('?')[0] ?? '';
    await ada.getByRole('button', { name: 'Check', exact: true }).click();
    await ada.getByRole('heading', { name: 'Nothing to check yet' }).waitFor();
    await hasNoBarriers('nothing yet');
    await write({
      'basics/email': 'ada at mail',
      'item/j1/kind': 'experience',
      'item/j1/place': ['experience', 'a1'],
      'item/j1/alive': true,
      'item/j1/position': 'Lead engineer',
      'item/j1/organization': 'Acme',
      'item/j1/dates': { start: '2018-01', end: '2019-03', present: false },
      'prose/j1.summary': [
        { list: 'bullet', spans: [{ text: 'Responsible for the booking service in TypeScript' }] },
        { list: 'bullet', spans: [{ text: 'Moved Node.js services to Kubernetes' }] },
      ],
      'item/j2/kind': 'experience',
      'item/j2/place': ['experience', 'a2'],
      'item/j2/alive': true,
      'item/j2/position': 'مهندسة برمجيات',
      'item/j2/dates': { start: '2020-06', end: null, present: true },
    });
    await ada.getByRole('button', { name: /^Check, \d+ to put right, \d+ to consider$/ }).waitFor();
    await finding('This is no e-mail address.').waitFor();
    await finding('14 months without an entry').waitFor();
    await hasNoBarriers('advice');
  });

  it('leads from a finding to its field, and the finding goes when the field is right', async () => {
    await finding('This is no e-mail address.').click();
    await expect.poll(field).toBe('basics/email');
    await ada.locator('.field.flash').waitFor();
    await ada.keyboard.press('ControlOrMeta+A');
    await ada.keyboard.type('ada@mail.example');
    await finding('This is no e-mail address.').waitFor({ state: 'detached' });
    await finding('says that you were there').click();
    await expect.poll(field).toBe('prose/j1.summary');
  });

  it('hides what is not for somebody, also after a reload', async () => {
    const gap = finding('14 months without an entry');
    await ada.locator('li.finding', { has: gap }).getByRole('button', { name: 'Not for me' }).click();
    await gap.waitFor({ state: 'detached' });
    await ada.reload();
    await finding('says that you were there').waitFor();
    expect(await gap.count()).toBe(0);
    await ada.getByText('Not for me (1)').click();
    await ada.getByRole('button', { name: 'Show again' }).click();
    await gap.waitFor();
  });

  it('compares with a job description, live, and keeps it', async () => {
    await ada.getByRole('tab', { name: 'Job match' }).click();
    await hasNoBarriers('no job');
    await ada.getByLabel('Job description').fill(JOB);
    const present = ada.getByRole('region', { name: 'In your résumé', exact: true });
    const missing = ada.getByRole('region', { name: 'Not in your résumé' });
    await present.getByRole('button', { name: /^Node\.js.*Experience/ }).waitFor();
    expect((await missing.getByRole('listitem').allTextContents()).toSorted()).toEqual(['C++', 'ISO 27001', 'machine learning']);
    await hasNoBarriers('a job');
    await write({ 'basics/headline': 'Machine learning engineer' });
    await present.getByRole('button', { name: /^machine learning/ }).waitFor();
    await ada.reload();
    await ada.getByRole('tab', { name: 'Job match' }).click();
    expect(await ada.getByLabel('Job description').inputValue()).toBe(JOB);
    await present.getByRole('button', { name: /^machine learning/ }).click();
    await expect.poll(field).toBe('basics/headline');
  });

  it('shows the text as programs read it, live', async () => {
    await ada.getByRole('tab', { name: 'As text' }).click();
    const text = ada.getByRole('region', { name: 'Text of the pages' });
    await text.getByText('• Moved Node.js services to Kubernetes').waitFor();
    await text.getByText('مهندسة برمجيات').waitFor();
    await hasNoBarriers('as text');
    await write({ 'basics/name': 'Augusta Ada King' });
    await text.getByRole('heading', { name: 'Augusta Ada King' }).waitFor();
  });

  it('works by the keyboard alone', async () => {
    await ada.getByRole('tab', { name: 'As text' }).focus();
    await ada.keyboard.press('Home');
    await finding('says that you were there').waitFor();
    await finding('says that you were there').focus();
    await ada.keyboard.press('Enter');
    await expect.poll(field).toBe('prose/j1.summary');
    await ada.getByRole('button', { name: 'Close the check' }).focus();
    await ada.keyboard.press('Enter');
    await expect.poll(() => ada.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Check/);
  });

  it('fills the screen of a phone, and makes way for the field', async () => {
    await ada.setViewportSize({ width: 390, height: 844 });
    await ada.goto(`${resume}?view=more`);
    await ada.getByRole('button', { name: /^Check \(\d+\)$/ }).click();
    await finding('says that you were there').click();
    await expect.poll(field).toBe('prose/j1.summary');
    expect(await ada.locator('.drawer.check').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

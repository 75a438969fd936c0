import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { Phone } from './support/phone.ts';
import { TestServer } from './support/server.ts';
import { ADMIN, adminContext, furnishConsole, type Tenancy } from './views/furnishConsole.ts';

const NEWCOMER = 'katherine.johnson@school.example';
const FILE = `E-Mail;Name;Class\n${NEWCOMER};Zoë Johnson;Class of 2028\nnonsense;;\n${NEWCOMER};;\n`;

describe('a cohort', () => {
  let server: TestServer;
  let browser: Browser;
  let tenancy: Tenancy;
  let coach: BrowserContext;
  let console_: Page;
  let member: Page;
  let resume = '';

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start({ env: { VITAE_ADMIN_EMAIL: ADMIN.email } }), launchBrowser()]);
    tenancy = await furnishConsole(server);
    coach = await adminContext(browser, server.url, tenancy.recoveryCodes[0]);
    console_ = await coach.newPage();
    member = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  /** A link in the newest mail to `to`. */
  async function linkMailed(to: string, link: RegExp): Promise<string> {
    const newest = () => server.mails.findLast((mail) => mail.to === to && link.test(mail.text));
    await expect.poll(newest, { timeout: 10_000 }).toBeDefined();
    return link.exec(newest()?.text ?? '')?.[0] ?? '';
  }

  it('is invited by a file, with a report of each line', async () => {
    await console_.goto(`${server.url}/admin/invitations`);
    const latin = Buffer.from(FILE, 'latin1');
    await console_.getByLabel('File', { exact: true }).setInputFiles({ name: 'class.csv', mimeType: 'text/csv', buffer: latin });
    await console_.getByRole('button', { name: 'Invite them' }).click();
    await console_.getByText('1 invited, 1 named twice, 1 could not be read').waitFor();
    await console_.getByRole('rowheader', { name: NEWCOMER }).waitFor();
    const download = console_.waitForEvent('download');
    await console_.getByRole('link', { name: 'Report by line' }).click();
    expect((await download).suggestedFilename()).toBe('vitae-people.csv');
    await console_.getByRole('link', { name: 'Cohorts' }).click();
    await console_.getByRole('row', { name: 'Class of 2028 0 1' }).waitFor();
  });

  it('is joined by the mailed link, once', async () => {
    const link = await linkMailed(NEWCOMER, /http\S+\/join#token=\S+/);
    await member.goto(link);
    await member.getByRole('heading', { name: 'Join School of Design' }).waitFor();
    await member.getByText(NEWCOMER).waitFor();
    expect(await member.getByLabel('Name').inputValue()).toBe('Zoë Johnson');
    expect(await barriers(member)).toEqual([]);
    await member.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await member.getByRole('button', { name: 'Join', exact: true }).click();
    await member.waitForURL('**/home');
    // Whoever watches sees it come.
    await console_.getByRole('row', { name: 'Class of 2028 1 0' }).waitFor();
    const another = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await another.goto(link);
    await another.getByText('This invitation was used already').waitFor();
    await another.context().close();
  });

  it('sees what is announced, until it is put aside', async () => {
    const banner = { text: 'The fair is on Friday', tone: 'info', until: null };
    const headers = { origin: server.url, 'sec-fetch-site': 'same-origin' };
    expect((await coach.request.patch(`${server.url}/api/admin/config`, { data: { banner }, headers })).status()).toBe(200);
    await member.reload();
    const announcement = member.getByRole('region', { name: 'Announcement' });
    await announcement.getByText('The fair is on Friday').waitFor();
    await member.getByRole('banner').getByText('School of Design').waitFor();
    expect(await barriers(member)).toEqual([]);
    await announcement.getByRole('button', { name: 'Dismiss' }).click();
    await announcement.waitFor({ state: 'detached' });
    await member.reload();
    await member.getByRole('heading', { name: 'Your résumés' }).waitFor();
    expect(await announcement.count()).toBe(0);

    const device = await Phone.of(browser, server.url);
    const phone = await device.signIn(NEWCOMER);
    const onPhone = phone.getByRole('region', { name: 'Announcement' });
    await onPhone.getByText('The fair is on Friday').waitFor();
    expect(await barriers(phone)).toEqual([]);
    await onPhone.getByRole('button', { name: 'Dismiss' }).click();
    await onPhone.waitFor({ state: 'detached' });
    await device.context.close();
  });

  it('asks for a review, which the coach sees at once, takes, and comments', async () => {
    await console_.goto(`${server.url}/admin/dashboard`);
    await console_.getByText('Live', { exact: true }).waitFor();
    await console_.locator('.review-queue li').first().waitFor();
    const headers = { origin: server.url };
    const made = await member.request.post(`${server.url}/api/resumes`, { data: { title: 'Orbits' }, headers });
    resume = z.object({ id: z.string() }).parse(await made.json()).id;
    await member.goto(`${server.url}/resumes/${resume}`);
    await member.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = member.getByRole('dialog', { name: 'Share “Orbits”' });
    await dialog.getByText('Review by a coach').click();
    await dialog.getByLabel('What should they look at?').fill('Is it too long?');
    await dialog.getByRole('button', { name: 'Ask for a review' }).click();
    await dialog.getByText('It waits for a coach.').waitFor();
    expect(await barriers(member)).toEqual([]);

    await console_.locator('.review-queue').getByText('Orbits').waitFor();
    await console_.getByRole('link', { name: 'Reviews', exact: true }).first().click();
    const asked = console_.locator('.review-list li').filter({ hasText: 'Orbits' });
    await asked.getByText('Is it too long?').waitFor();
    await asked.getByRole('button', { name: 'Take it' }).click();
    await asked.waitFor({ state: 'detached' });
    await console_.getByLabel('State').selectOption('claimed');
    const opened = await asked.getByRole('link', { name: 'Open the résumé' }).getAttribute('href');
    const page = await coach.newPage();
    await page.goto(`${server.url}${opened}`);
    await page.getByText('You can read and comment on this résumé.').waitFor();
    const thread = { anchor: { path: 'basics/headline' }, body: 'Say what you computed.', mentions: [] };
    expect((await coach.request.post(`${server.url}/api/resumes/${resume}/threads`, { data: thread, headers })).status()).toBe(201);
    await page.close();
  });

  it('hears of the end by mail, and the coach is out', async () => {
    const asked = console_.locator('.review-list li').filter({ hasText: 'Orbits' });
    await asked.getByRole('button', { name: 'Finish' }).click();
    const dialog = console_.getByRole('dialog', { name: 'Finish the review of “Orbits”' });
    await dialog.getByLabel('A word to them').fill('Well on the way.');
    await dialog.getByRole('button', { name: 'Finish' }).click();
    await asked.waitFor({ state: 'detached' });
    await member.goto(await linkMailed(NEWCOMER, /http\S+panel=comments\S*/));
    await member.getByText('Say what you computed.').first().waitFor();
    expect((await coach.request.get(`${server.url}/api/resumes/${resume}`)).status()).toBe(403);
    await console_.goto(`${server.url}/admin/audit`);
    const rows = console_.locator('.audit-table tbody tr');
    await rows.first().waitFor();
    expect(await rows.nth(0).textContent()).toContain('FinishReview');
    expect(await rows.nth(1).textContent()).toContain('ClaimReview');
  });
});

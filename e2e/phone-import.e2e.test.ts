import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ResumeList } from '#protocol/resume-list';
import sample from './samples/jsonresume-complete.json' with { type: 'json' };
import { Api, newAddress } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { offline, online, Phone, upToDate } from './support/phone.ts';
import { TestServer } from './support/server.ts';

const FILE = { name: 'ada.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(sample)) };

describe('files that come to the phone', () => {
  let server: TestServer;
  let browser: Browser;
  let phone: Phone;
  let ada: Api;
  let home: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });
  beforeEach(async () => {
    const email = newAddress();
    ada = await Api.register(server.url, email);
    phone = await Phone.of(browser, server.url);
    home = await phone.signIn(email);
    await phone.installed(home);
    await upToDate(home);
  });
  afterEach(() => phone.context.close());

  const titles = async () => (await ada.get('/api/resumes', ResumeList)).items.map(({ title }) => title);

  /** As a phone hands a file from another app to the one that its person chose: a form, sent to the address in the manifest. */
  async function share(file: typeof FILE): Promise<Page> {
    const page = await phone.context.newPage();
    await page.setContent(
      `<form method="post" enctype="multipart/form-data" action="${server.url}/m/import"><input type="file" name="files"><button>Share</button></form>`,
    );
    await page.locator('input').setInputFiles(file);
    await page.getByRole('button', { name: 'Share' }).click();
    await page.waitForURL('**/m/import');
    return page;
  }

  it('are kept without a connection, read with one, and made into a résumé only when the person says so', async () => {
    await home.close();
    await offline(phone);
    const shared = await share(FILE);
    await shared.getByText('ada.json', { exact: true }).waitFor();
    await shared.getByText('Files are kept on this device, and read as soon as there is a connection.').waitFor();
    expect(await barriers(shared)).toEqual([]);
    await shared.close();

    const again = await phone.open();
    await again.getByRole('link', { name: '1 file to import' }).click();
    await online(phone);
    const review = again.getByRole('dialog');
    await review.getByRole('heading', { name: 'Look before it is made' }).waitFor({ timeout: 60_000 });
    expect(await titles()).toEqual([]);
    expect(await barriers(again)).toEqual([]);
    await review.getByRole('textbox', { name: 'Title' }).fill('From another app');
    await review.getByRole('button', { name: 'Create résumé' }).click();
    await again.waitForURL('**/m/resumes/*');
    await again.getByRole('button', { name: /^Experience|^Work/ }).waitFor();
    await expect.poll(titles, { timeout: 30_000 }).toEqual(['From another app']);
    await again.goto(`${server.url}/m/home`);
    await again.getByRole('link', { name: /From another app/ }).waitFor();
    expect(await again.getByRole('link', { name: /file to import/ }).count()).toBe(0);
  });

  it('say why they cannot be read, and are taken away by hand', async () => {
    const shared = await share({ name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 nothing') });
    await shared
      .getByText(/broken\.pdf/)
      .nth(1)
      .waitFor({ timeout: 60_000 });
    await shared.getByRole('button', { name: 'Take “broken.pdf” off this device' }).click();
    await shared.getByText('You see what is in it before anything is made.').waitFor();
    await shared.reload();
    await shared.getByText('You see what is in it before anything is made.').waitFor();
    expect(await titles()).toEqual([]);
  });
});

import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { JobStatus } from '#protocol/export';
import { ImportAnswer, PhotoAnswer } from '#protocol/http';
import { JPEG } from '#render/fixtures/pictures';
import sample from './samples/jsonresume-complete.json' with { type: 'json' };
import { Api, newAddress } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { keptKeys, offline, online, Phone, upToDate } from './support/phone.ts';
import { furnished, says } from './support/phone-says.ts';
import { TestServer } from './support/server.ts';

const PhotoIn = z.object({ basics: z.object({ photo: z.object({ key: z.string() }) }) });
const HEADLINE = 'Αναλύτρια · Аналитик · ניתוח';

describe('files on the phone', () => {
  let server: TestServer;
  let browser: Browser;
  let phone: Phone;
  let ada: Api;
  let email: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });
  beforeEach(async () => {
    email = newAddress();
    ada = await Api.register(server.url, email);
    phone = await Phone.of(browser, server.url);
  });
  afterEach(() => phone.context.close());

  /** A full résumé with a photo, in three scripts. */
  async function rich(): Promise<string> {
    const { id } = await ada.post('/api/resumes/import', ImportAnswer, sample);
    const sent = await fetch(`${server.url}/api/resumes/${id}/photo`, {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg', authorization: `Bearer ${ada.session?.accessToken}` },
      body: JPEG,
    });
    const photo = PhotoAnswer.parse(await sent.json());
    await ada.patch(id, [
      { path: 'basics/photo', value: photo },
      { path: 'basics/headline', value: HEADLINE },
      { path: 'design/template', value: 'sidebar-left' },
    ]);
    return id;
  }

  async function byServer(id: string): Promise<Buffer> {
    const { jobId } = await ada.post(`/api/resumes/${id}/exports`, JobStatus, { format: 'pdf' });
    await expect.poll(async () => (await ada.get(`/api/exports/${jobId}`, JobStatus)).state, { timeout: 60_000 }).toBe('done');
    return Buffer.from(await (await ada.raw('GET', `/api/exports/${jobId}/file`)).arrayBuffer());
  }

  /** A device with a sheet to share files with, which tells what it was given. */
  const withSheet = () =>
    phone.context.addInitScript(() => {
      Object.assign(navigator, {
        canShare: ({ files }: { files: File[] }) => files.length === 1,
        share: async ({ files }: { files: File[] }) => {
          const [file] = files;
          if (!file) throw new Error('nothing is shared');
          const bytes = new Uint8Array(await file.arrayBuffer());
          document.body.dataset.shared = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
        },
      });
    });

  /** Not as a download: that ends the browser's being offline. */
  async function byPhone(page: Page): Promise<Buffer> {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('button', { name: 'Make the PDF' }).click();
    await page.getByRole('button', { name: 'Share', exact: true }).click({ timeout: 60_000 });
    const shared = page.locator('body[data-shared]');
    const bytes = Buffer.from((await shared.getAttribute('data-shared')) ?? '', 'hex');
    await shared.evaluate((body) => body.removeAttribute('data-shared'));
    return bytes;
  }

  it('makes the PDF that the server makes, without a network, of a résumé that it has never drawn', async () => {
    const id = await rich();
    const first = await phone.signIn(email);
    await phone.installed(first);
    await upToDate(first);
    await furnished(first, id);
    await first.close();

    await withSheet();
    await offline(phone);
    // A browser forgets that it is offline when its service worker goes to sleep: so there is nobody to be reached, either.
    await server.end('SIGTERM');
    const page = await phone.open(`/m/resumes/${id}?view=preview`);
    await page.getByRole('img', { name: /^Page 1 of/ }).waitFor({ timeout: 30_000 });
    await page.locator('.paper image').waitFor({ timeout: 9_000 });
    await page.locator('.paper text', { hasText: 'Аналитик' }).first().waitFor();
    // Every face that the pages ask for is here, the three scripts' too.
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    expect(await page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family))).toEqual(
      [],
    );
    const made = await byPhone(page);
    expect(await barriers(page)).toEqual([]);

    // What was written without a network is in the next one.
    await page.getByRole('button', { name: 'Content', exact: true }).click();
    await page.getByRole('button', { name: /^Jane Developer/ }).click();
    await page.getByLabel('Headline', { exact: true }).fill(`${HEADLINE}!`);
    await says(page, /waiting, kept on this device/);
    const later = await byPhone(page);
    expect(later.equals(made)).toBe(false);

    await server.start();
    await online(phone);
    await page.locator('header .saved').getByText('Saved', { exact: true }).waitFor({ timeout: 60_000 });
    const there = await byServer(id);
    expect(later.byteLength).toBe(there.byteLength);
    expect(later.equals(there)).toBe(true);
  });

  it('saves the PDF where there is nothing to share with, and clears the photo away at the end', async () => {
    const id = await rich();
    const first = await phone.signIn(email);
    await phone.installed(first);
    await upToDate(first);
    await furnished(first, id);
    const page = await phone.open(`/m/resumes/${id}?view=more`);
    await page.getByRole('button', { name: 'Make the PDF' }).click();
    const save = page.getByRole('button', { name: 'Save to this device' });
    await save.waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(download.suggestedFilename()).toBe('Jane Developer.pdf');
    expect((await readFile(await download.path())).equals(await byServer(id))).toBe(true);
    const photos = () => page.evaluate(async () => (await (await caches.open('vitae-photos')).keys()).length);
    expect(await photos()).toBe(1);
    await page.goto(`${phone.base}/m/you`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Password').waitFor();
    expect(await photos()).toBe(0);
  });

  it('keeps a photo that is chosen without a connection, and the résumé shows it once there is one', async () => {
    const { id } = await ada.createResume('Face');
    const page = await phone.signIn(email);
    await phone.installed(page);
    await upToDate(page);
    await offline(phone);
    await page.goto(`${phone.base}/m/resumes/${id}?section=basics`);
    const choose = async () => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Add a photo' }).click()]);
      await chooser.setFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(JPEG) });
      await page.getByText('Your photo is kept on this device, and sent as soon as there is a connection.').first().waitFor();
      // The word about an earlier one may still stand there.
      await page.getByRole('button', { name: 'Put it aside' }).waitFor();
    };
    await choose();
    await page.getByRole('button', { name: 'Put it aside' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Put it aside' }).count()).toBe(0);
    await choose();
    await page.goto(`${phone.base}/m/waiting`);
    await page.getByText('A photo for “Face”').waitFor();
    await online(phone);
    await page.getByText('Nothing waits').waitFor({ timeout: 60_000 });
    const { basics } = PhotoIn.parse((await ada.resume(id)).document);
    await page.goto(`${phone.base}/m/resumes/${id}?section=basics`);
    await page.locator('.photo-frame img').waitFor({ timeout: 60_000 });
    expect((await ada.raw('GET', `/api/resumes/${id}/photo/${basics.photo.key}`)).status).toBe(200);
    expect((await keptKeys(page)).filter((key) => key.includes('/file/'))).toEqual([]);
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Api, newAddress } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { crash, offline, online, Phone, upToDate } from './support/phone.ts';
import { says } from './support/phone-says.ts';
import { TestServer } from './support/server.ts';

const Document = z.object({
  title: z.string(),
  basics: z.record(z.string(), z.unknown()),
  sections: z.array(
    z.object({ id: z.string(), kind: z.string(), title: z.string().optional(), items: z.array(z.record(z.string(), z.unknown())) }),
  ),
});

const Picture = z.object({ src: z.string(), type: z.string(), purpose: z.string().optional() });
const Manifest = z.object({ icons: z.array(Picture), screenshots: z.array(Picture) });

describe('the phone', () => {
  let server: TestServer;
  let browser: Browser;
  let phone: Phone;
  let email: string;
  let ada: Api;

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

  const onServer = async (id: string) => Document.parse((await ada.resume(id)).document);

  it('opens cold without a network, is written on, loses nothing in a crash, and ends as the server does', async () => {
    const { id } = await ada.createResume('Underground');
    const first = await phone.signIn(email);
    await phone.installed(first);
    await upToDate(first);
    // It was never opened here: it came by itself.
    await first.close();

    await offline(phone);
    const second = await phone.open();
    await second.getByRole('link', { name: /Underground/ }).click();
    await second.getByRole('button', { name: /Ada Example/ }).click();
    await second.getByLabel('Headline', { exact: true }).fill('Analyst of engines');
    await second.getByRole('textbox', { name: 'Phone' }).fill('+44 1815');
    await says(second, /2 changes waiting, kept on this device/);
    await crash(second);

    const third = await phone.open(`/m/resumes/${id}?section=basics`);
    expect(await third.getByLabel('Headline', { exact: true }).inputValue()).toBe('Analyst of engines');
    await third.getByRole('textbox', { name: 'E-mail' }).fill('ada@vitae.example');
    await third.getByRole('button', { name: 'Back' }).click();
    await third.getByRole('button', { name: /^Experience/ }).click();
    await third.getByRole('button', { name: 'Add to Experience' }).click();
    await third.getByLabel('Position', { exact: true }).first().fill('Programmer');
    await third.getByRole('textbox', { name: 'What you did' }).click();
    await third.keyboard.type('Wrote the first program');
    await says(third, /waiting, kept on this device/);

    // Meanwhile somebody else writes, on other fields and on one of the same.
    await ada.patch(id, [
      { path: 'basics/url', value: 'https://vitae.example' },
      { path: 'basics/phone', value: 'nobody home' },
    ]);
    await online(phone);
    await third.locator('header .saved').getByText('Saved', { exact: true }).waitFor({ timeout: 60_000 });
    const { basics, sections } = await onServer(id);
    expect(basics).toMatchObject({ headline: 'Analyst of engines', email: 'ada@vitae.example', url: 'https://vitae.example' });
    // The later true time wins: the other wrote it after the phone did.
    expect(basics.phone).toBe('nobody home');
    const jobs = sections.find(({ kind }) => kind === 'experience')?.items ?? [];
    expect(jobs).toMatchObject([{ position: 'Programmer', summary: [{ spans: [{ text: 'Wrote the first program' }] }] }]);
    await third.goto(`${phone.base}/m/resumes/${id}?section=basics`);
    await expect.poll(() => third.getByRole('textbox', { name: 'Phone' }).inputValue()).toBe('nobody home');
    expect(await third.getByLabel('Website').inputValue()).toBe('https://vitae.example');
  });

  it('begins, copies, orders and deletes without a network, and the server has all of it once there is one', async () => {
    const page = await phone.signIn(email);
    await phone.installed(page);
    await upToDate(page);
    await offline(phone);
    await page.getByRole('button', { name: 'New résumé' }).click();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByLabel('Title', { exact: true }).fill('Begun below');
    await page.getByRole('button', { name: 'Content' }).click();
    await page.getByRole('button', { name: 'More for Skills' }).click();
    await page.getByRole('menuitem', { name: 'Move up' }).click();
    await page.getByRole('button', { name: 'More for Languages' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await says(page, /waiting, kept on this device/);
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.getByRole('button', { name: 'Back' }).click();

    await page.getByRole('button', { name: 'More for Begun below' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await page.getByRole('link', { name: /Begun below \(copy\)/ }).waitFor();
    await page.getByRole('button', { name: 'New résumé' }).click();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'More for Untitled résumé' }).click();
    await page.getByRole('menuitem', { name: 'Move to trash' }).click();
    await expect.poll(() => page.locator('.m-row').count()).toBe(2);
    expect(await ada.listResumes()).toMatchObject({ items: [] });

    await page.locator('.m-chip').click();
    await page.getByText('Beginning “Begun below (copy)”').waitFor();
    await page.getByText('Moving “Untitled résumé” to the trash').waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: /^Title/ })
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);

    await online(phone);
    await page.getByText('Nothing waits').waitFor({ timeout: 60_000 });
    await expect
      .poll(async () => (await ada.listResumes()).items.map(({ title }) => title).toSorted(), { timeout: 30_000 })
      .toEqual(['Begun below', 'Begun below (copy)']);
    const made = await onServer(id);
    expect(made.title).toBe('Begun below');
    expect(made.basics.name).toBe('Ada Example');
    expect(made.sections.map(({ kind }) => kind)).toEqual(['summary', 'experience', 'skills', 'education']);
  });

  it('draws the pages without a network, and no screen has barriers', async () => {
    await ada.createResume('Seen');
    const page = await phone.signIn(email);
    await phone.installed(page);
    await upToDate(page);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('link', { name: /Seen/ }).click();
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('img', { name: 'Page 1 of 1' }).waitFor({ timeout: 60_000 });
    await page.close();
    await offline(phone);
    const again = await phone.open();
    await again.getByRole('link', { name: /Seen/ }).click();
    expect(await barriers(again)).toEqual([]);
    for (const view of ['Preview', 'Design', 'More']) {
      await again.getByRole('button', { name: view, exact: true }).click();
      if (view === 'Preview') await again.getByRole('img', { name: 'Page 1 of 1' }).waitFor({ timeout: 60_000 });
      expect(await barriers(again), view).toEqual([]);
    }
  });

  it('syncs when the browser wakes its worker, although the page has not heard that the network is back', async () => {
    const { id } = await ada.createResume('Asleep');
    await phone.context.addInitScript(() => window.addEventListener('online', (event) => event.stopImmediatePropagation()));
    const page = await phone.signIn(email);
    await phone.installed(page);
    await upToDate(page);
    const session = await phone.context.newCDPSession(page);
    const registration = new Promise<string>((resolve) =>
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [ours] = registrations;
        if (ours) resolve(ours.registrationId);
      }),
    );
    await session.send('ServiceWorker.enable');
    const registrationId = await registration;
    await offline(phone);
    await page.getByRole('button', { name: 'More for Asleep' }).click();
    await page.getByRole('menuitem', { name: 'Move to trash' }).click();
    await page
      .locator('.m-chip')
      .getByText(/^Offline · 1 change waiting/)
      .waitFor();
    await online(phone);
    expect((await ada.resume(id)).trashedAt).toBeNull();
    await session.send('ServiceWorker.dispatchSyncEvent', { origin: phone.base, registrationId, tag: 'vitae-sync', lastChance: false });
    await upToDate(page);
    expect((await ada.resume(id)).trashedAt).not.toBeNull();
  });

  it('names only pictures that are there in its manifest, and some of them for whoever thinks of installing it', async () => {
    const { icons, screenshots } = Manifest.parse(await (await fetch(`${server.url}/m/app.webmanifest`)).json());
    for (const { src, type } of [...icons, ...screenshots]) {
      const picture = await fetch(new URL(src, server.url));
      expect([src, picture.status, picture.headers.get('content-type')]).toEqual([src, 200, type]);
    }
    expect(icons.map(({ purpose }) => purpose)).toContain('maskable');
    expect(screenshots.length).toBeGreaterThan(0);
  });
});

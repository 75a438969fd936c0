import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DeletionAnswer } from '#protocol/http';
import type { ResumeId } from '#protocol/ids';
import { Api, newAddress, PASSWORD } from './support/api.ts';
import { launchBrowser } from './support/browser.ts';
import { FaultyLine } from './support/faulty-line.ts';
import { crash, offline, online, Phone, upToDate } from './support/phone.ts';
import { documentOnPhone } from './support/phone-document.ts';
import { says } from './support/phone-says.ts';
import { TestServer } from './support/server.ts';
import { aged, logged } from './torture/actor-disk.ts';

const Document = z.object({ basics: z.record(z.string(), z.unknown()) });
const INVITED = /\/invite#token=(res_[0-9a-z]{26}\.[A-Za-z0-9_-]{43})/;
const FIELDS = ['Name', 'Headline', 'E-mail', 'Phone', 'Website', 'City', 'Region'] as const;
const DAY = 24 * 3_600_000;
const TWO_DAYS = 2 * DAY;
const MONTH = 31 * DAY;

type Signed = Awaited<ReturnType<typeof Api.register>>;

describe('the phone, when things go wrong meanwhile', () => {
  let server: TestServer;
  let browser: Browser;
  let phone: Phone;
  let line: FaultyLine;
  let ada: Signed;
  let email: string;
  let id: ResumeId;

  beforeAll(async () => {
    // Accounts are deleted as soon as somebody asks for it.
    [server, browser] = await Promise.all([TestServer.start({ env: { VITAE_DELETION_DAYS: '0' } }), launchBrowser()]);
    line = await FaultyLine.start(server.port);
  });
  afterAll(async () => {
    await browser.close();
    await line.stop();
    await server.dispose();
  });
  beforeEach(async () => {
    email = newAddress();
    ada = await Api.register(server.url, email);
    ({ id } = await ada.createResume('Faults'));
    line.plan();
    phone = await Phone.of(browser, line.url);
  });
  afterEach(() => phone.context.close());

  const basics = async () => Document.parse((await ada.resume(id)).document).basics;
  const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true });
  const saved = (page: Page) => page.locator('header .saved').getByText('Saved', { exact: true }).waitFor({ timeout: 60_000 });

  /** The app is on the phone with all it needs, and the phone has lost its network; the first part of the résumé is open. */
  async function underground(address = email): Promise<Page> {
    const first = await phone.signIn(address);
    await phone.installed(first);
    await upToDate(first);
    await first.close();
    await offline(phone);
    const page = await phone.open(`/m/resumes/${id}?section=basics`);
    await field(page, 'Headline').waitFor();
    return page;
  }

  /** Somebody else, who may edit the résumé. */
  async function editor(): Promise<{ bo: Signed; address: string }> {
    const address = newAddress();
    const bo = await Api.register(server.url, address, 'Bo Editor');
    await bo.raw('POST', '/auth/verify-email', { token: await server.tokenMailedTo(address) });
    expect((await ada.raw('POST', `/api/resumes/${id}/invites`, { email: address, role: 'editor' })).status).toBeLessThan(300);
    const token = () =>
      server.mails
        .filter(({ to }) => to === address)
        .map(({ text }) => INVITED.exec(text)?.[1])
        .find((found) => found !== undefined);
    await expect.poll(token, { timeout: 30_000 }).toBeDefined();
    expect((await bo.raw('POST', '/api/invites/accept', { token: token() })).status).toBeLessThan(300);
    return { bo, address };
  }

  /** The phone's own storage holds the document that the server has. */
  const sameAtBothEnds = async (page: Page) =>
    expect.poll(() => documentOnPhone(page, ada.session.user.id, id), { timeout: 30_000 }).toEqual((await ada.resume(id)).document);

  it('an hour of edits below, others above, and the tab dies as they begin to leave: all is there, and the same at both ends', async () => {
    const page = await underground();
    // Hundreds of them, over and over in the same fields.
    const below = async () => {
      for (let round = 0; round < 40; round += 1) for (const label of FIELDS) await field(page, label).fill(`${label} ${round}`);
    };
    const above = async () => {
      for (let n = 0; n < 40; n += 1) await ada.patch(id, [{ path: 'design/fontSize', value: 9 + (n % 3) }]);
    };
    await Promise.all([below(), above()]);
    await says(page, /changes waiting, kept on this device/);
    // Later than below.
    await ada.patch(id, [{ path: 'basics/location', value: { address: 'Street 39', city: 'Theirs 39' } }]);
    await online(phone);
    await crash(page);
    const again = await phone.open(`/m/resumes/${id}?section=basics`);
    await saved(again);
    expect(await basics()).toMatchObject({
      name: 'Name 39',
      headline: 'Headline 39',
      email: 'E-mail 39',
      phone: 'Phone 39',
      url: 'Website 39',
      location: { address: 'Street 39', city: 'Theirs 39' },
    });
    await expect.poll(() => field(again, 'City').inputValue()).toBe('Theirs 39');
    for (const label of FIELDS.slice(0, 5)) expect(await field(again, label).inputValue()).toBe(`${label} 39`);
  });

  it('the server is killed and started again: what waited reaches it', async () => {
    const page = await underground();
    await field(page, 'Headline').fill('Outlives the server');
    await says(page, /1 change waiting, kept on this device/);
    await server.crash();
    await online(phone);
    await server.start();
    await saved(page);
    expect(await basics()).toMatchObject({ headline: 'Outlives the server' });
  });

  it('its clock is two days ahead: what somebody else writes later still wins', async () => {
    await phone.context.addInitScript((ahead) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + ahead;
    }, TWO_DAYS);
    const page = await underground();
    await field(page, 'Headline').fill('From the day after tomorrow');
    await field(page, 'Phone').fill('+44 1815');
    await says(page, /2 changes waiting, kept on this device/);
    await ada.patch(id, [{ path: 'basics/headline', value: 'Written later' }]);
    await online(phone);
    await saved(page);
    expect(await basics()).toMatchObject({ headline: 'Written later', phone: '+44 1815' });
    await expect.poll(() => field(page, 'Headline').inputValue()).toBe('Written later');
  });

  it('its storage is cleared: it asks who it is for, and has what the server has', async () => {
    await ada.patch(id, [{ path: 'basics/headline', value: 'On the server' }]);
    const page = await underground();
    await field(page, 'Phone').fill('lost with the storage');
    await says(page, /1 change waiting, kept on this device/);
    const session = await phone.context.newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin: phone.base, storageTypes: 'indexeddb' });
    await page.close();
    await online(phone);
    const fresh = await phone.signIn(email);
    await upToDate(fresh);
    await fresh.getByRole('link', { name: /Faults/ }).click();
    await fresh.getByRole('button', { name: /Ada Example/ }).click();
    expect(await field(fresh, 'Headline').inputValue()).toBe('On the server');
    await field(fresh, 'Phone').fill('written again');
    await saved(fresh);
    await expect.poll(() => basics()).toMatchObject({ headline: 'On the server', phone: 'written again' });
  });

  it('the person may only read by now: nothing changes, and nothing is lost', async () => {
    const { bo, address } = await editor();
    const page = await underground(address);
    await field(page, 'Headline').fill('Not to be');
    await says(page, /1 change waiting, kept on this device/);
    expect((await ada.raw('PUT', `/api/resumes/${id}/members/${bo.session.user.id}`, { role: 'viewer' })).status).toBeLessThan(300);
    await online(phone);
    await page.getByText('Not accepted').first().waitFor({ timeout: 60_000 });
    expect((await basics()).headline).toBeUndefined();
    await page.goto(`${phone.base}/m/waiting`);
    await page.getByRole('heading', { name: 'Not accepted' }).waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: /^Headline/ })
      .waitFor();
  });

  describe('on a bad line', () => {
    /** Words that no compression makes small: a push of them is longer than any hello. */
    const words = () => Array.from({ length: 4 }, () => randomUUID()).join(' ');
    const written = async (page: Page): Promise<Record<string, string>> => {
      const texts = Object.fromEntries(FIELDS.slice(0, 5).map((label) => [label, `${label} ${words()}`]));
      for (const [label, text] of Object.entries(texts)) await field(page, label).fill(text);
      await says(page, /5 changes waiting, kept on this device/);
      return texts;
    };
    const arrived = (texts: Record<string, string>) => ({
      name: texts.Name,
      headline: texts.Headline,
      email: texts['E-mail'],
      phone: texts.Phone,
      url: texts.Website,
    });

    it('sockets are refused, cut within a message and before its answer, and go silent: everything arrives, once', async () => {
      const page = await underground();
      const texts = await written(page);
      line.plan('refused', 'cut_in_push', 'cut_before_answer', 'silent_in_push');
      await online(phone);
      await saved(page);
      expect(line.befallen).toEqual(['refused', 'cut_in_push', 'cut_before_answer', 'silent_in_push']);
      expect(await basics()).toMatchObject(arrived(texts));
      await sameAtBothEnds(page);
    });

    it.each(['silent_in_push', 'silent_before_answer'] as const)(
      'the tab dies with a push under way (%s): the next one goes on',
      async (fault) => {
        const page = await underground();
        const texts = await written(page);
        await page.goto(`${phone.base}/m/resumes/${id}?section=summary`);
        await page.getByRole('textbox', { name: 'Text', exact: true }).click();
        await page.keyboard.type('Written once.');
        await says(page, /6 changes waiting, kept on this device/);
        line.plan(fault);
        await online(phone);
        await expect.poll(() => line.befallen, { timeout: 30_000 }).toEqual([fault]);
        // All of it has arrived, and only the page does not know; or nothing has.
        if (fault === 'silent_before_answer') await expect.poll(async () => (await basics()).url, { timeout: 30_000 }).toBe(texts.Website);
        else expect((await basics()).url).toBeUndefined();
        await crash(page);

        const again = await phone.open(`/m/resumes/${id}?section=basics`);
        await saved(again);
        expect(await basics()).toMatchObject({ ...arrived(texts), summary: [{ spans: [{ text: 'Written once.' }] }] });
        await sameAtBothEnds(again);
      },
    );
  });

  it('the account is deleted meanwhile: what was written stays on the device, and can be saved as a file', async () => {
    const page = await underground();
    await field(page, 'Headline').fill('Outlives the account');
    await says(page, /1 change waiting, kept on this device/);
    await ada.call('DELETE', '/api/me', DeletionAnswer, { password: PASSWORD });
    await expect.poll(async () => (await ada.raw('GET', '/api/me')).status, { timeout: 30_000 }).toBe(401);
    await online(phone);
    await page.getByText('You have been signed out. What you write is kept on this device.').waitFor({ timeout: 60_000 });
    await page.close();

    const cold = await phone.open('/m/waiting');
    await cold.locator('.m-chip').getByText('Sign in to sync').waitFor({ timeout: 60_000 });
    await cold
      .getByRole('listitem')
      .filter({ hasText: /^Headline/ })
      .waitFor();
    const [download] = await Promise.all([cold.waitForEvent('download'), cold.getByRole('button', { name: 'Save as a file' }).click()]);
    expect(await readFile(await download.path(), 'utf8')).toContain('Outlives the account');
  });

  it('its owner’s account is deleted meanwhile: the résumé is the editor’s by then, and what was written arrives', async () => {
    const { bo, address } = await editor();
    const page = await underground(address);
    await field(page, 'Headline').fill('Inherited');
    await says(page, /1 change waiting, kept on this device/);
    await ada.call('DELETE', '/api/me', DeletionAnswer, { password: PASSWORD });
    await expect.poll(async () => (await bo.resume(id)).role, { timeout: 30_000 }).toBe('owner');
    await online(phone);
    await saved(page);
    expect((await bo.resume(id)).document).toMatchObject({ basics: { headline: 'Inherited' } });
  });

  it('the résumé is deleted meanwhile, and nobody is there to take it: what was written can be saved, and then put aside', async () => {
    const { bo, address } = await editor();
    const page = await underground(address);
    await field(page, 'Headline').fill('Nowhere to go');
    await says(page, /1 change waiting, kept on this device/);
    // Who may only read inherits nothing.
    expect((await ada.raw('PUT', `/api/resumes/${id}/members/${bo.session.user.id}`, { role: 'viewer' })).status).toBeLessThan(300);
    await ada.call('DELETE', '/api/me', DeletionAnswer, { password: PASSWORD });
    await expect.poll(async () => (await bo.raw('GET', `/api/resumes/${id}`)).status, { timeout: 30_000 }).toBe(404);
    await online(phone);
    await page.getByRole('heading', { name: 'This résumé is not there any more' }).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Waiting to sync' }).click();
    await page.getByRole('button', { name: 'Put aside Faults' }).click({ timeout: 60_000 });
    const dialog = page.getByRole('dialog', { name: 'This résumé is not there any more' });
    const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save as a file' }).click()]);
    expect(await readFile(await download.path(), 'utf8')).toContain('Nowhere to go');
    await dialog.getByRole('button', { name: 'Put aside' }).click();
    await page.getByText('Nothing waits').waitFor();
  });

  it('31 days and a compaction later, signed out long since: it merges as if it had been an hour', async () => {
    const prose = (text: string) => ({ path: 'prose/basics.summary', value: [{ spans: [{ text }] }] });
    await ada.patch(id, [prose('Common ground.')]);
    await phone.context.addInitScript(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() - Number(localStorage.getItem('test-behind') ?? 0);
    });
    const first = await phone.signIn(email);
    await phone.installed(first);
    await upToDate(first);
    await first.evaluate((ms) => localStorage.setItem('test-behind', String(ms)), MONTH);
    await first.close();
    await offline(phone);
    const page = await phone.open(`/m/resumes/${id}?section=basics`);
    await field(page, 'Headline').fill('A month ago');
    await field(page, 'Phone').fill('+44 1815');
    await says(page, /2 changes waiting, kept on this device/);
    await page.goto(`${phone.base}/m/resumes/${id}?section=summary`);
    await page.getByRole('textbox', { name: 'Text', exact: true }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Underground.');
    await says(page, /3 changes waiting, kept on this device/);
    await page.evaluate(() => localStorage.removeItem('test-behind'));
    await page.close();

    await ada.patch(id, [{ path: 'basics/headline', value: 'Written since' }]);
    for (let round = 0; round < 3; round += 1)
      await ada.patch(
        id,
        Array.from({ length: 80 }, (_, n) => prose(`Day ${80 * round + n}. Common ground.`)),
      );
    await server.end('SIGTERM');
    aged(server.data, id, MONTH);
    await server.start();
    // A version lets go of what stands before it.
    expect((await ada.raw('POST', `/api/resumes/${id}/versions`, { label: 'A month later' })).status).toBe(201);
    await expect.poll(() => logged(server.data, id), { timeout: 30_000 }).toEqual({ operations: 0, updates: 0 });

    await phone.context.clearCookies();
    await online(phone);
    const back = await phone.open(`/m/resumes/${id}?section=basics`);
    expect(await field(back, 'Headline').inputValue()).toBe('A month ago');
    await back.getByRole('link', { name: 'Sign in' }).click({ timeout: 60_000 });
    await back.getByLabel('Password').fill(PASSWORD);
    await back.getByRole('button', { name: 'Sign in', exact: true }).click();
    await back.getByRole('heading', { name: 'Résumés', exact: true }).waitFor();
    await upToDate(back);
    expect(await basics()).toMatchObject({
      headline: 'Written since',
      phone: '+44 1815',
      summary: [{ spans: [{ text: 'Day 239. Common ground. Underground.' }] }],
    });
    await sameAtBothEnds(back);
  });

  it('the app is too old for the server: it says so, keeps what is written, and sends it once it is a newer one', async () => {
    // An app of an earlier version, as far as the server can tell.
    await phone.context.addInitScript(() => {
      const send = WebSocket.prototype.send;
      WebSocket.prototype.send = function (this: WebSocket, data) {
        const isOld = localStorage.getItem('test-old') !== null && typeof data === 'string' && data.startsWith('{"type":"hi"');
        send.call(this, isOld ? JSON.stringify({ ...JSON.parse(data), v: 0 }) : data);
      };
    });
    const page = await underground();
    await page.evaluate(() => localStorage.setItem('test-old', 'yes'));
    await field(page, 'Headline').fill('Before it said so');
    await says(page, /1 change waiting, kept on this device/);
    await online(phone);
    const update = page.getByRole('region', { name: 'There is a newer Vitae.' });
    await update.getByText(/What you write is kept on this device/).waitFor({ timeout: 60_000 });
    await field(page, 'Phone').fill('+44 1815');
    await says(page, /2 changes waiting, kept on this device/);
    expect((await basics()).headline).toBeUndefined();

    await page.evaluate(() => localStorage.removeItem('test-old'));
    await update.getByRole('button', { name: 'Update' }).click();
    await saved(page);
    expect(await basics()).toMatchObject({ headline: 'Before it said so', phone: '+44 1815' });
    await sameAtBothEnds(page);
  });
});

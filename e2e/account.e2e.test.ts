import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JPEG } from '../actors/render/fixtures/pictures.ts';
import { Api, newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';

const NEXT = 'quite another phrase';
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

describe('an account, in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const address = newAddress();

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  const open = (path: string) => page.goto(`${server.url}${path}`);
  const says = (text: string) => page.locator('.toast', { hasText: text }).waitFor();
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

  /** The link of the newest mail to the address that has these words in its subject. */
  async function linkMailed(to: string, subject: string): Promise<string> {
    let link: string | undefined;
    await expect
      .poll(
        () => {
          const mail = server.mails.findLast((one) => one.to === to && one.subject.includes(subject));
          link = /http\S+token=\S+/.exec(mail?.text ?? '')?.[0];
          return link;
        },
        { timeout: 10_000 },
      )
      .toBeDefined();
    return link ?? '';
  }

  async function hasNoBarriers(): Promise<void> {
    for (const viewport of SIZES)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(300);
        expect(await barriers(page), `${page.url()} ${viewport.width} px, ${colorScheme}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  }

  async function signIn(password: string): Promise<void> {
    await open('/sign-in');
    await page.getByLabel('E-mail').fill(address);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/home');
  }

  /** The same account, signed in elsewhere. */
  const elsewhere = async (password: string) => {
    const response = await new Api(server.url).raw('POST', '/auth/login', { email: address, password });
    const { accessToken, refreshToken, expiresIn, user } = await response.json();
    return new Api(server.url).as({ accessToken, refreshToken, expiresIn, user });
  };

  it('shows its settings and sessions, and ends another one', async () => {
    await open('/sign-up');
    await page.getByLabel('Name').fill('Ada Example');
    await page.getByLabel('E-mail').fill(address);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/home');
    const other = await elsewhere(PASSWORD);
    await open('/account');
    await heading('Account');
    await hasNoBarriers();
    await page.getByRole('link', { name: 'See your sessions' }).click();
    await heading('Where you are signed in');
    await page.getByText('This one').waitFor();
    await hasNoBarriers();
    await page.getByRole('button', { name: /^End the session of node/ }).click();
    await says('That session is ended.');
    await page.getByText('You are signed in nowhere else.').waitFor();
    expect((await other.raw('PATCH', '/api/me', { name: 'Eve' })).status).toBe(401);
  });

  it('shows a photo in the menu, cut to a square, on every page that is open, and takes it away again', async () => {
    await open('/account');
    const other = await page.context().newPage();
    await other.goto(`${server.url}/home`);
    const menu = (of: Page) => of.getByRole('button', { name: 'Your menu, Ada Example' }).locator('img');
    const [choosing] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Add a photo' }).click()]);
    await choosing.setFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(JPEG) });
    await page.getByRole('dialog').getByRole('button', { name: 'Use this part' }).click();
    await says('Your photo is saved.');
    const size = (of: Page) => menu(of).evaluate((image) => image instanceof HTMLImageElement && [image.naturalWidth, image.naturalHeight]);
    for (const shown of [page, other]) {
      await menu(shown).waitFor();
      await expect.poll(() => size(shown)).toEqual([512, 512]);
    }
    await hasNoBarriers();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await says('Your photo is removed.');
    for (const shown of [page, other]) await menu(shown).waitFor({ state: 'detached' });
    await other.close();
  });

  it('changes the password, with the one of before', async () => {
    await open('/account');
    const [current, next] = [page.getByLabel('Present password'), page.getByLabel('New password')];
    expect(await current.getAttribute('autocomplete')).toBe('current-password');
    expect(await next.getAttribute('autocomplete')).toBe('new-password');
    await current.fill('not the password');
    await next.fill(NEXT);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('The password is not right.').waitFor();
    await current.fill(PASSWORD);
    await page.getByRole('button', { name: 'Change password' }).click();
    await says('Your password is changed.');
  });

  it('gets a new password when the old one is forgotten', async () => {
    await open('/sign-in');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await heading('Forgotten password');
    await hasNoBarriers();
    await page.getByLabel('E-mail').fill(address);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByText(`If there is an account with ${address}`).waitFor();
    await page.goto(await linkMailed(address, 'Choose a new password'));
    await hasNoBarriers();
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Your password is changed.').waitFor();
    await signIn(PASSWORD);
  });

  it('keeps what was typed in a tab whose session was ended meanwhile: it asks to sign in, and goes on where it was', async () => {
    await page
      .getByRole('button', { name: /^New résumé/ })
      .first()
      .click();
    const headline = page.getByLabel('Headline', { exact: true });
    await headline.fill('Before');
    const other = await elsewhere(PASSWORD);
    await expect.poll(async () => (await other.listResumes()).items.length, { timeout: 10_000 }).toBe(1);
    const id = (await other.listResumes()).items[0]?.id ?? '';
    const kept = async () => (await other.resume(id)).document.basics;
    await expect.poll(kept, { timeout: 10_000 }).toMatchObject({ headline: 'Before' });
    await page.context().setOffline(true);
    await headline.fill('Typed without a session');
    expect((await other.raw('POST', '/api/me/sessions/end-others', {})).status).toBe(200);
    await page.context().setOffline(false);
    await page.waitForURL(/\/sign-in\?next=/, { timeout: 30_000 });
    await page.getByLabel('E-mail').fill(address);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/resumes/${id}`);
    await expect.poll(() => headline.inputValue(), { timeout: 10_000 }).toBe('Typed without a session');
    await expect.poll(kept, { timeout: 10_000 }).toMatchObject({ headline: 'Typed without a session' });
  });

  it('is to be deleted, says so on every page, and is kept after all', async () => {
    await open('/account/delete');
    await heading('Delete your account');
    await hasNoBarriers();
    await page.getByLabel('Your password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Delete my account in 14 days' }).click();
    await page.getByText('Your account will be deleted on').first().waitFor();
    await open('/home');
    await page.getByRole('region', { name: 'Deletion of your account' }).waitFor();
    await hasNoBarriers();
    await page.goto(await linkMailed(address, 'Your account will be deleted'));
    await heading('Keep your account');
    await hasNoBarriers();
    await page.getByRole('button', { name: 'Keep my account' }).click();
    await page.getByText('Your account stays.').first().waitFor();
    await open('/home');
    await heading('Your résumés');
    expect(await page.getByRole('region', { name: 'Deletion of your account' }).count()).toBe(0);
  });

  it('gives everything as one file', async () => {
    await open('/account');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download everything' }).click()]);
    expect(file.suggestedFilename()).toBe('vitae.zip');
    expect(await file.failure()).toBeNull();
  });
});

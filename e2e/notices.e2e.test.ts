import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newAddress, PASSWORD } from './support/api.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';

describe('what changes in one page', () => {
  let server: TestServer;
  let browser: Browser;
  const email = newAddress();
  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  const titles = (page: Page) => page.locator('.card-link .card-title').allTextContents();
  /** How many sockets of its own notices a page opens from now on. */
  function countSockets(page: Page): () => number {
    let opened = 0;
    page.on('websocket', (socket) => {
      if (new URL(socket.url()).pathname === '/api/me/live') opened += 1;
    });
    return () => opened;
  }
  /** A page at the list of résumés that is not looked at: what it learns it was told. */
  async function home(context: BrowserContext): Promise<{ page: Page; sockets: () => number }> {
    const page = await context.newPage();
    const sockets = countSockets(page);
    await page.goto(`${server.url}/home`);
    await page.getByRole('heading', { name: 'Your résumés' }).waitFor();
    return { page, sockets };
  }
  const act = (page: Page, method: string, path: string, body: unknown) =>
    page.evaluate(
      async ([how, where, what]) => {
        const answer = await fetch(where, { method: how, headers: { 'content-type': 'application/json' }, body: JSON.stringify(what) });
        const text = await answer.text();
        return { status: answer.status, id: text === '' ? '' : String(JSON.parse(text).id) };
      },
      [method, path, body] as const,
    );

  it('shows in the other, with one socket for both, which another page takes over', async () => {
    const context = await browser.newContext();
    const first = await context.newPage();
    const firstSockets = countSockets(first);
    await first.goto(`${server.url}/sign-up`);
    await first.getByLabel('Name').fill('Ada Lovelace');
    await first.getByLabel('E-mail').fill(email);
    await first.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await first.keyboard.press('Enter');
    await first.waitForURL('**/home');
    await expect.poll(firstSockets).toBe(1);
    const second = await home(context);
    const { id } = await act(first, 'POST', '/api/resumes', { title: 'Engineer' });
    await expect.poll(() => titles(second.page), { timeout: 10_000 }).toEqual(['Engineer']);
    await act(first, 'PATCH', `/api/resumes/${id}`, { ops: [{ path: 'meta/title', value: 'Architect' }] });
    await expect.poll(() => titles(second.page), { timeout: 10_000 }).toEqual(['Architect']);
    expect([firstSockets(), second.sockets()]).toEqual([1, 0]);
    await first.close();
    await expect.poll(second.sockets, { timeout: 10_000 }).toBe(1);
    await context.close();
  });

  it('shows on another device, and a session that is ended there is signed out here', async () => {
    const device = async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const sockets = countSockets(page);
      await page.goto(`${server.url}/sign-in`);
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/home');
      await expect.poll(sockets).toBe(1);
      return page;
    };
    const [here, there] = [await device(), await device()];
    await act(here, 'POST', '/api/resumes', { title: 'Surveyor' });
    await expect.poll(() => titles(there), { timeout: 10_000 }).toContain('Surveyor');
    expect((await act(here, 'POST', '/api/me/sessions/end-others', {})).status).toBe(200);
    await there.waitForURL('**/sign-in', { timeout: 10_000 });
    expect(await titles(here)).toContain('Surveyor');
  });
});

import type { Browser, BrowserContext, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ResumeAnswer, Session } from '#protocol/http';
import { ResumeSummary } from '#protocol/user';
import { newAddress, PASSWORD } from './support/api.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';

const Basics = z.object({ headline: z.string().optional(), phone: z.string().optional(), email: z.string().optional() });

/** One person's browser: its storage outlives its pages. The way to live editing can be cut, and opened again. */
class Device {
  readonly context: BrowserContext;
  private readonly base: string;
  private isCut = false;
  private readonly sockets = new Set<WebSocketRoute>();
  resume = '';

  constructor(context: BrowserContext, base: string) {
    this.context = context;
    this.base = base;
  }

  static async of(browser: Browser, base: string): Promise<Device> {
    const device = new Device(await browser.newContext({ viewport: { width: 1440, height: 900 } }), base);
    await device.context.routeWebSocket(/\/live/, (socket) => {
      if (device.isCut) return void socket.close({ code: 1013 });
      device.sockets.add(socket);
      socket.connectToServer();
    });
    return device;
  }

  async register(email = newAddress()): Promise<string> {
    await this.post('/auth/register', Session, { email, password: PASSWORD, name: 'Ada Example' });
    return email;
  }

  async create(): Promise<void> {
    this.resume = (await this.post('/api/resumes', ResumeSummary, { title: 'Kept' })).id;
  }

  async post<T>(path: string, schema: { parse(value: unknown): T }, data: unknown): Promise<T> {
    const response = await this.context.request.post(`${this.base}${path}`, { data, headers: { origin: this.base } });
    return schema.parse(await response.json());
  }

  async onServer() {
    const response = await this.context.request.get(`${this.base}/api/resumes/${this.resume}`);
    const { seq, document } = ResumeAnswer.parse(await response.json());
    return { seq, basics: Basics.parse(document.basics) };
  }

  async cut(): Promise<void> {
    this.isCut = true;
    for (const socket of this.sockets) await socket.close({ code: 1013 });
    this.sockets.clear();
  }

  mend(): void {
    this.isCut = false;
  }

  async open(): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(`${this.base}/resumes/${this.resume}`);
    await page.getByLabel('Headline', { exact: true }).waitFor();
    return page;
  }

  /** Keys and prefixes of what this browser keeps. */
  rows(page: Page): Promise<string[]> {
    return page.evaluate(
      () =>
        new Promise<string[]>((resolve, reject) => {
          const opening = indexedDB.open('vitae', 1);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const asking = opening.result.transaction('rows').objectStore('rows').getAllKeys();
            asking.onsuccess = () => {
              opening.result.close();
              resolve(asking.result.map(String));
            };
          };
        }),
    );
  }
}

const says = (page: Page, words: RegExp) =>
  expect.poll(() => page.locator('header').first().textContent(), { timeout: 30_000 }).toMatch(words);
const WAITS = /(1 change|\d+ changes) waiting, kept on this device/;
const saved = (page: Page) => page.locator('header').first().getByText('Saved', { exact: true }).waitFor({ timeout: 60_000 });

/** The page's process ends in the middle of things: nothing of it gets to say good-bye. */
async function crash(page: Page): Promise<void> {
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  const session = await page.context().newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

describe('what is typed, on the device', () => {
  let server: TestServer;
  let browser: Browser;
  let device: Device;

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });
  beforeEach(async () => {
    device = await Device.of(browser, server.url);
  });
  afterEach(() => device.context.close());

  it('outlives a crash and a reload without a connection, and reaches the server once', async () => {
    await device.register();
    await device.create();
    const first = await device.open();
    await first.getByLabel('Headline', { exact: true }).fill('Analyst');
    await saved(first);
    const before = await device.onServer();

    await device.cut();
    await says(first, /Offline/);
    await first.getByLabel('Headline', { exact: true }).fill('Analyst of engines');
    await first.getByRole('textbox', { name: 'Phone' }).fill('+44 1815');
    await says(first, WAITS);
    await crash(first);

    const second = await device.open();
    expect(await second.getByLabel('Headline', { exact: true }).inputValue()).toBe('Analyst of engines');
    expect(await second.getByRole('textbox', { name: 'Phone' }).inputValue()).toBe('+44 1815');
    await says(second, WAITS);
    // One may go on typing, and a reload loses that as little. Nothing asks whether one really wants to leave.
    await second.getByRole('textbox', { name: 'Phone' }).fill('+44 1852');
    await says(second, WAITS);
    await second.reload();
    await expect.poll(() => second.getByRole('textbox', { name: 'Phone' }).inputValue()).toBe('+44 1852');
    expect(await device.onServer()).toEqual(before);

    device.mend();
    await saved(second);
    const after = await device.onServer();
    expect(after.basics).toMatchObject({ headline: 'Analyst of engines', phone: '+44 1852' });
    expect(after.seq - before.seq).toBe(2);
    await expect.poll(async () => (await device.rows(second)).filter((key) => key.includes('/q/'))).toEqual([]);
    await second.reload();
    await saved(second);
    expect((await device.onServer()).seq).toBe(after.seq);
  });

  it('of a tab that was closed is shown by the next one, and sent by any', async () => {
    await device.register();
    await device.create();
    const first = await device.open();
    const second = await device.open();
    await Promise.all([saved(first), saved(second)]);
    const before = await device.onServer();
    await device.cut();
    await Promise.all([says(first, /Offline/), says(second, /Offline/)]);
    await first.getByLabel('Headline', { exact: true }).fill('Typed in the first');
    await second.getByRole('textbox', { name: 'Phone' }).fill('Typed in the second');
    await Promise.all([says(first, WAITS), says(second, WAITS)]);
    await second.close();

    const third = await device.open();
    expect(await third.getByRole('textbox', { name: 'Phone' }).inputValue()).toBe('Typed in the second');
    await third.getByRole('textbox', { name: 'E-mail' }).fill('third@vitae.example');
    await says(third, WAITS);
    await third.close();

    // Only the first is open when the connection is back.
    device.mend();
    await expect.poll(() => first.getByRole('textbox', { name: 'Phone' }).inputValue(), { timeout: 60_000 }).toBe('Typed in the second');
    await saved(first);
    const after = await device.onServer();
    expect(after.basics).toMatchObject({
      headline: 'Typed in the first',
      phone: 'Typed in the second',
      email: 'third@vitae.example',
    });
    expect(after.seq - before.seq).toBe(3);
  });

  it('waits for the person who typed it, and is nobody else’s', async () => {
    const email = await device.register();
    await device.create();
    const first = await device.open();
    await saved(first);
    await device.cut();
    await says(first, /Offline/);
    await first.getByRole('textbox', { name: 'Phone' }).fill('mine alone');
    await says(first, WAITS);
    await first.close();
    const before = await device.onServer();

    await device.register();
    device.mend();
    const other = await device.context.newPage();
    await other.goto(`${server.url}/resumes/${device.resume}`);
    await other.getByText('not shared with you').waitFor();
    expect(await other.content()).not.toContain('mine alone');
    expect((await device.rows(other)).filter((key) => key.includes('/q/'))).toHaveLength(1);
    await other.close();

    await device.post('/auth/login', Session, { email, password: PASSWORD });
    const again = await device.open();
    await saved(again);
    const after = await device.onServer();
    expect(after.basics.phone).toBe('mine alone');
    expect(after.seq - before.seq).toBe(1);
  });

  it('is said not to be kept where the browser keeps nothing', async () => {
    await device.register();
    await device.create();
    await device.context.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { value: undefined });
    });
    const page = await device.open();
    await page.getByLabel('Headline', { exact: true }).fill('Analyst');
    await saved(page);
    await device.cut();
    await says(page, /Offline/);
    await page.getByRole('textbox', { name: 'Phone' }).fill('in this page');
    await says(page, /1 change waiting, not kept on this device/);
    device.mend();
    await saved(page);
    expect((await device.onServer()).basics.phone).toBe('in this page');
  });
});

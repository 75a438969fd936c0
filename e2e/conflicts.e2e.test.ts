import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ResumeAnswer, Session } from '#protocol/http';
import { Prose, proseText } from '#protocol/prose';
import { ResumeSummary } from '#protocol/user';
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';

const Basics = z.object({ phone: z.string().optional(), headline: z.string().optional(), summary: Prose.optional() });
/** Set to a folder, pictures are put there. */
const PICTURES = process.env.VITAE_PICTURES;
/** Two edits of one text are told about when one of them had not heard of the other for so long, in ms. */
const UNHEARD_MS = 10_000;

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

let server: TestServer;
let browser: Browser;

/** Somebody with a browser of their own, whose way to live editing can be cut. */
class Person {
  readonly context: BrowserContext;
  readonly user: string;
  readonly page: Page;
  private isCut = false;
  private readonly sockets = new Set<WebSocketRoute>();

  private constructor(context: BrowserContext, user: string, page: Page) {
    this.context = context;
    this.user = user;
    this.page = page;
  }

  static async called(name: string, email: string): Promise<Person> {
    const context = await browser.newContext({ viewport: WIDE });
    const { user } = await post(context, '/auth/register', Session, { email, password: PASSWORD, name });
    const person = new Person(context, user.id, await context.newPage());
    await context.routeWebSocket(/\/live/, (socket) => {
      if (person.isCut) return void socket.close({ code: 1013 });
      person.sockets.add(socket);
      socket.connectToServer();
    });
    return person;
  }

  async open(resume: string, section: string): Promise<void> {
    await this.page.goto(`${server.url}/resumes/${resume}?section=${section}`);
    await this.header.getByText('Saved', { exact: true }).waitFor({ timeout: 60_000 });
  }

  get header() {
    return this.page.locator('header').first();
  }
  get summary() {
    return this.page.getByRole('textbox', { name: 'Text', exact: true });
  }

  field(name: string) {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  async cut(): Promise<void> {
    this.isCut = true;
    for (const socket of this.sockets) await socket.close({ code: 1013 });
    this.sockets.clear();
    await this.header.getByText(/Offline/).waitFor();
  }

  mend(): void {
    this.isCut = false;
  }

  async picture(name: string): Promise<void> {
    if (PICTURES) await this.page.screenshot({ path: `${PICTURES}/${name}.png` });
  }
}

async function post<T>(context: BrowserContext, path: string, schema: { parse(value: unknown): T }, data: unknown): Promise<T> {
  const response = await context.request.post(`${server.url}${path}`, { data, headers: { origin: server.url } });
  return schema.parse(await response.json());
}

async function mailedCode(to: string): Promise<string> {
  for (let tries = 0; tries < 500; tries += 1) {
    const mail = server.mails.find((sent) => sent.to === to && sent.text.includes('/invite#token='));
    const code = mail && /token=(\S+)/.exec(mail.text)?.[1];
    if (code) return code;
    await sleep(20);
  }
  throw new Error(`no invitation came for ${to}`);
}

/** An owner, an editor, and their résumé, open in both browsers. */
async function twoPeople(section: string) {
  const address = newAddress();
  const [ada, bo] = await Promise.all([Person.called('Ada Lovelace', newAddress()), Person.called('Bo Example', address)]);
  const resume = (await post(ada.context, '/api/resumes', ResumeSummary, { title: 'Written together' })).id;
  await post(ada.context, `/api/resumes/${resume}/invites`, { parse: (value) => value }, { email: address, role: 'editor' });
  await post(bo.context, '/api/invites/accept', ResumeSummary, { token: await mailedCode(address) });
  await Promise.all([ada, bo].map((person) => person.open(resume, section)));
  const onServer = async () => {
    const response = await ada.context.request.get(`${server.url}/api/resumes/${resume}`);
    return Basics.parse(ResumeAnswer.parse(await response.json()).document.basics);
  };
  return { ada, bo, resume, onServer };
}

async function hasNoBarriers({ page }: Person, sizes = [WIDE, NARROW], look?: (size: { width: number }) => Promise<void>): Promise<void> {
  for (const viewport of sizes) {
    await page.setViewportSize(viewport);
    await look?.(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(400);
      expect(await barriers(page), `${viewport.width} px, ${colorScheme}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 30_000, interval: 100 });
const card = ({ page }: Person, title: string) => page.locator('.conflict', { hasText: title });
const line = (text: string) => ({ list: 'bullet', spans: [{ text }] });

beforeAll(async () => {
  [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.dispose();
});

describe('edits that met', () => {
  it('of one bullet: both are told on return, both edits are in, and the text before can be had back', async () => {
    const { ada, bo, onServer } = await twoPeople('summary');
    await ada.summary.click();
    await ada.page.getByRole('button', { name: 'Bulleted list' }).first().click();
    await ada.page.keyboard.type('Led the team.');
    await eventually(() => bo.summary.textContent()).toBe('Led the team.');

    await bo.cut();
    await bo.summary.click();
    await bo.page.keyboard.press('End');
    await bo.page.keyboard.type(' Hired six people.');
    await bo.header.getByText('Offline: 1 change waiting, kept on this device').waitFor();
    await ada.summary.click();
    await ada.page.keyboard.press('Home');
    await ada.page.keyboard.type('In Berlin: ');
    await eventually(async () => proseText((await onServer()).summary ?? [])).toBe('In Berlin: Led the team.');
    await sleep(UNHEARD_MS + 500);
    bo.mend();

    const mine = card(bo, 'You and Ada Lovelace both edited Summary');
    await mine.getByText('You were offline meanwhile. Both edits are in.').waitFor({ timeout: 30_000 });
    await card(ada, 'You and Bo Example both edited Summary').getByText('Bo Example was offline meanwhile.').waitFor();
    const whole = 'In Berlin: Led the team. Hired six people.';
    await eventually(() => bo.summary.textContent()).toBe(whole);
    expect(await mine.locator('ins').allTextContents()).toEqual([' Hired six people.']);
    expect((await onServer()).summary).toEqual([line(whole)]);
    await bo.picture('conflict-merged');
    await hasNoBarriers(bo, [WIDE]);

    // On a phone it is behind a chip, in a sheet.
    await hasNoBarriers(bo, [NARROW], async () => {
      await bo.page.getByRole('button', { name: '1 conflict' }).waitFor();
      await bo.picture('conflict-chip');
    });
    await bo.page.getByRole('button', { name: '1 conflict' }).click();
    await bo.page.getByRole('dialog', { name: '1 conflict' }).waitFor();
    await bo.picture('conflict-sheet');
    await hasNoBarriers(bo, [NARROW]);
    await bo.page.getByRole('dialog').getByRole('button', { name: 'Use the text before' }).click();
    await eventually(onServer).toMatchObject({ summary: [line('In Berlin: Led the team.')] });
    await bo.page.setViewportSize(WIDE);
    expect(await bo.page.locator('.conflicts').count()).toBe(0);

    // Put aside is by each for themselves, and for good.
    await card(ada, 'You and Bo Example').getByRole('button', { name: 'Keep both' }).click();
    await card(ada, 'You and Bo Example').waitFor({ state: 'detached' });
    await Promise.all([ada.page.reload(), bo.page.reload()]);
    await Promise.all([ada, bo].map((person) => person.header.getByText('Saved', { exact: true }).waitFor()));
    expect(await Promise.all([ada, bo].map((person) => person.page.locator('.conflicts').count()))).toEqual([0, 0]);
  });

  it('of one field: the later one stands, and the other one is a click away', async () => {
    const { ada, bo, onServer } = await twoPeople('basics');
    await bo.cut();
    await bo.field('Phone').fill('+49 30 1');
    await bo.header.getByText('Offline: 1 change waiting, kept on this device').waitFor();
    await ada.field('Phone').fill('+44 20 2');
    await eventually(onServer).toMatchObject({ phone: '+44 20 2' });
    bo.mend();
    const replaced = card(bo, 'Ada Lovelace replaced what you wrote in Phone');
    await replaced.getByText('on a computer').waitFor({ timeout: 30_000 });
    await card(ada, 'You and Bo Example both changed Phone').waitFor();
    expect(await replaced.locator('.written').allTextContents()).toEqual(['+44 20 2', '+49 30 1']);
    await replaced.getByRole('button', { name: 'Show the field' }).click();
    await eventually(() => bo.page.evaluate(() => document.activeElement?.getAttribute('data-path'))).toBe('basics/phone');
    await bo.picture('conflict-replaced');
    // By the keyboard alone.
    await replaced.getByRole('button', { name: 'Use mine' }).focus();
    await bo.page.keyboard.press('Enter');
    await replaced.waitFor({ state: 'detached' });
    await eventually(() => ada.field('Phone').inputValue()).toBe('+49 30 1');
    // The card says that too; a toast would say it twice.
    expect(await bo.page.locator('.toast').count()).toBe(0);
  });
});

describe('what was not accepted', () => {
  it('is kept when the right to edit was taken away meanwhile: shown, saved as a file, there after a reload', async () => {
    const { ada, bo, resume, onServer } = await twoPeople('basics');
    await bo.field('Headline').fill('Analyst');
    await eventually(onServer).toMatchObject({ headline: 'Analyst' });
    const before = await onServer();
    // The page knows of it, too: an edit without an answer would be one more that waits.
    await bo.header.getByText('Saved', { exact: true }).waitFor();

    await bo.cut();
    await bo.field('Headline').fill('Head of analysis');
    await bo.field('Phone').fill('+49 30 1');
    await bo.header.getByText('Offline: 2 changes waiting, kept on this device').waitFor();
    await bo.page.goto(`${server.url}/resumes/${resume}?section=summary`);
    await bo.summary.click();
    await bo.page.getByRole('button', { name: 'Bulleted list' }).first().click();
    await bo.page.keyboard.type('Led a team');
    await bo.page.keyboard.press('Enter');
    await bo.page.keyboard.type('Wrote the handbook');
    await bo.header.getByText(/Offline: \d changes waiting, kept on this device/).waitFor();
    const changed = await ada.context.request.put(`${server.url}/api/resumes/${resume}/members/${bo.user}`, {
      data: { role: 'viewer' },
      headers: { origin: server.url },
    });
    expect(changed.status()).toBe(200);
    bo.mend();

    await bo.page
      .locator('.toast', { hasText: '3 changes were not accepted.' })
      .getByRole('button', { name: 'Show' })
      .click({ timeout: 30_000 });
    const drawer = bo.page.getByRole('dialog', { name: 'Not accepted' });
    expect(await drawer.locator('.refused-title').allTextContents()).toEqual(['Summary', 'Phone', 'Headline']);
    expect(await drawer.locator('.refused-card').first().getByRole('listitem').allTextContents()).toEqual([
      'Led a team',
      'Wrote the handbook',
    ]);
    expect(await drawer.getByText('You could only read at that moment.').count()).toBe(3);
    expect(await drawer.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    expect(await onServer()).toEqual(before);
    // What lies below the drawer is hidden from roles.
    await eventually(() => bo.page.locator('[data-path="prose/basics.summary"]').textContent()).toBe('');
    await bo.picture('not-accepted');
    await hasNoBarriers(bo, [WIDE, NARROW]);
    await bo.picture('not-accepted-phone');

    // One after the other: there is one mouse.
    const files: { name: string; text: string }[] = [];
    for (const name of ['Save as text', 'Save as JSON']) {
      const downloading = bo.page.waitForEvent('download');
      await drawer.getByRole('button', { name }).click();
      const download = await downloading;
      files.push({ name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') });
    }
    expect(files.map(({ name }) => name)).toEqual(['Written together - not accepted.txt', 'Written together - not accepted.json']);
    for (const word of ['Head of analysis', '+49 30 1', '• Led a team\n• Wrote the handbook']) expect(files[0]?.text).toContain(word);
    expect(JSON.parse(files[1]?.text ?? '').notAccepted.map(({ field }: { field: string }) => field)).toEqual([
      'Summary',
      'Phone',
      'Headline',
    ]);

    // A reload keeps it, without a connection too.
    await bo.page.setViewportSize(WIDE);
    await bo.cut().catch(() => undefined);
    await bo.page.reload();
    const badge = (page: Page) => page.getByRole('button', { name: '3 not accepted' });
    await badge(bo.page).click();
    await drawer.waitFor();
    // Another tab, which needs a connection to open, shows the same; what is put aside in one is gone in the other.
    bo.mend();
    const second = await bo.context.newPage();
    await second.goto(`${server.url}/resumes/${resume}`);
    await badge(second).waitFor();
    await drawer.locator('.refused-card', { hasText: '+49 30 1' }).getByRole('button', { name: 'Put aside' }).click();
    await second.getByRole('button', { name: '2 not accepted' }).waitFor();
    await bo.page.locator('.toast', { hasText: 'put aside' }).getByRole('button', { name: 'Undo' }).click();
    await badge(second).waitFor();
    await second.close();

    // The right to edit is back.
    await ada.context.request.put(`${server.url}/api/resumes/${resume}/members/${bo.user}`, {
      data: { role: 'editor' },
      headers: { origin: server.url },
    });
    await drawer.locator('.refused-card', { hasText: 'Led a team' }).getByRole('button', { name: 'Try again' }).click({ timeout: 30_000 });
    await expect
      .poll(onServer, { timeout: 30_000 })
      .toMatchObject({ summary: [line('Led a team'), line('Wrote the handbook')], headline: 'Analyst' });
    await bo.page.keyboard.press('Escape');
    await bo.page.getByRole('button', { name: '2 not accepted' }).waitFor();
  });

  it('can be saved by whoever was taken out of the résumé altogether', async () => {
    const { ada, bo, resume } = await twoPeople('basics');
    await bo.cut();
    await bo.field('Phone').fill('+49 30 1');
    await bo.header.getByText('Offline: 1 change waiting, kept on this device').waitFor();
    await ada.context.request.delete(`${server.url}/api/resumes/${resume}/members/${bo.user}`, {
      data: {},
      headers: { origin: server.url },
    });
    bo.mend();
    await bo.page.getByRole('heading', { name: 'You are no longer part of this résumé' }).waitFor({ timeout: 30_000 });
    await bo.page.getByRole('button', { name: '1 not accepted' }).click();
    const drawer = bo.page.getByRole('dialog', { name: 'Not accepted' });
    await drawer.getByText('+49 30 1').waitFor();
    const downloading = bo.page.waitForEvent('download');
    await drawer.getByRole('button', { name: 'Save as text' }).click();
    expect(await readFile(await (await downloading).path(), 'utf8')).toContain('Phone\nWritten ');
    await hasNoBarriers(bo);
  });
});

describe('another account in the same browser', () => {
  it('does not get what waits: the open page says so, and goes on once its own person is back', async () => {
    const email = newAddress();
    const ada = await Person.called('Ada Lovelace', email);
    const resume = (await post(ada.context, '/api/resumes', ResumeSummary, { title: 'Mine' })).id;
    await ada.open(resume, 'basics');
    await ada.cut();
    await ada.field('Phone').fill('mine alone');
    await ada.header.getByText('Offline: 1 change waiting, kept on this device').waitFor();
    await post(ada.context, '/auth/register', Session, { email: newAddress(), password: PASSWORD, name: 'Bo Example' });
    ada.mend();
    await ada.page.getByRole('heading', { name: 'You are signed in as somebody else in this browser' }).waitFor({ timeout: 30_000 });
    await ada.page.getByText('1 change of yours waits on this device, and nothing is sent under the other name.').waitFor();
    await ada.picture('somebody-else');
    await hasNoBarriers(ada);
    await ada.page.setViewportSize(WIDE);

    await post(ada.context, '/auth/login', Session, { email, password: PASSWORD });
    await ada.page.getByRole('button', { name: 'Try again' }).click();
    await ada.header.getByText('Saved', { exact: true }).waitFor();
    expect(await ada.field('Phone').inputValue()).toBe('mine alone');
    const response = await ada.context.request.get(`${server.url}/api/resumes/${resume}`);
    expect(Basics.parse(ResumeAnswer.parse(await response.json()).document.basics).phone).toBe('mine alone');
  });
});

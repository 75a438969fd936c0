import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { PlainOp } from '#protocol/resume';
import { Api, newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { offline } from './support/offline.ts';
import { TestServer } from './support/server.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const line = (text: string) => ({ list: 'bullet', spans: [{ text }] });

const Sectioned = z.looseObject({ sections: z.array(z.looseObject({ id: z.string(), kind: z.string() })) });

describe('two people talk about a résumé, in a browser each', () => {
  let server: TestServer;
  let browser: Browser;
  let owner: Api;
  let ada: Page;
  let grace: Page;
  let resume: string;
  let entry: string;
  const graceAddress = newAddress();
  const adaAddress = newAddress();

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    owner = await confirmed(adaAddress, 'Ada Lovelace');
    await confirmed(graceAddress, 'Grace Hopper');
    const { id } = await owner.createResume('Analyst');
    const { document } = await owner.resume(id);
    const section = Sectioned.parse(document).sections.find(({ kind }) => kind === 'experience')?.id ?? '';
    const ops: PlainOp[] = [
      { path: 'basics/headline', value: 'Analyst' },
      { path: 'item/i1/kind', value: 'experience' },
      { path: 'item/i1/place', value: [section, 'a0'] },
      { path: 'item/i1/alive', value: true },
      { path: 'item/i1/position', value: 'Analyst' },
      {
        path: 'prose/i1.summary',
        value: [line('Translated a memoir on the Engine'), line('Wrote a programme for it'), line('Kept notes')],
      },
    ];
    await owner.patch(id, ops);
    resume = `${server.url}/resumes/${id}`;
    entry = `${resume}?section=${section}&item=i1`;
    [ada, grace] = await Promise.all([signedIn(adaAddress), signedIn(graceAddress)]);
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  async function confirmed(address: string, name: string): Promise<Api> {
    const api = await Api.register(server.url, address, name);
    const token = await server.tokenMailedTo(address);
    expect((await new Api(server.url).raw('POST', '/auth/verify-email', { token })).status).toBe(204);
    return api;
  }
  async function signedIn(address: string): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.goto(`${server.url}/sign-in`);
    await page.getByLabel('E-mail').fill(address);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/home');
    return page;
  }
  async function linkMailed(address: string, pattern: RegExp): Promise<string> {
    for (let tries = 0; tries < 500; tries += 1) {
      const link = server.mails
        .filter(({ to }) => to === address)
        .map(({ text }) => pattern.exec(text)?.[0])
        .findLast((found) => found !== undefined);
      if (link) return link;
      await sleep(20);
    }
    throw new Error(`no mail with ${pattern} came for ${address}`);
  }
  async function hasNoBarriers(page: Page): Promise<void> {
    for (const viewport of SIZES)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(400);
        expect(await barriers(page), `${viewport.width} px, ${colorScheme}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  }
  /** The machine may be busy. */
  const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 });
  const filterTo = (page: Page, name: RegExp) => panel(page).getByRole('radio', { name }).check({ force: true });
  const panel = (page: Page) => page.getByRole('complementary', { name: 'Comments' });
  const card = (page: Page, text: string) => panel(page).locator('.talk-card', { hasText: text });
  const prose = (page: Page) => page.getByRole('textbox', { name: 'What you did' });
  const marked = (page: Page) => prose(page).locator('[data-passage]');
  /** Chooses a word in the text, as a double click does. */
  async function choose(page: Page, word: string): Promise<void> {
    const box = await prose(page).evaluate((text, wanted) => {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      return null;
    }, word);
    if (!box) throw new Error(`${word} is not there`);
    await page.mouse.dblclick(box.x, box.y);
  }

  it('the owner invites somebody to comment', async () => {
    await ada.goto(resume);
    await ada.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = ada.getByRole('dialog', { name: 'Share “Analyst”' });
    await dialog.getByLabel('Invite by e-mail').fill(graceAddress);
    await dialog.getByLabel('What they may do').selectOption({ label: 'Can comment' });
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
    await dialog.getByText('Can comment · expires in 14 days').waitFor();
    await ada.goto('about:blank');
    await grace.goto(await linkMailed(graceAddress, /http\S+\/invite#token=\S+/));
    await grace.getByRole('button', { name: 'Accept' }).click();
    await grace.waitForURL(resume);
    await grace.getByText('You can read and comment on this résumé.').waitFor();
  });

  it('who may only comment says something about a passage, and calls somebody, by the keyboard', async () => {
    await grace.goto(entry);
    await prose(grace).getByText('Translated').waitFor();
    await choose(grace, 'memoir');
    await grace.keyboard.press('Control+/');
    const composer = panel(grace).getByRole('textbox', { name: 'New comment' });
    await eventually(() => composer.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await panel(grace).locator('blockquote').textContent()).toBe('memoir');
    await grace.keyboard.type('Which one, @lov');
    await panel(grace).getByRole('option', { name: 'Ada Lovelace' }).waitFor();
    await hasNoBarriers(grace);
    await grace.keyboard.press('Enter');
    await grace.keyboard.type('please?');
    expect(await composer.inputValue()).toBe('Which one, @Ada Lovelace please?');
    await grace.keyboard.press('Control+Enter');
    await card(grace, 'Which one').getByRole('textbox', { name: 'Reply' }).waitFor();
    await eventually(() => marked(grace).textContent()).toBe('memoir');
    // The focus is back where it was.
    await eventually(() => prose(grace).evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('the mail leads to it, and an answer is there at once', async () => {
    const link = await linkMailed(adaAddress, /http\S+panel=comments&thread=thr_\w+/);
    expect(
      server.mails.filter(({ to, subject }) => to === adaAddress && subject === 'Grace Hopper mentioned you in a comment'),
    ).toHaveLength(1);
    await ada.goto(link);
    const asked = card(ada, 'Which one');
    await asked.waitFor();
    expect(await asked.getAttribute('data-active')).toBe('true');
    // What it is about is shown, and marked.
    await eventually(() => marked(ada).textContent()).toBe('memoir');
    expect(await marked(ada).getAttribute('class')).toContain('prose-talk-active');
    await asked.getByRole('textbox', { name: 'Reply' }).fill('Menabrea’s, of course.');
    // Just opened, the page may not be connected yet.
    await eventually(() => asked.getByRole('button', { name: 'Reply', exact: true }).isEnabled()).toBe(true);
    await ada.keyboard.press('Control+Enter');
    await card(grace, 'Menabrea’s, of course.').waitFor();
    await hasNoBarriers(ada);
    // Nobody who is there gets a mail.
    expect(server.mails.filter(({ to, subject }) => to === graceAddress && subject.includes('replied'))).toEqual([]);
  });

  it('the passage stays with its words while somebody writes, and is remembered when they are gone', async () => {
    await prose(ada).click();
    await ada.keyboard.press('Control+Home');
    await ada.keyboard.type('Carefully ');
    await eventually(() => prose(grace).textContent()).toContain('Carefully Translated');
    expect([await marked(ada).textContent(), await marked(grace).textContent()]).toEqual(['memoir', 'memoir']);
    await choose(ada, 'memoir');
    await ada.keyboard.type('work');
    await eventually(() => prose(grace).textContent()).toContain('Translated a work on');
    await card(grace, 'The text was deleted').waitFor();
    expect(await card(grace, 'The text was deleted').locator('blockquote').textContent()).toContain('memoir');
    await eventually(() => marked(grace).count()).toBe(0);
  });

  it('what is settled goes out of the way of both, and comes back', async () => {
    await card(ada, 'Which one').getByRole('button', { name: 'Mark as resolved' }).click();
    await eventually(() => card(grace, 'Which one').count()).toBe(0);
    await filterTo(grace, /^Resolved/);
    await card(grace, 'Resolved by Ada Lovelace').getByRole('button', { name: 'Open again' }).click();
    await card(ada, 'Which one').getByRole('button', { name: 'Mark as resolved' }).waitFor();
    await filterTo(grace, /^Open/);
    await card(grace, 'Which one').waitFor();
  });

  it('a suggestion is accepted into the text as it is by then', async () => {
    await grace.getByRole('button', { name: 'Suggest a change of What you did' }).click();
    const dialog = grace.getByRole('dialog', { name: 'Suggest a change: What you did' });
    await hasNoBarriers(grace);
    const proposed = dialog.getByRole('textbox', { name: 'What you did' });
    await proposed.click();
    await grace.keyboard.press('Control+End');
    await grace.keyboard.type(' on numbers');
    await dialog.getByLabel('Why (optional)').fill('Say of what');
    await dialog.getByRole('button', { name: 'Suggest', exact: true }).click();
    await card(grace, 'Say of what').waitFor();
    const waiting = card(ada, 'Say of what');
    await waiting.waitFor();
    expect(await waiting.locator('ins').textContent()).toContain('on numbers');
    // Meanwhile the owner writes elsewhere in the text.
    await prose(ada).click();
    await ada.keyboard.press('Control+Home');
    await ada.keyboard.type('Very ');
    await hasNoBarriers(ada);
    await waiting.getByRole('button', { name: 'Accept' }).click();
    await ada.locator('.toast', { hasText: 'The suggestion was accepted.' }).waitFor();
    for (const page of [ada, grace])
      await eventually(() => prose(page).locator('p').allTextContents()).toEqual([
        'Very Carefully Translated a work on the Engine',
        'Wrote a programme for it',
        'Kept notes on numbers',
      ]);
    await eventually(() => card(grace, 'Say of what').count()).toBe(0);
  });

  it('one that no longer fits can be used entirely', async () => {
    await grace.getByRole('button', { name: 'You', exact: false }).first().click();
    await grace.getByRole('button', { name: 'Suggest a change of Headline' }).click();
    const dialog = grace.getByRole('dialog', { name: 'Suggest a change: Headline' });
    await eventually(() => dialog.getByLabel('Headline', { exact: true }).inputValue()).toBe('Analyst');
    await dialog.getByLabel('Headline', { exact: true }).fill('Countess');
    await grace.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Suggest', exact: true }).click();
    await card(ada, 'Countess').waitFor();
    await owner.patch(new URL(resume).pathname.split('/')[2] ?? '', [{ path: 'basics/headline', value: 'Mathematician' }]);
    await card(ada, 'The suggestion no longer fits').getByRole('button', { name: 'Use theirs entirely' }).click();
    await eventually(() => grace.getByLabel('Headline', { exact: true }).inputValue()).toBe('Countess');
  });

  it('without a connection what is written is kept, and sent when there is one', async () => {
    const reply = card(grace, 'Which one').getByRole('textbox', { name: 'Reply' });
    await offline(grace, async () => {
      await panel(grace).getByText('Comments need a connection; what you write is kept here.').waitFor();
      await reply.fill('Written in a tunnel');
      expect(await card(grace, 'Which one').getByRole('button', { name: 'Reply' }).isDisabled()).toBe(true);
      await hasNoBarriers(grace);
    });
    await panel(grace).getByText('Comments need a connection; what you write is kept here.').waitFor({ state: 'detached' });
    await grace.reload();
    await card(grace, 'Which one').waitFor();
    expect(await reply.inputValue()).toBe('Written in a tunnel');
    // Lost on the way: it is sent again by itself, and is there once.
    let lost = 0;
    await grace.route('**/comments', async (route) => {
      lost += 1;
      if (lost > 1) return route.fallback();
      await route.fetch();
      await route.abort();
    });
    await eventually(() => card(grace, 'Which one').getByRole('button', { name: 'Reply', exact: true }).isEnabled()).toBe(true);
    await reply.focus();
    await grace.keyboard.press('Control+Enter');
    await card(grace, 'Not sent yet').waitFor();
    await eventually(() => card(ada, 'Which one').getByText('Written in a tunnel').count()).toBe(1);
    await eventually(() => card(grace, 'Not sent yet').count()).toBe(0);
    await eventually(() => card(grace, 'Which one').getByText('Written in a tunnel').count()).toBe(1);
    expect(await card(ada, 'Which one').getByText('Written in a tunnel').count()).toBe(1);
  });

  it('a role that becomes less takes the words away at once', async () => {
    await ada.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = ada.getByRole('dialog', { name: 'Share “Analyst”' });
    await dialog.getByLabel('What Grace Hopper may do').selectOption({ label: 'Can read' });
    await grace.getByText('You can read this résumé. Its owner can let you edit it.').waitFor();
    await eventually(() => panel(grace).getByRole('textbox').count()).toBe(0);
    expect(await grace.getByRole('button', { name: /^(Suggest a change|Comment on)/ }).count()).toBe(0);
    expect(await card(grace, 'Which one').count()).toBe(1);
    await hasNoBarriers(grace);
  });
});

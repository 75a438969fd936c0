import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PatchResumeAnswer, ResumeAnswer, Session } from '#protocol/http';
import { Prose, proseText } from '#protocol/prose';
import { itemPath, prosePath, sectionPath } from '#protocol/registers';
import { ResumeSummary } from '#protocol/user';
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';

const WORK = 'section00work';
const LEAD = 'item00000lead';
const JUNIOR = 'item00000junr';
const Work = z.object({ sections: z.array(z.object({ items: z.array(z.object({ id: z.string(), summary: Prose.optional() })) })) });
const BULLETS: Prose = [
  { list: 'bullet', spans: [{ text: 'Led the team' }] },
  { list: 'bullet', spans: [{ text: 'Shipped', bold: true }] },
];

/** On a busy machine things take their time. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });

describe('undo, of two people at one résumé', () => {
  let server: TestServer;
  let browser: Browser;
  let ada: Page;
  let ben: Page;
  let resume: string;

  const send = async <T>(context: BrowserContext, method: string, path: string, schema: { parse(value: unknown): T }, data: unknown) => {
    const response = await context.request.fetch(`${server.url}${path}`, { method, data, headers: { origin: server.url } });
    return schema.parse(await response.json());
  };

  const person = async (name: string, email: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await send(context, 'POST', '/auth/register', Session, { email, password: PASSWORD, name });
    return context.newPage();
  };

  /** The code of the invitation to the present résumé: its mail comes in a moment. */
  const mailedCode = async (): Promise<string> => {
    for (let tries = 0; tries < 500; tries += 1) {
      const codes = server.mails.map(({ text }) => /token=(\S+)/.exec(text)?.[1]);
      const code = codes.find((found) => found?.startsWith(resume));
      if (code) return code;
      await sleep(20);
    }
    throw new Error('no invitation came');
  };

  let address: string;
  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    address = newAddress();
    [ada, ben] = await Promise.all([person('Ada Lovelace', newAddress()), person('Ben Bell', address)]);
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  const any = { parse: (value: unknown) => value };
  const open = async (page: Page) => {
    await page.goto(`${server.url}/resumes/${resume}?section=${WORK}&item=${LEAD}`);
    await did(page).waitFor();
    await saved(page);
  };
  const did = (page: Page) => page.getByRole('textbox', { name: 'What you did' });
  const position = (page: Page) => page.getByLabel('Position', { exact: true });
  const jobs = (page: Page) => page.locator('.item-sentence').allTextContents();
  const lines = (page: Page) => did(page).evaluate((box) => [...box.children].map((line) => line.textContent));
  const saved = (page: Page) => page.locator('.top').getByText('Saved', { exact: true }).waitFor({ timeout: 60_000 });
  const undoButton = (page: Page) => page.locator('.undo-go[data-way="undo"]');
  const redoButton = (page: Page) => page.locator('.undo-go[data-way="redo"]');
  /** Does something until `isDone`: how many acts typing makes depends on the pauses in it. */
  const until = async (act: () => Promise<void>, isDone: () => Promise<boolean>) => {
    for (let count = 0; count < 30 && !(await isDone()); count += 1) {
      await act();
      await sleep(60);
    }
    expect(await isDone()).toBe(true);
  };
  /** What the server has of the first job. */
  const bullets = async (): Promise<string[]> => {
    const response = await ada.context().request.get(`${server.url}/api/resumes/${resume}`);
    const { sections } = Work.parse(ResumeAnswer.parse(await response.json()).document);
    return proseText(sections[0]?.items.find(({ id }) => id === LEAD)?.summary ?? []).split('\n');
  };
  /** Longer than the pause that ends an act. */
  const pause = () => sleep(900);

  beforeEach(async () => {
    resume = (await send(ada.context(), 'POST', '/api/resumes', ResumeSummary, { title: 'Undone' })).id;
    const ops: [path: string, value: unknown][] = [
      [sectionPath(WORK, 'kind'), 'experience'],
      [sectionPath(WORK, 'place'), 'a0'],
      [sectionPath(WORK, 'alive'), true],
      [sectionPath(WORK, 'title'), 'Work'],
      ...([LEAD, JUNIOR] as const).flatMap((id, index): [path: string, value: unknown][] => [
        [itemPath(id, 'kind'), 'experience'],
        [itemPath(id, 'place'), [WORK, `a${index}`]],
        [itemPath(id, 'alive'), true],
        [itemPath(id, 'position'), ['Lead', 'Junior'][index]],
      ]),
      [prosePath(LEAD), BULLETS],
    ];
    const body = { ops: ops.map(([path, value]) => ({ path, value })) };
    await send(ada.context(), 'PATCH', `/api/resumes/${resume}`, PatchResumeAnswer, body);
    await send(ada.context(), 'POST', `/api/resumes/${resume}/invites`, any, { email: address, role: 'editor' });
    const token = await mailedCode();
    await send(ben.context(), 'POST', '/api/invites/accept', ResumeSummary, { token });
    await Promise.all([open(ada), open(ben)]);
  });

  it('takes back what one did, in fields, moves, deletions and a bullet in which the other types; a reload loses none of it', async () => {
    await did(ada).click();
    await ada.keyboard.press('Control+Home');
    await ada.keyboard.press('End');
    await ada.keyboard.type(' and grew it', { delay: 20 });
    await did(ben).click();
    await ben.keyboard.press('Control+Home');
    await ben.keyboard.type('Ben was here: ', { delay: 20 });
    for (const page of [ada, ben]) await eventually(() => lines(page)).toEqual(['Ben was here: Led the team and grew it', 'Shipped']);
    await position(ada).click();
    await ada.keyboard.press('End');
    await ada.keyboard.type(' II', { delay: 20 });
    await ada.locator(`[data-item="${LEAD}"] .item-toggle`).first().focus();
    await ada.keyboard.press('Alt+ArrowDown');
    await eventually(() => jobs(ben)).toEqual(['Junior', 'Lead II']);
    await ada.getByRole('button', { name: 'More for Junior' }).click();
    await ada.getByRole('menuitem', { name: 'Delete' }).click();
    await eventually(() => jobs(ben)).toEqual(['Lead II']);
    expect(await undoButton(ada).getAttribute('aria-label')).toBe('Undo deleting “Junior”');
    expect(await undoButton(ben).getAttribute('aria-label')).toMatch(/^Undo typing in/);

    await ada.keyboard.press('Control+z');
    for (const page of [ada, ben]) await eventually(() => jobs(page)).toEqual(['Junior', 'Lead II']);
    await ada.keyboard.press('Control+z');
    for (const page of [ada, ben]) await eventually(() => jobs(page)).toEqual(['Lead II', 'Junior']);
    await until(
      () => undoButton(ada).click(),
      async () => (await position(ada).inputValue()) === 'Lead',
    );
    await eventually(() => position(ben).inputValue()).toBe('Lead');
    expect(await lines(ada)).toEqual(['Ben was here: Led the team and grew it', 'Shipped']);
    await undoButton(ada).click();
    await eventually(() => lines(ben)).not.toEqual(['Ben was here: Led the team and grew it', 'Shipped']);
    expect(await lines(ben)).toEqual([expect.stringMatching(/^Ben was here: Led the team( and g?r?e?w? ?i?)$/), 'Shipped']);
    expect(await barriers(ada)).toEqual([]);

    await saved(ada);
    await ada.reload();
    await did(ada).waitFor();
    await eventually(() => undoButton(ada).getAttribute('aria-label')).toBe('Undo typing in the text of “Lead”');
    await until(
      () => ada.keyboard.press('Control+z'),
      async () => (await undoButton(ada).getAttribute('aria-disabled')) === 'true',
    );
    for (const page of [ada, ben]) await eventually(() => lines(page)).toEqual(['Ben was here: Led the team', 'Shipped']);
    await eventually(bullets).toEqual(['Ben was here: Led the team', 'Shipped']);

    await until(
      () => ada.keyboard.press('Control+Shift+z'),
      async () => (await redoButton(ada).getAttribute('aria-disabled')) === 'true',
    );
    for (const page of [ada, ben]) {
      await eventually(() => jobs(page)).toEqual(['Lead II']);
      await eventually(() => lines(page)).toEqual(['Ben was here: Led the team and grew it', 'Shipped']);
    }
    await eventually(bullets).toEqual(['Ben was here: Led the team and grew it', 'Shipped']);
  });

  it('leaves what the other has changed since, and says so', async () => {
    await position(ada).fill('Head');
    await eventually(() => position(ben).inputValue()).toBe('Head');
    await position(ben).fill('Chief');
    await eventually(() => position(ada).inputValue()).toBe('Chief');
    await position(ada).press('Control+z');
    await ada.getByText('Not undone: typing in Position of “Lead”.').waitFor();
    await ada.getByText('Somebody has changed Position of “Chief” since; that stays as it is.').waitFor();
    expect(await position(ada).inputValue()).toBe('Chief');
    await saved(ada);
    expect(await position(ben).inputValue()).toBe('Chief');
  });

  it('never lets the browser’s own undo put back what it remembers, and goes back word by word', async () => {
    await position(ada).click();
    // As fast as on a machine that has nothing else to do.
    await position(ada).evaluate((input: HTMLInputElement) => {
      for (const key of ' of the lab') {
        input.value += key;
        input.dispatchEvent(new InputEvent('input', { inputType: 'insertText', data: key, bubbles: true }));
      }
    });
    await eventually(() => position(ben).inputValue()).toBe('Lead of the lab');
    for (const step of ['Lead of the ', 'Lead of ', 'Lead', 'Lead']) {
      await ada.keyboard.press('Control+z');
      await eventually(() => position(ada).inputValue()).toBe(step);
    }
    await ada.keyboard.press('Control+y');
    await eventually(() => position(ben).inputValue()).toBe('Lead of ');
    // What the browser's own menu would do.
    await position(ada).evaluate((input) => {
      input.dispatchEvent(new InputEvent('beforeinput', { inputType: 'historyUndo', bubbles: true, cancelable: true }));
    });
    await eventually(() => position(ada).inputValue()).toBe('Lead');
    expect(await position(ada).evaluate((input) => document.activeElement === input)).toBe(true);
  });

  it('takes back a deletion from its toast, whatever was done after it', async () => {
    await ada.getByRole('button', { name: 'More for Junior' }).click();
    await ada.getByRole('menuitem', { name: 'Delete' }).click();
    await eventually(() => jobs(ben)).toEqual(['Lead']);
    await position(ada).fill('Head');
    await ada
      .getByRole('region', { name: /Notifications/ })
      .getByRole('button', { name: 'Undo' })
      .click();
    for (const page of [ada, ben]) await eventually(() => jobs(page)).toEqual(['Head', 'Junior']);
    await pause();
    await undoButton(ada).click();
    await eventually(() => jobs(ben)).toEqual(['Lead', 'Junior']);
  });
});

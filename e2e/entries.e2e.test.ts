import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PatchResumeAnswer, Session } from '#protocol/http';
import { itemPath, sectionPath } from '#protocol/registers';
import { ResumeSummary } from '#protocol/user';
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';

const WORK = 'section00work';
const MORE = 'section00more';
const JOBS = ['item0000000a', 'item0000000b', 'item0000000c'] as const;
/** On a busy machine things take their time. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });

describe('entries by mouse, with somebody else in the résumé', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let other: Page;
  let resume: string;
  const complaints: string[] = [];

  const send = async <T>(method: string, path: string, schema: { parse(value: unknown): T }, data: unknown) => {
    const response = await context.request.fetch(`${server.url}${path}`, { method, data, headers: { origin: server.url } });
    return schema.parse(await response.json());
  };

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await send('POST', '/auth/register', Session, { email: newAddress(), password: PASSWORD, name: 'Ada Lovelace' });
    [page, other] = [await context.newPage(), await context.newPage()];
    for (const each of [page, other]) each.on('pageerror', (error) => complaints.push(error.message));
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  beforeEach(async () => {
    resume = (await send('POST', '/api/resumes', ResumeSummary, { title: 'Dragged' })).id;
    const ops: [path: string, value: unknown][] = [
      ...([WORK, MORE] as const).flatMap((id, index): [path: string, value: unknown][] => [
        [sectionPath(id, 'kind'), 'experience'],
        [sectionPath(id, 'place'), `a${index}`],
        [sectionPath(id, 'alive'), true],
        [sectionPath(id, 'title'), ['Work', 'More work'][index]],
      ]),
      ...JOBS.flatMap((id, index): [path: string, value: unknown][] => [
        [itemPath(id, 'kind'), 'experience'],
        [itemPath(id, 'place'), [WORK, `a${index}`]],
        [itemPath(id, 'alive'), true],
        [itemPath(id, 'position'), ['First', 'Second', 'Third'][index]],
      ]),
    ];
    await send('PATCH', `/api/resumes/${resume}`, PatchResumeAnswer, { ops: ops.map(([path, value]) => ({ path, value })) });
    for (const each of [page, other]) {
      await each.goto(`${server.url}/resumes/${resume}?section=${WORK}`);
      await eventually(() => rows(each)).toEqual(['First', 'Second', 'Third']);
    }
  });

  const rows = (at: Page) => at.locator('.item-sentence').allTextContents();
  const sections = (at: Page) => at.locator('.outline-title').allTextContents();
  const row = (name: string) => page.locator('.item-head', { hasText: name });
  const said = () => page.locator('[role="status"][aria-live="polite"]').first().textContent();
  /** Picks `from` up and holds it over the lower part of `to`. */
  const hold = async (from: Locator, to: Locator) => {
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    if (!start || !end) throw new Error('nothing to drag');
    await page.mouse.move(start.x + 60, start.y + start.height / 2);
    await page.mouse.down();
    await page.mouse.move(end.x + 60, end.y + end.height / 2, { steps: 6 });
    await page.mouse.move(end.x + 60, end.y + end.height - 4, { steps: 3 });
    await page.locator('[data-drop="after"]').waitFor();
  };

  it('puts an entry where the line shows, says so, and takes it back in one step', async () => {
    await hold(row('First'), row('Third'));
    await page.mouse.up();
    for (const each of [page, other]) await eventually(() => rows(each)).toEqual(['Second', 'Third', 'First']);
    expect(await said()).toBe('First: now 3 of 3.');
    expect(await page.locator('[data-drop], [data-dragged]').count()).toBe(0);
    await page.keyboard.press('Control+z');
    for (const each of [page, other]) await eventually(() => rows(each)).toEqual(['First', 'Second', 'Third']);
  });

  it('lets go of an entry that the other has deleted meanwhile, and goes on', async () => {
    await hold(row('First'), row('Third'));
    await other.getByRole('button', { name: 'More for First' }).click();
    await other.getByRole('menuitem', { name: 'Delete' }).click();
    await eventually(() => rows(page)).toEqual(['Second', 'Third']);
    await page.mouse.up();
    await eventually(() => page.locator('[data-drop], [data-dragged]').count()).toBe(0);
    expect(await rows(page)).toEqual(['Second', 'Third']);
    await hold(row('Second'), row('Third'));
    await page.mouse.up();
    for (const each of [page, other]) await eventually(() => rows(each)).toEqual(['Third', 'Second']);
    expect(complaints).toEqual([]);
  });

  it('does things with several at once, each taken back in one step', async () => {
    const box = (name: string) => page.getByRole('checkbox', { name: `Choose ${name}` });
    const bar = page.getByRole('toolbar', { name: 'Chosen entries' });
    await row('First').hover();
    await box('First').check();
    await box('Third').click({ modifiers: ['Shift'] });
    await bar.getByText('3 entries chosen').waitFor();
    await box('Second').uncheck();
    await bar.getByText('2 entries chosen').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await barriers(page), colorScheme).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await bar.getByRole('button', { name: 'Hide from the page' }).click();
    await eventually(() => other.locator('.item-sentence.is-hidden').allTextContents()).toEqual(['First', 'Third']);
    await page.keyboard.press('Control+z');
    await eventually(() => other.locator('.item-sentence.is-hidden').count()).toBe(0);
    await bar.getByRole('button', { name: 'Move to…' }).click();
    await page.getByRole('menuitem', { name: 'More work' }).click();
    await eventually(() => rows(other)).toEqual(['Second']);
    await page.keyboard.press('Control+z');
    await eventually(() => rows(other)).toEqual(['First', 'Second', 'Third']);
    await row('Second').hover();
    await box('Second').check();
    await box('Third').check();
    await page.keyboard.press('Control+Backspace');
    await eventually(() => rows(other)).toEqual(['First']);
    await page.getByText('2 entries were deleted.').waitFor();
    await page
      .getByRole('region', { name: /Notifications/ })
      .getByRole('button', { name: 'Undo' })
      .last()
      .click();
    await eventually(() => rows(other)).toEqual(['First', 'Second', 'Third']);
  });

  it('copies entries into another résumé, as entries there and as text elsewhere', async () => {
    const target = (await send('POST', '/api/resumes', ResumeSummary, { title: 'Another' })).id;
    await row('First').hover();
    await page.getByRole('checkbox', { name: 'Choose First' }).check();
    await page.getByRole('checkbox', { name: 'Choose Third' }).check();
    await page.getByRole('toolbar').getByRole('button', { name: /^Copy/ }).click();
    await eventually(said).toBe('2 entries copied.');
    await other.goto(`${server.url}/resumes/${target}?section=basics`);
    await other.bringToFront();
    await other.getByLabel('Headline', { exact: true }).click();
    await other.keyboard.press('Control+v');
    await eventually(() => other.getByLabel('Headline', { exact: true }).inputValue()).toMatch(/^First\s+Third$/);
    await other.locator('.panel-toggle').first().focus();
    await other.keyboard.press('Control+v');
    await eventually(() => rows(other)).toEqual(['First', 'Third']);
    await other.locator('svg text', { hasText: 'Third' }).first().waitFor();
    await other.getByText('2 entries were pasted.').waitFor();
    // Beside the one that has the focus, by keys alone.
    await other.locator('.item-toggle').first().focus();
    await other.keyboard.press('Control+c');
    await other.keyboard.press('Control+v');
    await eventually(() => rows(other)).toEqual(['First', 'First', 'Third']);
    await other.keyboard.press('Control+z');
    await eventually(() => rows(other)).toEqual(['First', 'Third']);
    await page.bringToFront();
    expect(complaints).toEqual([]);
  });

  it('puts sections in order in the outline, and entries nowhere among them', async () => {
    const outline = (name: string) => page.locator('.outline-row').filter({ has: page.getByText(name, { exact: true }) });
    const before = await sections(page);
    await hold(outline(before[0] ?? ''), outline(before[1] ?? ''));
    await page.mouse.up();
    const after = [before[1], before[0], ...before.slice(2)];
    for (const each of [page, other]) await eventually(() => sections(each)).toEqual(after);
    const [from, to] = [await row('First').boundingBox(), await outline(before[0] ?? '').boundingBox()];
    await page.mouse.move((from?.x ?? 0) + 60, (from?.y ?? 0) + 15);
    await page.mouse.down();
    await page.mouse.move((to?.x ?? 0) + 40, (to?.y ?? 0) + 20, { steps: 8 });
    expect(await page.locator('[data-drop]').count()).toBe(0);
    await page.mouse.up();
    expect(await rows(page)).toEqual(['First', 'Second', 'Third']);
  });
});

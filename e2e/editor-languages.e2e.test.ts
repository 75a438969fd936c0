import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PatchResumeAnswer, Session } from '#protocol/http';
import { itemPath, sectionPath } from '#protocol/registers';
import { ResumeSummary } from '#protocol/user';
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';

const WORK = 'section00work';
const JOB = 'item0000000a';
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

describe('the editor in other languages', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let resume: string;

  const send = async <T>(method: string, path: string, schema: { parse(value: unknown): T }, data: unknown) => {
    const response = await context.request.fetch(`${server.url}${path}`, { method, data, headers: { origin: server.url } });
    return schema.parse(await response.json());
  };

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    context = await browser.newContext({ viewport: DESKTOP });
    await send('POST', '/auth/register', Session, { email: newAddress(), password: PASSWORD, name: 'Ada Lovelace' });
    resume = (await send('POST', '/api/resumes', ResumeSummary, { title: 'Engineer', locale: 'en' })).id;
    const ops: [path: string, value: unknown][] = [
      ['basics/name', 'Ada Lovelace'],
      [sectionPath(WORK, 'kind'), 'experience'],
      [sectionPath(WORK, 'place'), 'a0'],
      [sectionPath(WORK, 'alive'), true],
      [itemPath(JOB, 'kind'), 'experience'],
      [itemPath(JOB, 'place'), [WORK, 'a0']],
      [itemPath(JOB, 'alive'), true],
      [itemPath(JOB, 'position'), 'Lead engineer'],
    ];
    await send('PATCH', `/api/resumes/${resume}`, PatchResumeAnswer, { ops: ops.map(([path, value]) => ({ path, value })) });
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  async function opened(language: string): Promise<Page> {
    const page = await context.newPage();
    await page.addInitScript((chosen) => localStorage.setItem('vitae-language', chosen), language);
    await page.setViewportSize(DESKTOP);
    await page.goto(`${server.url}/resumes/${resume}?section=${WORK}&item=${JOB}`);
    await page.locator('.paper svg text', { hasText: 'Lovelace' }).first().waitFor();
    return page;
  }

  const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  it('reads from the right in Arabic, with the page as it is printed', async () => {
    const page = await opened('ar');
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    // The outline is where people begin to read.
    const outline = await page.locator('.outline').boundingBox();
    expect((outline?.x ?? 0) + (outline?.width ?? 0)).toBe(DESKTOP.width);
    expect(await page.locator('.form-column label', { hasText: 'المنصب' }).count()).toBe(1);
    // What closed things point with is turned, too; a résumé's own text begins on its own side.
    const chevron = page.locator('.panel-toggle[aria-expanded="false"] > .chevron').first();
    expect(await chevron.evaluate((icon) => getComputedStyle(icon).transform)).toBe('matrix(-1, 0, 0, 1, 0, 0)');
    expect(await page.locator(`[data-path="${itemPath(JOB, 'position')}"]`).evaluate((field) => getComputedStyle(field).direction)).toBe(
      'ltr',
    );
    const paper = await page.locator('.paper').first().boundingBox();
    const name = await page.locator('.paper svg text', { hasText: 'Lovelace' }).first().boundingBox();
    if (!paper || !name) throw new Error('there is no page');
    expect(name.x).toBeGreaterThan(paper.x);
    expect(name.x + name.width).toBeLessThan(paper.x + paper.width / 2);
    expect(await barriers(page)).toEqual([]);
    await page.close();
  });

  it.each([
    ['de', 'Stelle hinzufügen'],
    ['ar', 'إضافة وظيفة'],
  ])('fits on a phone in %s', async (language, add) => {
    const page = await opened(language);
    await page.setViewportSize(PHONE);
    for (const query of [`?section=${WORK}`, `?section=${WORK}&item=${JOB}`, '?view=more']) {
      await page.goto(`${server.url}/resumes/${resume}${query}`);
      await page.locator('.bottom').waitFor();
      await page.locator(query === '?view=more' ? '.more' : '.section-form').waitFor();
      expect([query, await overflow(page)]).toEqual([query, 0]);
    }
    await page.goto(`${server.url}/resumes/${resume}?section=${WORK}`);
    await page.getByRole('button', { name: add }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.close();
  });
});

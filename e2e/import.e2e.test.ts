import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { TestServer } from './support/server.ts';

/** A PDF of another program. */
async function foreignPdf(): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const lines: [number, string][] = [
    [24, 'Grace Hopper'],
    [10, 'grace@example.com'],
    [10, 'Rear admiral of the United States Navy, retired'],
    [10, 'What nobody would look for here'],
    [15, 'Skills'],
    [10, 'COBOL, Mathematics'],
  ];
  for (const [at, [size, text]] of lines.entries()) page.drawText(text, { x: 50, y: 780 - at * 32, size, font });
  return Buffer.from(await pdf.save());
}

describe('bringing a résumé and taking it away, in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.goto(`${server.url}/sign-up`);
    await page.getByLabel('Name').fill('Grace Hopper');
    await page.getByLabel('E-mail').fill(newAddress());
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/home');
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  it('shows what is in the PDF of another program, and takes nothing for granted', async () => {
    await page.locator('input[type=file]').setInputFiles({ name: 'grace.pdf', mimeType: 'application/pdf', buffer: await foreignPdf() });
    const dialog = page.getByRole('dialog', { name: 'Look before it is made' });
    await dialog.waitFor();
    expect(await dialog.locator('.import-found').textContent()).toContain('Skills2 entries');
    expect(await dialog.locator('.import-unplaced').textContent()).toContain('What nobody would look for here');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await barriers(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1440, height: 900 });
    await dialog.getByLabel('Title').fill('The admiral');
    await dialog.getByRole('button', { name: 'Create résumé' }).click();
    await page.waitForURL('**/resumes/res_*');
    await page.locator('.paper text', { hasText: 'COBOL' }).first().waitFor();
    const answer = await page.request.get(`${server.url}/api${new URL(page.url()).pathname}`);
    expect((await answer.json()).document.title).toBe('The admiral');
  });

  it('downloads it for Word', async () => {
    await page.getByRole('button', { name: 'More kinds of export' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Word (.docx)' }).click()]);
    expect(download.suggestedFilename()).toBe('Grace Hopper.docx');
    const files = unzipSync(new Uint8Array(await readFile(await download.path())));
    expect(new TextDecoder().decode(files['word/document.xml'])).toContain('COBOL');
  });
});

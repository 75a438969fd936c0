import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exif, segment, withSegments } from '../actors/render/fixtures/pictures.ts';
import { readPdf } from '../actors/render/pdf/read.ts';
import { newAddress, PASSWORD } from './support/api.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { offline } from './support/offline.ts';
import { TestServer } from './support/server.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** A picture that the browser draws: a face on blue, wider than high unless said otherwise. */
async function drawn(page: Page, type: 'image/jpeg' | 'image/webp', width = 2400, height = 1800): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([kind, w, h]) => {
      const canvas = document.createElement('canvas');
      canvas.width = w;
      canvas.height = h;
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      const disc = (colour: string, x: number, y: number, r: number) => {
        context.fillStyle = colour;
        context.beginPath();
        context.arc(x * w, y * h, r * h, 0, 7);
        context.fill();
      };
      context.fillStyle = '#3b6ea5';
      context.fillRect(0, 0, w, h);
      disc('#2f4858', 0.5, 1.05, 0.42);
      disc('#f2c9a1', 0.5, 0.45, 0.25);
      disc('#1b1f24', 0.46, 0.4, 0.02);
      disc('#1b1f24', 0.54, 0.4, 0.02);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, kind, 0.9));
      const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    [type, width, height] as const,
  );
  return Buffer.from(base64, 'base64');
}

describe('a photo, in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })).newPage();
    await page.goto(`${server.url}/sign-up`);
    await page.getByLabel('Name').fill('Ada Lovelace');
    await page.getByLabel('E-mail').fill(newAddress());
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/home');
    await page.getByRole('button', { name: /New résumé/ }).click();
    await page.waitForURL('**/resumes/res_*');
    await page.getByLabel('Headline', { exact: true }).fill('Analyst');
    await saved();
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  const saved = () => page.getByText('Saved', { exact: true }).first().waitFor();
  const picture = () => page.locator('.canvas image');
  const place = async () => {
    const [x, y, width, height] = await Promise.all(['x', 'y', 'width', 'height'].map((name) => picture().getAttribute(name)));
    return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
  };
  const chooser = async (button: RegExp, file: { name: string; mimeType: string; buffer: Buffer }) => {
    const [choosing] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: button }).click()]);
    await choosing.setFiles(file);
  };
  async function hasNoBarriers(name: string): Promise<void> {
    for (const viewport of SIZES)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(400);
        if (name === 'empty' || name === 'photo') await page.locator('.photo-field').scrollIntoViewIfNeeded();
        const folder = process.env.VITAE_SCREENSHOTS;
        if (folder) await page.screenshot({ path: `${folder}/${name}-${viewport.width}-${colorScheme}.png` });
        expect(await barriers(page), `${name}, ${viewport.width} px, ${colorScheme}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  }

  it('is added from a file, made smaller, and seen on the page', async () => {
    await hasNoBarriers('empty');
    expect(await picture().count()).toBe(0);
    const camera = withSegments(await drawn(page, 'image/jpeg'), exif(1), segment(0xfe, 'Stockholm, by Ann'));
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/photo'));
    await chooser(/Add a photo/, { name: 'me.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(camera) });
    expect((await sent).headers()['content-type']).toBe('image/jpeg');
    await picture().waitFor();
    await page.getByRole('img', { name: 'Photo of Ada Lovelace' }).first().waitFor();
    expect(await picture().getAttribute('aria-label')).toBe('Photo of Ada Lovelace');
    const shown = page.locator('.photo-frame img');
    await expect.poll(() => shown.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth)).toBe(1600);
    await saved();
    await hasNoBarriers('photo');
  });

  it('is cut by dragging and with the keyboard, in one step that can be undone', async () => {
    const before = await place();
    await page.getByRole('button', { name: /Crop/ }).click();
    const stage = page.getByRole('group', { name: /^Photo:/ });
    await stage.waitFor();
    await expect.poll(() => stage.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByLabel('Size', { exact: true }).fill('2');
    const box = await stage.boundingBox();
    if (!box) throw new Error('no stage');
    await page.mouse.move(box.x + 100, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 140, box.y + 120, { steps: 4 });
    await page.mouse.up();
    await stage.press('ArrowLeft');
    await hasNoBarriers('crop');
    await stage.press('Shift+ArrowUp');
    await page.getByRole('button', { name: 'Use this part' }).click();
    await expect.poll(async () => (await place()).width).toBeGreaterThan(before.width * 2);
    const after = await place();
    // A picture of 4 by 3 twice as large as its frame.
    expect(after.width / after.height).toBeCloseTo(4 / 3, 2);
    expect(after.height).toBeCloseTo(before.height * 2, 1);
    expect(after.x).toBeLessThan(before.x);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(place).toEqual(before);
    await page.getByRole('button', { name: /^Redo/ }).click();
    await expect.poll(place).toEqual(after);
  });

  it('is described, and round where one likes it so', async () => {
    await page.getByLabel('Description, for those who cannot see it').fill('Ada, smiling');
    await expect.poll(() => picture().getAttribute('aria-label')).toBe('Ada, smiling');
    await page.getByRole('button', { name: 'Design' }).first().click();
    await page.getByLabel('Shape of the photo').selectOption({ label: 'Round' });
    await expect
      .poll(async () => {
        const rounded = page.locator('.canvas clipPath rect');
        return Number(await rounded.getAttribute('rx')) * 2 - Number(await rounded.getAttribute('width'));
      })
      .toBe(0);
    await hasNoBarriers('design');
    await page.getByRole('button', { name: 'Close the design panel' }).click();
    await saved();
  });

  it('is in the exported file, and comes back from it', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export', exact: true }).click(),
    ]);
    const file = await readFile(await download.path());
    if (process.env.VITAE_SCREENSHOTS) await download.saveAs(`${process.env.VITAE_SCREENSHOTS}/photo.pdf`);
    const read = await readPdf(new Uint8Array(file));
    expect(read.pages.map(({ images }) => images)).toEqual([1]);
    await page.goto(`${server.url}/home`);
    await page.locator('input[type=file]').setInputFiles({ name: 'ada.pdf', mimeType: 'application/pdf', buffer: file });
    await page.getByText('The photo comes along.').waitFor();
    await page.getByRole('button', { name: 'Create résumé' }).click();
    await page.getByLabel('Description, for those who cannot see it').waitFor();
    expect(await page.getByLabel('Description, for those who cannot see it').inputValue()).toBe('Ada, smiling');
    await picture().waitFor();
    await expect
      .poll(() => page.locator('.photo-frame img').evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
      .toBe(1600);
  });

  it('may be a WebP, and takes the place of the one before', async () => {
    const before = await picture().getAttribute('href');
    await chooser(/Replace/, { name: 'me.webp', mimeType: 'image/webp', buffer: await drawn(page, 'image/webp', 600, 900) });
    await expect.poll(() => picture().getAttribute('href')).not.toBe(before);
    await expect
      .poll(() => page.locator('.photo-frame img').evaluate((image) => image instanceof HTMLImageElement && image.naturalHeight))
      .toBe(900);
  });

  it('that is none, or without a connection, leaves everything as it was, and says so', async () => {
    const before = await picture().getAttribute('href');
    await chooser(/Replace/, { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') });
    await page.getByText(/cannot be read as a picture/).waitFor();
    const buffer = await drawn(page, 'image/jpeg');
    await offline(page, async () => {
      await chooser(/Replace/, { name: 'me.jpg', mimeType: 'image/jpeg', buffer });
      await page.getByText(/A photo needs a connection|cannot be reached/).waitFor();
    });
    expect(await picture().getAttribute('href')).toBe(before);
  });

  it('is removed, and put back by the toast', async () => {
    await saved();
    await page.getByRole('button', { name: /Remove the photo/ }).click();
    await expect.poll(() => picture().count()).toBe(0);
    await page.locator('.toast', { hasText: 'The photo was removed.' }).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => picture().count()).toBe(1);
  });
});

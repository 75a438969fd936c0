import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { ResumeDocument } from '#protocol/document';
import { GALLERY } from '../actors/render/fixtures/gallery.ts';
import { Api, PASSWORD } from '../e2e/support/api.ts';
import { launchBrowser } from '../e2e/support/browser.ts';
import { TestServer } from '../e2e/support/server.ts';
import { longSample } from './pages/sample.ts';
import { ms, print, quantile } from './stats.ts';

const KEYS = 'and then built it again, better than before, with everybody in the room ';
/** Somebody who types fast. */
const BETWEEN_KEYS_MS = 90;
const ROUNDS = 3;

const Measured = z.object({ painted: z.array(z.number()).min(1), frames: z.array(z.number()).min(1), pages: z.number() });

interface Typed {
  pages: number;
  /** Milliseconds from the key press to the frame that shows the letter on the page. */
  p50: number;
  p99: number;
  /** Frames a second while typing: over all, and of the worst second. */
  frames: number;
  worst: number;
}

/** Types into the summary of a résumé in the whole app, as `npm start` serves it, in a real browser. */
async function typed(page: Page, url: string, resume: string): Promise<Typed> {
  await page.goto(`${url}/resumes/${resume}`);
  await page.locator('.paper svg text').first().waitFor({ timeout: 60_000 });
  await page.getByLabel('Headline', { exact: true }).focus();
  await page.keyboard.press('End');
  // Warm: fonts, caches, compiled code.
  await page.keyboard.type('warm ', { delay: BETWEEN_KEYS_MS });
  await page.waitForTimeout(1_500);
  await page.evaluate(watch);
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.keyboard.type(KEYS, { delay: BETWEEN_KEYS_MS });
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Engineer ', { delay: BETWEEN_KEYS_MS });
  }
  await page.waitForTimeout(500);
  const { painted, frames, pages } = Measured.parse(await page.evaluate(() => Reflect.get(window, 'measured')));
  return {
    pages,
    p50: quantile(painted, 0.5),
    p99: quantile(painted, 0.99),
    frames: (1_000 * frames.length) / sum(frames),
    worst: worstSecond(frames),
  };
}

/** Runs in the page: from each key press to the next change of the pages, and every frame. */
function watch(): void {
  const measured = { painted: [] as number[], frames: [] as number[], pages: document.querySelectorAll('.paper').length };
  Reflect.set(window, 'measured', measured);
  let pressed: number | null = null;
  document.addEventListener(
    'input',
    (event) => {
      pressed ??= event.timeStamp;
    },
    true,
  );
  new MutationObserver(() => {
    if (pressed === null) return;
    const begun = pressed;
    pressed = null;
    requestAnimationFrame(() => measured.painted.push(performance.now() - begun));
  }).observe(document.querySelector('.canvas') ?? document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  let last = performance.now();
  const frame = (now: number): void => {
    measured.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The fewest frames within any whole second. */
function worstSecond(frames: readonly number[]): number {
  let worst = Number.POSITIVE_INFINITY;
  let from = 0;
  let length = 0;
  frames.forEach((frame, to) => {
    length += frame;
    while (length > 1_000) {
      worst = Math.min(worst, to - from);
      length -= frames[from] ?? 0;
      from += 1;
    }
  });
  return worst;
}

export async function benchTyping(): Promise<void> {
  const email = 'typist@people.example';
  const [server, browser] = await Promise.all([TestServer.start(), launchBrowser()]);
  try {
    const api = await Api.register(server.url, email, 'Ada Typist');
    const made = async (document: ResumeDocument) => (await api.post('/api/resumes/import', z.object({ id: z.string() }), document)).id;
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.request.post(`${server.url}/auth/login`, { data: { email, password: PASSWORD }, headers: { origin: server.url } });
    const page = await context.newPage();
    const rows = [];
    for (const document of [GALLERY, longSample(20)]) rows.push(await typed(page, server.url, await made(document)));
    print('Typing in the whole editor, from the key to the page', [
      ['pages', 'p50', 'p99', 'frames a second', 'in the worst second'],
      ...rows.map((row) => [String(row.pages), ms(row.p50), ms(row.p99), row.frames.toFixed(1), row.worst.toFixed(0)]),
    ]);
  } finally {
    await browser.close();
    await server.dispose();
  }
}

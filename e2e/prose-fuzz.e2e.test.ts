import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Random } from '../ui/src/features/prose/testing/random.ts';
import { launchBrowser } from './support/browser.ts';
import { type ServedPage, servePage } from './support/page.ts';

/**
 * Three people write in one text, each in an editor of their own in a real browser; what they do arrives late, in any order. Every
 * character that is written is another one: none may be lost, none doubled, and in the end all three texts, documents and pages are
 * the same. Odd seeds mostly type, even ones mostly split, join, list, mark and paste.
 */

/** More of them for a long look: `PROSE_SEEDS=2000`. */
const LONG = Number(process.env.PROSE_SEEDS ?? 0);
/** Texts that are written by transactions alone, by the thousand; and those in which keys and an input method take part. */
const BULK_SEEDS = LONG || 200;
const KEY_SEEDS = LONG || 16;
const ROUNDS = 20;
const KEY_ROUNDS = 6;

let served: ServedPage;
let browser: Browser;
let page: Page;
let devtools: CDPSession;
const problems: string[] = [];

beforeAll(async () => {
  [served, browser] = await Promise.all([
    servePage(fileURLToPath(new URL('../ui/src/features/prose/testing/page', import.meta.url))),
    launchBrowser(),
  ]);
  page = await (await browser.newContext({ viewport: { width: 800, height: 900 } })).newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(served.url);
  devtools = await page.context().newCDPSession(page);
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

it('by transactions in bulk, nothing is lost, doubled or different', { timeout: 2_000 * BULK_SEEDS + 60_000 }, async () => {
  for (let first = 0; first < BULK_SEEDS; first += 20) {
    const wrong = await page.evaluate(
      ([from, to, rounds]) => {
        const found: string[] = [];
        for (let seed = from; seed < to; seed += 1) {
          window.stage.begin(seed);
          window.stage.play(rounds);
          window.stage.settle();
          const problem = window.stage.problem();
          if (problem) found.push(`seed ${seed}: ${problem}`);
        }
        return found;
      },
      [first, Math.min(first + 20, BULK_SEEDS), ROUNDS] as const,
    );
    expect(wrong).toEqual([]);
  }
  expect(problems).toEqual([]);
});

it('by keys, an input method and transactions at once, neither', { timeout: 6_000 * KEY_SEEDS + 60_000 }, async () => {
  for (let seed = 0; seed < KEY_SEEDS; seed += 1) {
    const random = new Random(seed);
    await page.evaluate((number) => window.stage.begin(number), seed);
    for (let round = 0; round < KEY_ROUNDS; round += 1) {
      await page.evaluate(() => window.stage.play(2));
      await page.evaluate((person) => window.stage.focus(person), random.below(3));
      for (let key = 0; key < 5; key += 1) await pressSomething(random);
      await page.evaluate((person) => window.stage.deliver(person, 2), random.below(3));
    }
    await page.evaluate(() => window.stage.settle());
    // What an input method held back is shown a moment after it is done.
    await expect
      .poll(() => page.evaluate(() => window.stage.problem()), { message: `seed ${seed}`, interval: 30, timeout: 5_000 })
      .toBeNull();
  }
  expect(problems).toEqual([]);
});

let typed = 0;
/** A character that nobody has typed in this text. */
const nextCharacter = () => {
  typed += 1;
  return String.fromCodePoint(0x3400 + (typed % 6_000));
};

async function pressSomething(random: Random): Promise<void> {
  const { keyboard } = page;
  switch (random.below(14)) {
    case 0:
      return keyboard.press('Enter');
    case 1:
      return keyboard.press('Backspace');
    case 2:
      return keyboard.press('Delete');
    case 3:
      return keyboard.press(random.pick(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Control+Home', 'Control+End']));
    case 4:
      return keyboard.press(random.pick(['Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+Home', 'Shift+ArrowDown']));
    case 5:
      return keyboard.press(random.pick(['Control+b', 'Control+i', 'Control+u', 'Control+Shift+8', 'Control+Shift+7']));
    case 6:
      return keyboard.press(random.pick(['Control+Backspace', 'Control+Delete']));
    case 7:
    case 8:
      return compose(nextCharacter() + nextCharacter(), random);
    default:
      return keyboard.insertText(nextCharacter());
  }
}

/** As an input method does it: in steps, while others write. Some are given up. */
async function compose(text: string, random: Random): Promise<void> {
  for (let end = 1; end <= text.length; end += 1) {
    await devtools.send('Input.imeSetComposition', { text: text.slice(0, end), selectionStart: end, selectionEnd: end });
    await page.evaluate((person) => window.stage.deliver(person, 3), random.below(3));
  }
  if (random.chance(0.2)) await devtools.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  else await devtools.send('Input.insertText', { text });
}

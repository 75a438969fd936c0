import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from '../ui/src/features/prose/testing/page/stage.ts';
import { Random } from '../ui/src/features/prose/testing/random.ts';
import { barriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { type ServedPage, servePage } from './support/page.ts';

declare global {
  interface Window {
    stage: Stage;
  }
}

/** More of them for a long look: `PROSE_SEEDS=2000`. */
const SEEDS = Number(process.env.PROSE_SEEDS ?? 40);
const LINES = [{ spans: [{ text: 'one' }] }, { spans: [{ text: 'two' }] }, { spans: [{ text: 'three' }] }];

describe('the editor of prose, in a browser', () => {
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
    const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: served.url });
    page = await context.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto(served.url);
    devtools = await context.newCDPSession(page);
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
  });
  afterEach(() => expect(problems.splice(0)).toEqual([]));

  const begin = (prose?: Parameters<Stage['begin']>[1]) => page.evaluate((options) => window.stage.begin(1, options), prose);

  it('loses nothing and doubles nothing while three write at once, with real keys', { timeout: 1_000 * SEEDS + 60_000 }, async () => {
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const random = new Random(seed);
      await page.evaluate((number) => window.stage.begin(number), seed);
      for (let round = 0; round < 6; round += 1) {
        await page.evaluate(
          ([one, other, receiver, most]) => {
            window.stage.act(one, 4);
            window.stage.act(other, 4);
            window.stage.deliver(receiver, most);
          },
          [random.below(3), random.below(3), random.below(3), 1 + random.below(4)] as const,
        );
        await page.evaluate((index) => window.stage.focus(index), random.below(3));
        for (let key = 0; key < 4; key += 1) await pressSomething(random);
        await page.evaluate(([receiver]) => window.stage.deliver(receiver, 2), [random.below(3)] as const);
      }
      await page.evaluate(() => window.stage.settle());
      // What an input method held back is shown a moment after it is done.
      await expect.poll(() => page.evaluate(() => window.stage.problem()), { message: `seed ${seed}`, interval: 30 }).toBeNull();
    }
  });

  let typed = 0;
  /** A character that nobody has typed in this text. */
  const nextCharacter = () => {
    typed += 1;
    return String.fromCodePoint(0x3400 + (typed % 6_000));
  };
  async function pressSomething(random: Random): Promise<void> {
    const { keyboard } = page;
    switch (random.below(12)) {
      case 0:
        return keyboard.press('Enter');
      case 1:
        return keyboard.press('Backspace');
      case 2:
        return keyboard.press('Delete');
      case 3:
        return keyboard.press(random.pick(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']));
      case 4:
        return keyboard.press(random.pick(['Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+Home', 'Shift+ArrowDown']));
      case 5:
        return keyboard.press(random.pick(['Control+b', 'Control+i', 'Control+u', 'Control+Shift+8', 'Control+Shift+7']));
      case 6:
        return compose(nextCharacter() + nextCharacter(), () =>
          page.evaluate((person) => window.stage.deliver(person, 3), random.below(3)),
        );
      default:
        return keyboard.insertText(nextCharacter());
    }
  }

  /** As an input method does it: in steps, with something happening in between. */
  async function compose(text: string, meanwhile: () => Promise<void>): Promise<void> {
    for (let end = 1; end <= text.length; end += 1) {
      await devtools.send('Input.imeSetComposition', { text: text.slice(0, end), selectionStart: end, selectionEnd: end });
      await meanwhile();
    }
    await devtools.send('Input.insertText', { text });
  }
});

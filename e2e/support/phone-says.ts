import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { keptKeys } from './phone.ts';

/** The line under a résumé's title comes to say so. */
export const says = (page: Page, words: RegExp) =>
  expect.poll(() => page.locator('header .saved').textContent(), { timeout: 30_000 }).toMatch(words);

/** All that a résumé's pages are drawn with has come. */
export const furnished = (page: Page, id: string) =>
  expect.poll(() => keptKeys(page), { timeout: 60_000 }).toContainEqual(expect.stringContaining(`/furnished/${id}`));

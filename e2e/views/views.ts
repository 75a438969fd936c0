import type { Page } from 'playwright-core';
import { SLUG } from './furnish.ts';

/** One thing that a person can have before them: a page, or a page with a dialog or panel open. */
export interface View {
  readonly name: string;
  /** Whether somebody is signed in who sees it. */
  readonly signedIn: boolean;
  readonly path: (resume: string) => string;
  /** Opens what is to be seen, and waits until it is there. Nothing here depends on the language. */
  readonly ready: (page: Page) => Promise<void>;
}

const shown = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().waitFor();
};
const pages = shown('.paper svg text');
const open = (name: string, path: string, ready: View['ready']): View => ({ name, signedIn: false, path: () => path, ready });
const own = (name: string, path: View['path'], ready: View['ready']): View => ({ name, signedIn: true, path, ready });
const editor = (name: string, query: string, ready: View['ready']): View =>
  own(
    `editor${name === '' ? '' : `-${name}`}`,
    (resume) => `/resumes/${resume}${query}`,
    async (page) => {
      await page.locator('.form-column, .drawer, .canvas').filter({ visible: true }).first().waitFor();
      // On a phone they are on a screen of their own.
      if (await page.locator('.canvas').isVisible()) await pages(page);
      await ready(page);
    },
  );
const pressed = (keys: string, then: string) => async (page: Page) => {
  await page.locator('h1').first().focus();
  await page.keyboard.press(keys);
  await shown(then)(page);
};

/** The editor, and what can lie over it or beside it. */
export const EDITOR: readonly View[] = [
  editor('', '', async () => {}),
  editor('design', '?panel=design&view=design', shown('.drawer .design')),
  editor('check', '?panel=check', shown('.drawer.check')),
  editor('comments', '?panel=comments', shown('.drawer.comments')),
  editor('history', '?panel=history', shown('.drawer.history li')),
  editor('share', '?share=1', shown('[role=dialog]')),
  editor('palette', '', pressed('Control+k', '[role=dialog] [role=option], [role=listbox] [role=option]')),
  editor('shortcuts', '', pressed('?', '[role=dialog]')),
  editor('find', '', pressed('Control+f', '.find')),
];

export const VIEWS: readonly View[] = [
  open('landing', '/', shown('.demo-place svg text, .demo-place canvas')),
  open('sign-in', '/sign-in', shown('form')),
  open('sign-up', '/sign-up', shown('form')),
  open('forgot-password', '/forgot-password', shown('form')),
  open('not-found', '/nowhere', shown('main h1')),
  open('public', `/r/${SLUG}`, shown('main')),
  own('home', () => '/home', shown('.card-link')),
  own('trash', () => '/home/trash', shown('main h1')),
  own('account', () => '/account', shown('main form')),
  own('security', () => '/account/security', shown('main h2')),
  own('sessions', () => '/account/sessions', shown('main li')),
  own('delete-account', () => '/account/delete', shown('main form')),
  ...EDITOR,
];

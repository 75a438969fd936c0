import { createEffect } from 'solid-js';
import { words } from '../i18n/words.ts';

const w = words('shell');

/** The page's title in the browser's tab. */
export function useTitle(title: () => string): void {
  createEffect(() => {
    document.title = w().tabTitle(title());
  });
}

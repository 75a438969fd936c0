import { createSignal } from 'solid-js';
import type { Theme } from '#protocol/preferences';

const KEY = 'vitae-theme';

const stored = (): Theme => {
  const theme = document.documentElement.dataset.theme;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
};

const [theme, setSignal] = createSignal<Theme>(stored());

export { theme };

/** `public/first.js` reads this before the first paint of the next load. */
export function setTheme(next: Theme): void {
  setSignal(next);
  if (next === 'system') {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem(KEY);
  } else {
    document.documentElement.dataset.theme = next;
    localStorage.setItem(KEY, next);
  }
}

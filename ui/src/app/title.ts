import { createEffect } from 'solid-js';

/** The page's title in the browser's tab. */
export function useTitle(title: () => string): void {
  createEffect(() => {
    document.title = title() ? `${title()} · Vitae` : 'Vitae';
  });
}

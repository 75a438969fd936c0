import { createEffect } from 'solid-js';

/** The name is the same in every language. */
export const BRAND = 'Vitae';

/** The page's title in the browser's tab. */
export function useTitle(title: () => string): void {
  createEffect(() => {
    document.title = title() ? `${title()} · ${BRAND}` : BRAND;
  });
}

import { useSearchParams } from '@solidjs/router';
import { ORDERS, type Order, PARTS, type Part, type Wishes } from './shelf.ts';

export const VIEWS = ['cards', 'rows'] as const;
export type View = (typeof VIEWS)[number];

const VIEW_KEY = 'vitae-home-view';

/** What is wished to be seen stands in the address, so that it can be kept, and gone back to; cards or rows stay as they were. */
export function useShelf() {
  const [params, setParams] = useSearchParams<{ part?: string; tag?: string; q?: string; order?: string; view?: string }>();
  const oneOf = <T extends string>(all: readonly T[], value: string | null | undefined): T | undefined => all.find((one) => one === value);
  const wishes = (): Wishes => ({
    part: oneOf(PARTS, params.part) ?? 'all',
    tag: params.tag || null,
    query: params.q?.trim() ?? '',
    order: oneOf(ORDERS, params.order) ?? 'changed',
  });
  const view = (): View => oneOf(VIEWS, params.view) ?? oneOf(VIEWS, localStorage.getItem(VIEW_KEY)) ?? 'cards';
  const set = (change: Record<string, string | null>) => setParams(change, { replace: true, scroll: false });
  return {
    wishes,
    view,
    isPlain: () => wishes().part === 'all' && wishes().tag === null && wishes().query === '',
    show: (part: Part) => set({ part: part === 'all' ? null : part }),
    narrow: (tag: string | null) => set({ tag }),
    find: (query: string) => set({ q: query || null }),
    sort: (order: Order) => set({ order: order === 'changed' ? null : order }),
    look: (chosen: View) => {
      localStorage.setItem(VIEW_KEY, chosen);
      set({ view: chosen === 'cards' ? null : chosen });
    },
    clear: () => set({ part: null, tag: null, q: null }),
  };
}
export type ShelfState = ReturnType<typeof useShelf>;

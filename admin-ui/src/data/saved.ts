import { createSignal } from 'solid-js';
import { z } from 'zod';

/** Searches that somebody keeps, as they stand in the address. */
const Saved = z.array(z.object({ name: z.string().min(1).max(60), query: z.string().max(2_000) })).max(30);
export type SavedSearch = z.infer<typeof Saved>[number];

function read(key: string): SavedSearch[] {
  try {
    const parsed = Saved.safeParse(JSON.parse(localStorage.getItem(key) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    // Storage may be refused, or hold what somebody else wrote.
    return [];
  }
}

/** The saved searches of one list, in this browser. */
export function createSaved(list: string) {
  const key = `vitae-console-saved-${list}`;
  const [saved, setSaved] = createSignal(read(key));
  const put = (next: SavedSearch[]) => {
    setSaved(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // They hold for this visit, then.
    }
  };
  return {
    saved,
    /** One of the same name is replaced; the oldest goes when there are too many. */
    save: (search: SavedSearch) => put([...saved().filter(({ name }) => name !== search.name), search].slice(-30)),
    forget: (name: string) => put(saved().filter((search) => search.name !== name)),
  };
}
export type SavedSearches = ReturnType<typeof createSaved>;

import { z } from 'zod';

const RECENT_MAX = 5;
const Ids = z.array(z.string().max(200)).max(RECENT_MAX);

/** What was chosen lately in the palette of a place, the latest first; kept in this browser. */
export function recentIn(place: 'home' | 'editor') {
  const key = `vitae-palette-${place}`;
  const read = (): string[] => {
    try {
      return Ids.safeParse(JSON.parse(localStorage.getItem(key) ?? '[]')).data ?? [];
    } catch {
      // Somebody else's writing: the list begins anew.
      return [];
    }
  };
  return {
    read,
    add: (id: string): void =>
      localStorage.setItem(key, JSON.stringify([id, ...read().filter((other) => other !== id)].slice(0, RECENT_MAX))),
  };
}

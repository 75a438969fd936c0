/** What the service worker decides, apart from how it does it. */

const PREFIX = 'vitae-phone-';
export const cacheName = (kind: 'shell' | 'fonts', version: string): string => `${PREFIX}${kind}-${version}`;

/** Caches of this app that no version needs any more. Others of the same origin are not ours. */
export const staleCaches = (names: readonly string[], version: string): string[] =>
  names.filter((name) => name.startsWith(PREFIX) && !name.endsWith(`-${version}`));

/** Whether an address is a screen of the app, which one page draws. */
export const isPage = (path: string, mode: string): boolean =>
  mode === 'navigate' && /^\/m(?:\/|$)/.test(path) && !/\.[a-z0-9]+$/i.test(path);

/** Where another app's share arrives, as the manifest says. */
export const SHARE_TARGET = '/m/import';

export const isFont = (path: string): boolean => path.startsWith('/fonts/');

/** Photos stay, whatever the version: a key never means another picture. */
export const PHOTOS = 'vitae-photos';
/** So many of one résumé stay, the last ones asked for: taking back a change of the photo needs the one before. */
const MOST_PHOTOS = 3;

/** The folder of a résumé's photo, or `null` where an address is none. */
export const photoFolder = (path: string): string | null => /^\/api\/resumes\/[^/]+\/photo\//.exec(path)?.[0] ?? null;

/** Which of the photos that are kept go when one more has come; `kept` in the order of their coming, that one included. */
export function photosToDrop(kept: readonly string[], path: string): string[] {
  const folder = photoFolder(path);
  return folder === null ? [] : kept.filter((one) => one.startsWith(folder)).slice(0, -MOST_PHOTOS);
}

/** The caches of fonts that an older version of the app has left. */
export const olderFonts = (names: readonly string[], version: string): string[] =>
  names.filter((name) => name.startsWith(`${PREFIX}fonts-`) && name !== cacheName('fonts', version));

/** The tag of the event by which a browser wakes the worker, and the word by which that wakes the pages. */
export const SYNC = 'vitae-sync';

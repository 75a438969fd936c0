import type { ResumeId, UserId } from '#protocol/ids';
import type { KeyValue } from '#sync/storage';
import type { PhoneShelf } from '../store/shelf.ts';
import { connectionHints, isOnlyWifi, mayFetchLarge } from './metered.ts';

/**
 * Makes sure that every résumé which is on the device can be drawn without a connection. Nothing waits for it, and it begins when the
 * service worker is there to keep what comes, and the connection is one for it; what did not come is asked for after the next sync.
 */
export function newFurnishing(kv: KeyValue, shelf: PhoneShelf, user: UserId, end: AbortSignal): () => void {
  let isRunning = false;
  let isAskedAgain = false;
  const run = async () => {
    const wanted = await shelf.unfurnished(user);
    if (wanted.length === 0) return;
    // With the page engine: not before it is needed.
    const { furnish, furnishNew } = await import('./furnish.ts');
    for (const { id, at } of wanted) {
      if (end.aborted || !navigator.onLine || !isFree()) return;
      if (await (id === null ? furnishNew() : furnish(kv, user, id))) await shelf.keepFurnished(user, id, at);
    }
  };
  const connection = connectionHints();
  const isFree = () => mayFetchLarge(connection ?? {}, isOnlyWifi());
  const ask = () => {
    if (!navigator.serviceWorker?.controller || !navigator.onLine || end.aborted || !isFree()) return;
    isAskedAgain = isRunning;
    if (isRunning) return;
    isRunning = true;
    run()
      .catch((error: unknown) => console.warn('not made ready for being offline', error))
      .finally(() => {
        isRunning = false;
        if (isAskedAgain) ask();
      });
  };
  navigator.serviceWorker?.addEventListener('controllerchange', ask, { signal: end });
  connection?.addEventListener('change', ask, { signal: end });
  return ask;
}

/** A résumé as of when this device had all of it; `null` for those that will be begun here. */
export interface Wanted {
  id: ResumeId | null;
  at: string;
}

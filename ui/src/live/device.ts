import type { ResumeId, UserId } from '#protocol/ids';
import type { DeviceKind } from '#protocol/live';
import { type Claim, Places, type TryLock } from '#sync/places';
import { RefusedShelf } from '#sync/refused';
import { shelfOf } from '#sync/shelf-names';
import { isView } from '../data/place.ts';
import { newReplicaId } from './ids.ts';
import { BrowserRows } from './indexeddb.ts';
import type { Shelf } from './refusals.ts';

/** What a session needs of the device that it runs on. Nothing here rejects: without storage, editing goes on in memory. */
export interface Device {
  /** The replica to open with, its waiting edits included; `null` where nothing can be kept. */
  claim(): Promise<Claim | null>;
  /** A replica that a closed page has left with waiting edits; `null` when there is none. */
  claimWaiting(): Promise<Claim | null>;
  /** Something was typed: the browser is asked once not to clear this away when it needs room. */
  typed(): void;
}

/** Storage that does not answer within so many ms counts as none. */
const CLAIM_WITHIN = 4_000;

const rows = new BrowserRows();
/** Sessions of this page that are on their way out: the next one opens what they leave. */
const leaving = new Set<Promise<void>>();
let asked = false;

/** What this is, as far as the pointer and the screen tell. */
export function deviceKind(): DeviceKind {
  if (!matchMedia('(pointer: coarse)').matches) return 'computer';
  return matchMedia('(max-width: 600px), (max-height: 600px)').matches ? 'phone' : 'tablet';
}

/** What this browser keeps of one person's work on one résumé; `null` where it can keep nothing. */
export function browserDevice(user: UserId, resume: ResumeId): Device | null {
  // Nothing of another person's stays in the browser of who looks.
  if (isView()) return null;
  // Without locks two tabs would write as one; without a secure context there are none.
  if (typeof indexedDB === 'undefined' || !navigator.locks) return null;
  const places = new Places({ kv: rows, tryLock, newReplicaId, now: () => Date.now() }, { user, resume });
  return {
    claim: () =>
      inTime(async () => {
        await Promise.all(leaving);
        return places.claim();
      }),
    claimWaiting: () => inTime(() => places.claimWaiting()),
    typed: () => {
      if (asked) return;
      asked = true;
      // Whether the browser agrees changes nothing that we could do.
      void navigator.storage?.persist?.().catch(() => false);
    },
  };
}

/** What this browser keeps of one person's edits of one résumé that were not accepted; `null` where it can keep nothing. */
export function browserShelf(user: UserId, resume: ResumeId): Shelf | null {
  if (typeof indexedDB === 'undefined' || isView()) return null;
  const name = shelfOf({ user, resume });
  const shelf = new RefusedShelf(rows, name);
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  return {
    all: () => shelf.all(),
    put: (edits) => shelf.put(edits),
    remove: (stamps) => shelf.remove(stamps),
    tell: () => channel?.postMessage(null),
    watch: (changed) => {
      const stop = new AbortController();
      channel?.addEventListener('message', changed, { signal: stop.signal });
      // A page that was in the background may have missed a word.
      document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && changed(), { signal: stop.signal });
      return () => {
        stop.abort();
        channel?.close();
      };
    },
  };
}

/** The lock goes with the page, however that ends. */
const tryLock: TryLock = (name) =>
  new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(null);
        return new Promise<void>((release) => resolve(release));
      })
      .catch(reject);
  });

async function inTime(claiming: () => Promise<Claim | null>): Promise<Claim | null> {
  const claim = claiming().then(
    (won) => won && leavingTogether(won),
    (error: unknown) => {
      // Private windows and full disks: the saved state says that nothing is kept here.
      console.warn('This device keeps nothing', error);
      return null;
    },
  );
  let late = false;
  const patience = new Promise<null>((resolve) => {
    setTimeout(() => {
      late = true;
      resolve(null);
    }, CLAIM_WITHIN);
  });
  // Nobody waits for it any more: another page may have it.
  void claim.then(async (won) => {
    if (late) await won?.close();
  });
  return Promise.race([claim, patience]);
}

const leavingTogether = (claim: Claim): Claim => ({
  ...claim,
  close: () => {
    const closing = claim.close().finally(() => leaving.delete(closing));
    leaving.add(closing);
    return closing;
  },
});

import { createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { Keeping } from '#sync/keeper';
import type { Connection } from '../../live/connection.ts';
import { w } from './words.ts';

/** Whether what was typed is safe, and where: always true, never hopeful. */
export interface Saved {
  kind: 'saved' | 'saving' | 'waiting' | 'connecting' | 'offline';
  words: string;
  /** How much there is to worry about: more is said at once. */
  worry: number;
}

export interface SavedInput {
  phase: Connection['phase'];
  /** Edits that the actor has not decided yet. */
  pending: number;
  keeping: Keeping;
  /** Whether edits have waited longer than they usually do. */
  isSlow: boolean;
}

export function savedOf({ phase, pending, keeping, isSlow }: SavedInput): Saved {
  const words = w().saved;
  if (phase === 'live') {
    if (pending === 0) return { kind: 'saved', words: words.saved, worry: 0 };
    return isSlow ? { kind: 'waiting', words: words.waiting(pending), worry: 3 } : { kind: 'saving', words: words.saving, worry: 1 };
  }
  const less = KEPT_WORRY[keeping];
  if (phase === 'connecting') {
    if (pending === 0) return { kind: 'connecting', words: words.connecting, worry: 1 };
    if (keeping === 'kept') return { kind: 'connecting', words: words.onDevice, worry: 2 };
    const waiting = keeping === 'unkept' ? words.waitingUnkept(pending) : words.waiting(pending);
    return { kind: 'connecting', words: waiting, worry: 2 + less };
  }
  if (pending === 0) return { kind: 'offline', words: words.offline, worry: 4 };
  return { kind: 'offline', words: words[OFFLINE_WORDS[keeping]](pending), worry: 4.1 + less };
}

const OFFLINE_WORDS = { kept: 'offlineKept', keeping: 'offlineWaiting', unkept: 'offlineUnkept' } as const;
const KEPT_WORRY: Record<Keeping, number> = { kept: 0, keeping: 0.1, unkept: 0.2 };

export const isSameSaved = (a: Saved, b: Saved): boolean => a.kind === b.kind && a.words === b.words;

/** Whatever is shown stays so long, in ms, unless there is more to worry about. */
export const HOLD_MS = 300;
/** What is better is shown once it has been so for this long: typing, and all that it sets off, is one thing to look at. */
export const CALM_MS = 500;

/** The same without flicker: worse at once, better once it stays. */
export function createSteady(target: () => Saved): () => Saved {
  const [shown, setShown] = createSignal(target(), { equals: isSameSaved });
  let shownAt = Date.now();
  createEffect(
    on(
      target,
      (now) => {
        const show = () => {
          shownAt = Date.now();
          setShown(now);
        };
        if (isSameSaved(now, shown())) return;
        if (now.worry > shown().worry) return show();
        const held = shownAt + HOLD_MS - Date.now();
        const timer = setTimeout(show, now.worry < shown().worry ? Math.max(CALM_MS, held) : Math.max(0, held));
        onCleanup(() => clearTimeout(timer));
      },
      { defer: true },
    ),
  );
  return shown;
}

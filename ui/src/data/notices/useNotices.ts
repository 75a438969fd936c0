import { useQueryClient } from '@tanstack/solid-query';
import { createEffect, onCleanup } from 'solid-js';
import { z } from 'zod';
import { Notice } from '#protocol/me-live';
import { webSocketAt } from '../../live/transport.ts';
import { refreshSession } from '../http.ts';
import { NoticeLine } from './line.ts';
import { browserPages, oneListener } from './one-listener.ts';

const Heard = z.union([z.literal('everything'), z.array(z.string())]);
type Heard = z.infer<typeof Heard>;

/** Somebody types: their lists change every second. What comes within this time, in ms, is read again once. */
const TOGETHER_MS = 250;

/** While `user` is signed in here: lists and the profile are read again when they change elsewhere. */
export function useNotices(user: () => string | undefined): void {
  const client = useQueryClient();
  createEffect(() => {
    const whose = user();
    if (whose === undefined) return;
    let waiting: Set<string> | null = null;
    const hear = (heard: Heard) => {
      const keys = heard === 'everything' ? Notice.options : heard;
      if (waiting) for (const key of keys) waiting.add(key);
      else {
        waiting = new Set(keys);
        setTimeout(() => {
          const changed = waiting ?? new Set();
          waiting = null;
          // The queries are named as the notices are; a name that no query has changes nothing.
          for (const key of changed) void client.invalidateQueries({ queryKey: [key] });
        }, TOGETHER_MS);
      }
    };
    const read = (message: unknown): Heard | null => Heard.safeParse(message).data ?? null;
    onCleanup(oneListener(browserPages, `vitae-notices/${whose}`, read, listen, hear));
  });
}

function listen(tell: (heard: Heard) => void): () => void {
  const line = new NoticeLine({
    connect: webSocketAt('/api/me/live'),
    now: Date.now,
    after: (ms, job) => {
      const timer = setTimeout(job, ms);
      return () => clearTimeout(timer);
    },
    isVisible: () => document.visibilityState === 'visible',
    renewSignIn: () => refreshSession(Date.now()),
    tell: (what) => tell(what === 'everything' ? what : [...what]),
  });
  return () => line.close();
}

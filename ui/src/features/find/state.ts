import { createSignal } from 'solid-js';
import type { Match } from './matches.ts';

export interface Found {
  query: string;
  matches: readonly Match[];
  /** Which of them is looked at. */
  current: number;
}

/** What is being found in the open résumé, for the pages to mark; `null` while nobody looks for anything. */
const [found, setFound] = createSignal<Found | null>(null);
/** Whether the bar is there. */
const [isFinding, setFinding] = createSignal(false);

export { found, isFinding, setFinding, setFound };

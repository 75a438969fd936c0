import { createSignal } from 'solid-js';
import type { Outcome } from '../../preview/client.ts';

/** What came of laying out the pages that are shown: other panels say it where something can be done about it. */
export const [shownOutcome, setShownOutcome] = createSignal<Outcome | null>(null);

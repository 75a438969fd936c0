import { createSignal } from 'solid-js';
import type { Turned, UndoState } from '#sync/undo';

/** What a person can take back and do again, for the page. */
export interface Undoing {
  /** What would be taken back, in a few words: "typing in Summary"; `null` for nothing. */
  undoWords: () => string | null;
  redoWords: () => string | null;
  /** Takes back the latest act, or the one named, as far as it still stands; `null` where there is none. */
  undo: (act?: number) => Turned | null;
  redo: () => Turned | null;
  /** The latest act, to take back that one whatever comes after it. */
  latestAct: () => number | null;
}

/** What there is to take back, as a session tells it. */
export function createUndoState() {
  const [state, setState] = createSignal<UndoState>(
    { undo: null, redo: null },
    { equals: (a, b) => a.undo === b.undo && a.redo === b.redo },
  );
  return { state, changed: (next: UndoState): void => void setState(next) };
}

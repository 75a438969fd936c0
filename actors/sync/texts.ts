import type * as Y from 'yjs';

/** The origin of changes that come from elsewhere. Every other transaction is this person's own edit, and is queued as one. */
export const REMOTE = 'remote';

/** Longest insertion of one transaction, in UTF-16 units: so that its update fits into a frame. A longer paste takes several. */
export const INSERT_MAX = 4_000;

/** The text of one prose field, to bind an editor to. */
export interface LiveText {
  /** As it is now. Another object once `replaced` was said: bind to it anew. */
  readonly text: Y.Text;
  /** Runs `rebind` when the text has become another object, as after an edit that was not accepted. Returns what ends it. */
  onReplaced(rebind: () => void): () => void;
}

import * as Y from 'yjs';
import { TEXT_NAME } from './prose-text.ts';

/** Longest walk through a text to see that one neighbour comes before the other; beyond it a copy is looked at. */
const MAX_STEPS = 2_000;

/** An update's items by Yjs id, in the order of their clocks. */
export type Brought = ReadonlyMap<number, readonly Y.Item[]>;

const holds = ({ id, length }: Y.Item, { client, clock }: Y.ID): boolean =>
  id.client === client && id.clock <= clock && clock < id.clock + length;

/**
 * Whether every item can be put in after what it names as its neighbours. Items that wait for each other, or for later ones of
 * their own, never could: Yjs would keep them for ever, or trip over them.
 */
export function canBePutIn(doc: Y.Doc, brought: Brought): boolean {
  const clocks = new Map<number, number>();
  const rest = [...brought.values()].map((items) => ({ items, at: 0 }));
  const clockOf = (client: number): number => Math.max(clocks.get(client) ?? 0, Y.getState(doc.store, client));
  const isThere = (id: Y.ID | null): boolean => id === null || id.clock < clockOf(id.client);
  for (let moved = true; moved; ) {
    moved = false;
    for (const queue of rest)
      for (let item = queue.items[queue.at]; item && isThere(item.origin) && isThere(item.rightOrigin); item = queue.items[queue.at]) {
        clocks.set(item.id.client, item.id.clock + item.length);
        queue.at += 1;
        moved = true;
      }
  }
  return rest.every(({ items, at }) => at === items.length);
}

/**
 * Whether of each item's two neighbours the left one comes first. Yjs does not look: it would put such an item somewhere, and
 * somewhere else for whoever loads the text as a whole.
 */
export function isInOrder(doc: Y.Doc, update: Uint8Array, brought: Brought): boolean {
  const between = [...brought.values()].flat().filter(({ origin, rightOrigin }) => origin !== null && rightOrigin !== null);
  return between.every((item) => isPlainlyBetween(doc, brought, item)) || isInOrderOnceIn(doc, update, brought);
}

/** What typing does: beside what is there, or on after one's own words. `false` where it takes more to know. */
function isPlainlyBetween({ store }: Y.Doc, brought: Brought, { origin: left, rightOrigin: right }: Y.Item): boolean {
  if (!left || !right) return true;
  const own = brought.get(left.client)?.find((item) => holds(item, left));
  if (own) return own.rightOrigin !== null && Y.compareIDs(own.rightOrigin, right);
  if (right.clock >= Y.getState(store, right.client)) return false;
  let item: Y.Item | null = itemAt(store, left);
  if (item && holds(item, right)) return left.clock < right.clock;
  item = item?.right ?? null;
  for (let steps = 0; item && steps < MAX_STEPS; steps += 1, item = item.right) if (holds(item, right)) return true;
  return false;
}

function itemAt(store: Y.Doc['store'], id: Y.ID): Y.Item | null {
  const structs = store.clients.get(id.client);
  const struct = structs?.[Y.findIndexSS(structs, id.clock)];
  return struct instanceof Y.Item ? struct : null;
}

/** Tried on a copy. */
function isInOrderOnceIn(doc: Y.Doc, update: Uint8Array, brought: Brought): boolean {
  const copy = new Y.Doc();
  const text = copy.getText(TEXT_NAME);
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  Y.applyUpdate(copy, update);
  const places = new Map<Y.Item, number>();
  for (let item = text._start; item; item = item.right) places.set(item, places.size);
  const placeOf = (id: Y.ID): number | undefined => {
    const item = itemAt(copy.store, id);
    return item ? places.get(item) : undefined;
  };
  return [...brought.values()].flat().every(({ origin, rightOrigin }) => {
    if (!origin || !rightOrigin) return true;
    const [left, right] = [placeOf(origin), placeOf(rightOrigin)];
    if (left === undefined || right === undefined) return false;
    return left < right || (left === right && origin.clock < rightOrigin.clock);
  });
}

import type * as Y from 'yjs';
import type { Change } from '#sync/prose-text';
import { INSERT_MAX } from '#sync/texts';
import { ChangeBuilder, lengthOf, partOf } from './changes.ts';

/** What a change costs in an update besides its text: its attributes, begun and ended. In UTF-16 units, about. */
const OVERHEAD = 24;

/** Makes lists of changes in a text, one after the other, in as few transactions as their updates fit into frames. */
export function writeChanges(text: Y.Text, lists: readonly (readonly Change[])[], origin: unknown): void {
  const waiting = lists.flatMap((list) => partsOf(list));
  while (waiting.length > 0) {
    let room = INSERT_MAX;
    const now: Change[][] = [];
    for (let next = waiting[0]; next && (now.length === 0 || costOf(next) <= room); next = waiting[0]) {
      room -= costOf(next);
      now.push(next);
      waiting.shift();
    }
    const write = () => {
      for (const list of now) text.applyDelta(list);
    };
    if (text.doc) text.doc.transact(write, origin);
    else write();
  }
}

function costOf(list: readonly Change[]): number {
  return list.reduce((sum, change) => sum + changeCost(change), 0);
}

function changeCost(change: Change): number {
  if ('delete' in change) return OVERHEAD;
  const { attributes } = change;
  return ('insert' in change ? change.insert.length : 0) + (attributes ? OVERHEAD + (attributes.link?.length ?? 0) : 0);
}

/** Cuts a list into lists that do the same when made one after the other, none of which costs more than a transaction may. */
function partsOf(list: readonly Change[]): Change[][] {
  if (costOf(list) <= INSERT_MAX) return [[...list]];
  const parts: Change[][] = [];
  let part = new ChangeBuilder();
  let room = INSERT_MAX;
  /** Where in the text the changes made so far end. */
  let at = 0;
  const cut = () => {
    parts.push(part.done());
    part = new ChangeBuilder().keep(at);
    room = INSERT_MAX;
  };
  for (const change of list) {
    for (let done = 0; done < lengthOf(change); ) {
      const overhead = changeCost(change) - ('insert' in change ? change.insert.length : 0);
      if (room <= overhead) cut();
      let count = lengthOf(change) - done;
      if ('insert' in change) count = wholePairs(change.insert, done, Math.min(count, Math.max(room - overhead, 2)));
      part.push(partOf(change, done, count));
      room -= overhead + ('insert' in change ? count : 0);
      done += count;
      if (!('delete' in change)) at += count;
    }
  }
  parts.push(part.done());
  return parts.filter((changes) => changes.length > 0);
}

/** So many units from `start` on, or one less where that would part two surrogates. */
const wholePairs = (text: string, start: number, count: number): number =>
  start + count < text.length && (text.codePointAt(start + count - 1) ?? 0) > 0xffff ? count - 1 : count;

import * as Y from 'yjs';
import type { CharacterId, IdRange } from './id-ranges.ts';
import { addRun, type DeletedRun, type FormatRun, isNothing, type Mark, type Marks, type TextChange } from './text-change.ts';

/** What a transaction did, and what it looked like from the keyboard: whether it goes on where the last one ended. */
export interface Recorded {
  change: TextChange;
  /** The text put in, where that was all, in one piece. */
  typed: { text: string; after: CharacterId | null; last: CharacterId } | null;
}

/**
 * What a transaction of one's own did to `text`; `null` for nothing that shows. To be called before its observers are
 * (`beforeObserverCalls`): afterwards Yjs tidies up what told how it was before. Typing costs what was typed; taking out and
 * formatting cost a walk over the text's items.
 */
export function recordOf(text: Y.Text, transaction: Y.Transaction): Recorded | null {
  if (transaction.changed.size === 0) return null;
  const fresh = freshItems(text, transaction);
  const isPlain = transaction.deleteSet.clients.size === 0 && fresh.every(({ content }) => content instanceof Y.ContentString);
  const change = isPlain ? { inserted: fresh.map(rangeOf), deleted: [], formats: [] } : new Walk(transaction).over(text);
  return isNothing(change) ? null : { change, typed: typedIn(change, fresh) };
}

const rangeOf = ({ id, length }: Y.Item): IdRange => [id.client, id.clock, length];
const idOf = (id: Y.ID): CharacterId => [id.client, id.clock];

/** The items that the transaction made, in the order in which it did: of one's own, for only oneself writes in it. */
function freshItems(text: Y.Text, { doc, beforeState, afterState }: Y.Transaction): Y.Item[] {
  const fresh: Y.Item[] = [];
  const begin = beforeState.get(doc.clientID) ?? 0;
  const end = afterState.get(doc.clientID) ?? 0;
  const structs = doc.store.clients.get(doc.clientID) ?? [];
  for (let at = end > begin ? Y.findIndexSS(structs, begin) : structs.length; at < structs.length; at += 1) {
    const struct = structs[at];
    if (struct instanceof Y.Item && struct.parent === text && struct.id.clock < end) fresh.push(struct);
  }
  return fresh;
}

function typedIn({ inserted, deleted, formats }: TextChange, fresh: readonly Y.Item[]): Recorded['typed'] {
  if (inserted.length !== 1 || deleted.length > 0 || formats.length > 0) return null;
  const item = fresh.find(({ content, deleted: isGone }) => content instanceof Y.ContentString && !isGone);
  if (!item || !(item.content instanceof Y.ContentString)) return null;
  return { text: item.content.str, after: characterBefore(item), last: idOf(item.lastId) };
}

/** The character that an item follows on the screen. */
function characterBefore(item: Y.Item): CharacterId | null {
  let left = item.left;
  while (left && (left.deleted || !left.countable)) left = left.left;
  return left && idOf(left.lastId);
}

/** Goes through a text once, with what was there before the transaction and what is there after it side by side. */
class Walk {
  private readonly transaction: Y.Transaction;
  private readonly self: number;
  private readonly begin: number;
  private readonly before = new Map<string, Mark>();
  private readonly after = new Map<string, Mark>();
  /** The marks that are not now what they were. */
  private readonly differing = new Set<string>();
  private readonly inserted: IdRange[] = [];
  private readonly deleted: DeletedRun[] = [];
  private readonly formats: FormatRun[] = [];

  constructor(transaction: Y.Transaction) {
    this.transaction = transaction;
    this.self = transaction.doc.clientID;
    this.begin = transaction.beforeState.get(this.self) ?? 0;
  }

  over(text: Y.Text): TextChange {
    for (let item = text._start; item; item = item.right) {
      const { content } = item;
      if (content instanceof Y.ContentString) this.string(item, content.str);
      else if (content instanceof Y.ContentFormat) this.format(item, content);
    }
    return { inserted: this.inserted, deleted: this.deleted, formats: this.formats };
  }

  private isNew = ({ id }: Y.Item): boolean => id.client === this.self && id.clock >= this.begin;

  private wasThere = (item: Y.Item): boolean => !this.isNew(item) && (!item.deleted || Y.isDeleted(this.transaction.deleteSet, item.id));

  private format(item: Y.Item, { key, value }: Y.ContentFormat): void {
    if (this.wasThere(item)) put(this.before, key, value);
    if (!item.deleted) put(this.after, key, value);
    if (this.before.get(key) === this.after.get(key)) this.differing.delete(key);
    else this.differing.add(key);
  }

  private string(item: Y.Item, str: string): void {
    // Most of a text stays as it is.
    if (!item.deleted && this.differing.size === 0 && !this.isNew(item)) return;
    const was = this.wasThere(item);
    if (!was && !item.deleted) add(this.inserted, rangeOf(item));
    else if (was && item.deleted) {
      const marks: Marks = Object.fromEntries(this.before);
      addRun(this.deleted, { at: idOf(item.id), text: str, marks, until: item.right && idOf(item.right.id) });
    } else if (was) for (const key of this.differing) this.reformat(rangeOf(item), key);
  }

  private reformat(range: IdRange, key: string): void {
    const before = this.before.get(key) ?? null;
    const after = this.after.get(key) ?? null;
    const last = this.formats.findLast((run) => run.key === key);
    const goesOn = last && last.before === before && last.after === after && isNext(last.range, range);
    if (goesOn) last.range = [range[0], last.range[1], last.range[2] + range[2]];
    else this.formats.push({ range, key, before, after });
  }
}

const isNext = ([client, clock, length]: IdRange, next: IdRange): boolean => client === next[0] && clock + length === next[1];

function add(ranges: IdRange[], range: IdRange): void {
  const last = ranges.at(-1);
  if (last && isNext(last, range)) ranges[ranges.length - 1] = [last[0], last[1], last[2] + range[2]];
  else ranges.push(range);
}

/** Marks are `true` or text; anything else means nothing here. */
function put(marks: Map<string, Mark>, key: string, value: unknown): void {
  if (value === true || typeof value === 'string') marks.set(key, value);
  else marks.delete(key);
}

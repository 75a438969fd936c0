import * as Y from 'yjs';
import { type CharacterId, type IdRange, IdSet, type Moved } from './id-ranges.ts';
import { afterMoves, type DeletedRun, type FormatRun, type Mark, type Marks, type TextChange } from './text-change.ts';
import { INSERT_MAX } from './texts.ts';

/** The origin of transactions that take something back. */
export const UNDO = 'undo';

/**
 * Takes back `changes` of `text`, the last one first: their characters that still stand go, what they took out comes back where it
 * was, and marks become what they were where they still are what the changes made them. Whatever others typed stays. Returns where
 * the characters went that were put back, so that older changes of theirs can still be taken back.
 */
export function revert(text: Y.Text, changes: readonly TextChange[]): Moved[] {
  const { doc } = text;
  if (!doc) return [];
  const moves: Moved[] = [];
  const all = () => {
    for (const change of changes.toReversed()) {
      // What an earlier round has put back has other ids than when it was recorded.
      const { inserted, deleted, formats } = afterMoves(change, moves);
      inBatches(doc, takeOuts(text, new IdSet(inserted)));
      const copies: Copy[] = [];
      inBatches(doc, putBacks(text, deleted, copies));
      for (const { from, to } of copies) moves.push({ from, to: [to[0], to[1]] });
      inBatches(doc, remarks(text, copies, formats));
    }
  };
  // One act, one update, unless it is too large for a frame.
  if (changes.reduce((sum, change) => sum + costOf(change), 0) <= BATCH_COST) doc.transact(all, UNDO);
  else all();
  return moves;
}

/** Characters that were put back, and the marks that they had. */
interface Copy {
  from: IdRange;
  to: IdRange;
  marks: Marks;
}

/** One step of a transaction and about how many bytes it adds to the update. */
interface Step {
  cost: number;
  run(transaction: Y.Transaction): void;
}

/** Bytes of steps that surely fit into one update, and so into one frame. */
const BATCH_COST = 20_000;
const ITEM_COST = 24;
const bytesOf = (text: string): number => text.length * 3 + ITEM_COST;
const markCost = (mark: Mark | null | undefined): number => 2 * bytesOf(typeof mark === 'string' ? mark : '');
const costOf = ({ inserted, deleted, formats }: TextChange): number =>
  inserted.length * ITEM_COST +
  deleted.reduce((sum, { text, marks }) => sum + bytesOf(text) + Object.values(marks).reduce((cost, mark) => cost + markCost(mark), 0), 0) +
  formats.reduce((sum, { before }) => sum + markCost(before), 0);

function inBatches(doc: Y.Doc, steps: readonly Step[]): void {
  for (let at = 0; at < steps.length; ) {
    doc.transact((transaction) => {
      for (let cost = 0; at < steps.length && cost < BATCH_COST; at += 1) {
        const step = steps[at];
        cost += step?.cost ?? 0;
        step?.run(transaction);
      }
    }, UNDO);
  }
}

/** The characters on the screen, run by run: their ids, where they begin, and their marks. */
function* shown(text: Y.Text): Iterable<{ range: IdRange; index: number; marks: Marks }> {
  let index = 0;
  let marks: Marks = {};
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) marks = withMark(marks, item.content.key, item.content.value);
    else if (item.countable) {
      yield { range: [item.id.client, item.id.clock, item.length], index, marks };
      index += item.length;
    }
  }
}

function withMark(marks: Marks, key: string, value: unknown): Marks {
  const { [key]: _, ...others } = marks;
  return value === true || typeof value === 'string' ? { ...others, [key]: value } : others;
}

function takeOuts(text: Y.Text, own: IdSet): Step[] {
  if (own.isEmpty) return [];
  const places: { index: number; length: number }[] = [];
  for (const { range, index } of shown(text)) {
    for (const [, clock, length] of own.common(range)) {
      const at = index + clock - range[1];
      const last = places.at(-1);
      if (last && last.index + last.length === at) last.length += length;
      else places.push({ index: at, length });
    }
  }
  // From the end on: then the places before stay where they are.
  return places.reverse().map(({ index, length }) => ({ cost: ITEM_COST, run: () => text.delete(index, length) }));
}

function putBacks(text: Y.Text, runs: readonly DeletedRun[], copies: Copy[]): Step[] {
  return runs.flatMap((run) =>
    portions(run.text).map(([from, to]) => ({
      cost: bytesOf(run.text.slice(from, to)),
      run: (transaction) => {
        putBack(text, transaction, { ...run, at: [run.at[0], run.at[1] + from], text: run.text.slice(from, to) }, copies);
      },
    })),
  );
}

/** Stretches of a text no longer than one transaction may insert, no character cut in two. */
function portions(text: string): [from: number, to: number][] {
  const out: [number, number][] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + INSERT_MAX, text.length);
    const code = text.charCodeAt(to - 1);
    if (to < text.length && code >= 0xd800 && code <= 0xdbff) to -= 1;
    out.push([from, to]);
    from = to;
  }
  return out;
}

/**
 * Puts a deleted run back, each part right behind the place of what was deleted: so it stands between the same neighbours,
 * whatever was typed or deleted around it since, and in whatever order neighbours are put back.
 */
function putBack(text: Y.Text, transaction: Y.Transaction, run: DeletedRun, copies: Copy[]): void {
  const { store, clientID } = transaction.doc;
  const [client, first] = run.at;
  const end = Math.min(first + run.text.length, Y.getState(store, client));
  for (let clock = first; clock < end; ) {
    const place = Y.getItem(store, Y.createID(client, clock));
    const length = Math.min(place.id.clock + place.length, end) - clock;
    const part = run.text.slice(clock - first, clock - first + length);
    const from: IdRange = [client, clock, length];
    clock += length;
    // Not deleted after all, or not of this text: the deletion was not accepted, and the text was made anew.
    if (!(place instanceof Y.Item) || !place.deleted || place.parent !== text) continue;
    const left = Y.getItemCleanEnd(transaction, store, Y.createID(client, clock - 1));
    if (isBack(left, part, run.until)) continue;
    const { right } = left;
    const id = Y.createID(clientID, Y.getState(store, clientID));
    new Y.Item(id, left, left.lastId, right, right?.id ?? null, text, null, new Y.ContentString(part)).integrate(transaction, 0);
    copies.push({ from, to: [id.client, id.clock, length], marks: run.marks });
  }
  // It was put in behind Yjs' back, which remembers where characters are.
  if (text._searchMarker) text._searchMarker.length = 0;
}

/** Whether the same has been put back there since by somebody else, who had deleted it, too: it must not be there twice. */
function isBack(place: Y.Item, part: string, until: CharacterId | null): boolean {
  const { lastId } = place;
  for (let item = place.right; item && !(until && holds(item, until)); item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { str } = item.content;
    const isThere = str === part || (part.length > 1 && str.endsWith(part));
    if (isThere && item.origin && Y.compareIDs(item.origin, lastId)) return true;
  }
  return false;
}

const holds = ({ id, length }: Y.Item, [client, clock]: CharacterId): boolean =>
  id.client === client && id.clock <= clock && clock < id.clock + length;

/** Gives what was put back its marks, and marks that were changed the values that they had. */
function remarks(text: Y.Text, copies: readonly Copy[], formats: readonly FormatRun[]): Step[] {
  const wishes = new Wishes();
  for (const { to, marks } of copies) wishes.add(to, `copy ${JSON.stringify(marks)}`, (now) => differences(now, marks));
  for (const { range, key, before, after } of formats)
    wishes.add(range, JSON.stringify([key, before, after]), (now) => ((now[key] ?? null) === after ? { [key]: before } : {}));
  const places: { index: number; length: number; change: Change }[] = [];
  for (const { range, index, marks } of shown(text)) {
    for (const { part, change } of wishes.of(range, marks)) {
      const at = index + part[1] - range[1];
      const last = places.at(-1);
      if (last && last.index + last.length === at && isSame(last.change, change)) last.length += part[2];
      else places.push({ index: at, length: part[2], change });
    }
  }
  return places.map(({ index, length, change }) => ({
    cost: Object.values(change).reduce((sum, mark) => sum + markCost(mark), 0),
    run: () => text.format(index, length, change),
  }));
}

/** Marks to set, and those to take away. */
type Change = Record<string, Mark | null>;
const isSame = (a: Change, b: Change): boolean => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
};

/** What characters should look like, by what they look like now. Few wishes, of many characters. */
class Wishes {
  private readonly wishes = new Map<string, { own: IdSet; want: (now: Marks) => Change }>();

  add(range: IdRange, name: string, want: (now: Marks) => Change): void {
    const wish = this.wishes.get(name) ?? { own: new IdSet(), want };
    wish.own.add(range);
    this.wishes.set(name, wish);
  }

  *of(range: IdRange, now: Marks): Iterable<{ part: IdRange; change: Change }> {
    for (const { own, want } of this.wishes.values()) {
      for (const part of own.common(range)) {
        const change = want(now);
        if (Object.keys(change).length > 0) yield { part, change };
      }
    }
  }
}

function differences(now: Marks, wanted: Marks): Change {
  const change: Change = {};
  for (const key of Object.keys(now)) if (wanted[key] === undefined) change[key] = null;
  for (const [key, mark] of Object.entries(wanted)) if (now[key] !== mark) change[key] = mark;
  return change;
}

import { z } from 'zod';
import { ReplicaId } from '#protocol/ids';
import { Json } from '#protocol/json';
import { Path as PathText } from '#protocol/live';
import type { Path } from '#protocol/registers';
import { IdSet, type Moved } from './id-ranges.ts';
import type { Row } from './rows.ts';
import { afterMoves, isNothing, joined, TextChange } from './text-change.ts';

/** How much can be taken back: acts, and characters of their rows. The oldest are forgotten first. */
export const ACTS_MAX = 100;
export const ACTS_MAX_LENGTH = 262_144;

/** The longest name of an act, in UTF-16 units. */
export const WORDS_MAX = 300;

/** A register's value before and after; `null` for none. */
const RegisterChange = z.strictObject({ path: PathText, before: Json, after: Json });
export type RegisterChange = z.infer<typeof RegisterChange>;
const TextPart = z.strictObject({ path: PathText, change: TextChange });
export type TextPart = z.infer<typeof TextPart>;

/** What is taken back at once. */
export const Act = z.strictObject({
  /** Grows: the latest act has the largest. */
  id: z.number().int().min(1),
  /** The replica that it was done under. */
  by: ReplicaId,
  /** In a few words: "typing in Summary". */
  words: z.string().max(WORDS_MAX),
  registers: z.array(RegisterChange),
  /** In the order in which they were done. */
  texts: z.array(TextPart),
});
export type Act = z.infer<typeof Act>;

/** Adds a change of a text to those of an act, as part of the last one where they make one. */
export function addText(texts: TextPart[], part: TextPart): void {
  const last = texts.at(-1);
  const one = last?.path === part.path ? joined(last.change, part.change) : null;
  if (!one) texts.push(part);
  else if (isNothing(one)) texts.pop();
  else texts[texts.length - 1] = { path: part.path, change: one };
}

/** Whether a change of a text only writes again what an act has just typed, as input methods and corrections do. */
export function rewrites(act: Act, [part]: readonly TextPart[]): boolean {
  const last = act.texts.at(-1);
  if (!part || !last || part.change.formats.length > 0 || part.change.inserted.length === 0 || part.change.deleted.length === 0)
    return false;
  const own = new IdSet(last.change.inserted);
  return part.change.deleted.every(({ at: [client, clock], text }) => [...own.rest([client, clock, text.length])].length === 0);
}

/** Whether characters of the act at `path` were put back under other ids; if so it names those now. */
export function follow(act: Act, path: Path, moves: readonly Moved[]): boolean {
  const moved = new IdSet(moves.map(({ from }) => from));
  let isChanged = false;
  act.texts = act.texts.map((part) => {
    const { inserted, formats } = part.change;
    if (part.path !== path || !(inserted.some((range) => moved.has(range)) || formats.some(({ range }) => moved.has(range)))) return part;
    isChanged = true;
    return { path, change: afterMoves(part.change, moves) };
  });
  return isChanged;
}

export type Side = 'done' | 'undone';
const PREFIX: Record<Side, string> = { done: 'undo/', undone: 'redo/' };
const DIGITS = 9;
export const actKey = (side: Side, id: number): string => PREFIX[side] + id.toString(36).padStart(DIGITS, '0');
export const isActKey = (key: string): boolean => key.startsWith(PREFIX.done) || key.startsWith(PREFIX.undone);

/** Acts read back, and the keys of rows that tell none. */
export function readActs(rows: ReadonlyMap<string, string>): { done: Act[]; undone: Act[]; damaged: string[] } {
  const acts: Record<Side, Act[]> = { done: [], undone: [] };
  const damaged: string[] = [];
  for (const key of [...rows.keys()].filter(isActKey).sort()) {
    const side: Side = key.startsWith(PREFIX.done) ? 'done' : 'undone';
    const act = parseAct(rows.get(key) ?? '');
    if (act && actKey(side, act.id) === key) acts[side].push(act);
    else damaged.push(key);
  }
  return { ...acts, damaged };
}

function parseAct(text: string): Act | undefined {
  try {
    return Act.safeParse(JSON.parse(text)).data;
  } catch {
    // Damage like any other: the caller removes the row.
    return undefined;
  }
}

/** The rows of acts: remembers how long each is, so that the whole stays within its limits. */
export class ActRows {
  private readonly lengths = new Map<string, number>();
  private readonly changed = new Map<string, Act | null>();

  /** That an act is stored as it is. */
  has(side: Side, act: Act): void {
    this.lengths.set(actKey(side, act.id), JSON.stringify(act).length);
  }

  put(side: Side, act: Act): void {
    this.changed.set(actKey(side, act.id), act);
  }

  drop(key: string): void {
    this.changed.set(key, null);
  }

  /** What has changed since the last call. Forgets the oldest of `done`, then of `undone`, until the rest is within the limits. */
  take(done: Act[], undone: Act[]): Row[] {
    if (this.changed.size === 0) return [];
    const rows = new Map<string, string | null>();
    for (const [key, act] of this.changed) {
      const text = act && JSON.stringify(act);
      rows.set(key, text);
      if (text === null) this.lengths.delete(key);
      else this.lengths.set(key, text.length);
    }
    this.changed.clear();
    const forget = (side: Side, acts: Act[]) => {
      const oldest = acts.shift();
      if (!oldest) return;
      const key = actKey(side, oldest.id);
      rows.set(key, null);
      this.lengths.delete(key);
    };
    while (done.length > ACTS_MAX) forget('done', done);
    while (undone.length > ACTS_MAX) forget('undone', undone);
    const length = () => [...this.lengths.values()].reduce((sum, one) => sum + one, 0);
    // The latest is the one that is wanted most: it stays, whatever its size.
    while (length() > ACTS_MAX_LENGTH && done.length > 1) forget('done', done);
    while (length() > ACTS_MAX_LENGTH && undone.length > 1) forget('undone', undone);
    return [...rows];
  }
}

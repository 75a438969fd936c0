import type { Json } from '#protocol/json';
import type { Path } from '#protocol/registers';
import type { CharacterId } from './id-ranges.ts';
import type { Recorded } from './text-record.ts';

/**
 * How an edit looked from the keyboard: what decides whether it goes on with the one before it, so that taking back goes by words
 * and not by characters. Pasting, formatting, moving and deleting things are always acts of their own.
 */
export type Gesture =
  | { kind: 'type'; text: string; from: Spot; to: Spot; isReplacing: boolean; hasWord: boolean }
  | { kind: 'erase' }
  /** A value that is dragged or typed as a whole: a slider, a colour, dates. */
  | { kind: 'adjust' }
  | { kind: 'once' };

/** Where in a field: an index in a register's text, or the id of the character before it in prose. */
export type Spot = number | string | null;

/** A pause of so many ms ends an act, whatever is typed next. */
export const PAUSE_MS = 800;

/** Whether `next`, of the same field and soon enough, belongs to the act that `last` was the end of. */
export function goesOn(last: Gesture, next: Gesture): boolean {
  if (next.kind === 'once' || last.kind !== next.kind) return false;
  if (last.kind !== 'type' || next.kind !== 'type') return true;
  // An input method or a correction writes again what was just typed.
  if (next.isReplacing) return isWithin(last, next.from);
  return isOne(last.text) && isOne(next.text) && isWithin(last, next.from) && !startsAnew(last, next.text);
}

const isOne = (text: string): boolean => [...text].length === 1;

const isSpace = (text: string): boolean => text.trim() === '';

/** A new word, and a new line, begin an act; the space after a word belongs to it. */
const startsAnew = (last: { text: string; hasWord: boolean }, next: string): boolean =>
  next === '\n' || (last.hasWord && isSpace(last.text) && !isSpace(next));

/** Typing a letter beside the same letter leaves open which of them is new. */
const isWithin = (last: { from: Spot; to: Spot }, spot: Spot): boolean =>
  typeof spot === 'number' && typeof last.from === 'number' && typeof last.to === 'number'
    ? spot >= last.from && spot <= last.to
    : spot === last.to;

/** Registers that say what something is and where; each change of them is an act. */
const isStructure = (path: Path): boolean => /\/(kind|place|alive)$/.test(path);
const textOf = (value: Json): string | null => (value === null ? '' : typeof value === 'string' ? value : null);

export function gestureOf({ path, before, after }: { path: Path; before: Json; after: Json }): Gesture {
  if (isStructure(path) || typeof (after ?? before) === 'boolean') return { kind: 'once' };
  const [from, to] = [textOf(before), textOf(after)];
  if (from !== null && to !== null && !path.startsWith('design/')) return typing(from, to);
  // One more or one less in a list.
  if (Array.isArray(before ?? after) && (before === null || after === null || lengthOf(before) !== lengthOf(after)))
    return { kind: 'once' };
  return { kind: 'adjust' };
}

const lengthOf = (value: Json): number => (Array.isArray(value) ? value.length : 0);

function typing(before: string, after: string): Gesture {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const text = after.slice(start, after.length - end);
  if (text === '') return { kind: 'erase' };
  return { kind: 'type', text, from: start, to: start + text.length, isReplacing: before.length - end > start, hasWord: !isSpace(text) };
}

const spotOf = (id: CharacterId | null): string | null => id?.join('/') ?? null;

export function gestureIn({ change, typed }: Recorded): Gesture {
  if (typed)
    return {
      kind: 'type',
      text: typed.text,
      from: spotOf(typed.after),
      to: spotOf(typed.last),
      isReplacing: false,
      hasWord: !isSpace(typed.text),
    };
  const isErasing = change.inserted.length === 0 && change.formats.length === 0 && change.deleted.length === 1;
  return isErasing ? { kind: 'erase' } : { kind: 'once' };
}

/** What the next gesture is compared with, once `next` has gone on with `last`. */
export const after = (last: Gesture, next: Gesture): Gesture =>
  last.kind === 'type' && next.kind === 'type'
    ? { ...next, from: typeof last.from === 'number' ? last.from : next.from, hasWord: last.hasWord || next.hasWord }
    : next;

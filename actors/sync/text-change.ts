import { z } from 'zod';
import { type IdRange, IdSet, type Moved, rangesAfter } from './id-ranges.ts';

/**
 * What one person's edit did to a text, as data: enough to take it back whatever others did since, also after a reload, when Yjs
 * itself has forgotten what was deleted. Characters are named by their ids.
 */
const Clock = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const Id = z.tuple([Clock, Clock]).readonly();
const Range = z.tuple([Clock, Clock, Clock.min(1)]).readonly();
/** The value of an attribute; one that is not there is `null`. */
const Mark = z.union([z.literal(true), z.string().max(2_000)]);
export type Mark = z.infer<typeof Mark>;
const Marks = z.record(z.string().max(40), Mark);
export type Marks = z.infer<typeof Marks>;

/** Characters that were taken out. Their ids tell where they were: Yjs keeps the place of every deleted character. */
const DeletedRun = z.strictObject({
  at: Id,
  text: z.string().min(1),
  marks: Marks,
  /** What came next when it was deleted, or `null` for the end: whatever stands before that now is newer. */
  until: Id.nullable(),
});
export type DeletedRun = z.infer<typeof DeletedRun>;

const FormatRun = z.strictObject({ range: Range, key: z.string().max(40), before: Mark.nullable(), after: Mark.nullable() });
export type FormatRun = z.infer<typeof FormatRun>;

export const TextChange = z.strictObject({
  inserted: z.array(Range),
  deleted: z.array(DeletedRun),
  formats: z.array(FormatRun),
});
export type TextChange = z.infer<typeof TextChange>;

export const isNothing = ({ inserted, deleted, formats }: TextChange): boolean =>
  inserted.length === 0 && deleted.length === 0 && formats.length === 0;

export const sameMarks = (a: Marks, b: Marks): boolean => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
};

const rangeOf = ({ at: [client, clock], text }: DeletedRun): IdRange => [client, clock, text.length];

/** Two runs that lay side by side, as one. */
function besideEachOther(left: DeletedRun, right: DeletedRun): DeletedRun | null {
  const [client, clock] = right.at;
  const touch = left.at[0] === client && left.at[1] + left.text.length === clock && left.until?.[0] === client && left.until[1] === clock;
  return touch && sameMarks(left.marks, right.marks) ? { ...left, text: left.text + right.text, until: right.until } : null;
}

/** Adds a run to others, to the one that it continues where there is one: typing backwards is one run, not many. */
export function addRun(runs: DeletedRun[], run: DeletedRun): void {
  const last = runs.at(-1);
  const one = last && (besideEachOther(last, run) ?? besideEachOther(run, last));
  if (one) runs[runs.length - 1] = one;
  else runs.push(run);
}

/** One change followed by another, as one; `null` where they must be taken back one after the other. */
export function joined(first: TextChange, second: TextChange): TextChange | null {
  if (first.formats.length > 0 || second.formats.length > 0) return null;
  const inserted = new IdSet([...first.inserted, ...second.inserted]);
  const own = new IdSet(first.inserted);
  const deleted = [...first.deleted];
  const gone = new IdSet();
  for (const run of second.deleted) {
    // What was put in and taken out again within the change was never there.
    for (const part of own.common(rangeOf(run))) gone.add(part);
    for (const [client, clock, length] of own.rest(rangeOf(run))) {
      const from = clock - run.at[1];
      addRun(deleted, { ...run, at: [client, clock], text: run.text.slice(from, from + length) });
    }
  }
  return { inserted: [...inserted.ranges()].flatMap((range) => [...gone.rest(range)]), deleted, formats: [] };
}

/** The change with the ids that its characters have now. */
export function afterMoves(change: TextChange, moves: readonly Moved[]): TextChange {
  return {
    inserted: change.inserted.flatMap((range) => rangesAfter(range, moves)),
    deleted: change.deleted,
    formats: change.formats.flatMap((run) => rangesAfter(run.range, moves).map((range) => ({ ...run, range }))),
  };
}

import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { AddMarkStep, AttrStep, RemoveMarkStep, ReplaceStep, type Step } from 'prosemirror-transform';
import type { Attributes, Change, Insert } from '#sync/prose-text';
import { ChangeBuilder } from './changes.ts';
import { flatLength, indexAt, runsBetween } from './flat.ts';
import { commonEnd, commonStart } from './graphemes.ts';
import { isBlank, LINK, listIn } from './schema.ts';

interface Range {
  from: number;
  to: number;
}

/**
 * What a transaction does to the flat text, as lists of changes to be made one after the other. Step by step, so that what is put
 * in goes exactly where the person put it, and nothing between two places is touched.
 *
 * `closed` says whether the text has the line feed of the last line. Where it is missing it is put in first; of a document that
 * is blank in the end nothing stays, not even that.
 */
export function changesOf(transaction: Transaction, closed: boolean): Change[][] {
  const { docs, doc, steps, before } = transaction;
  const changes = steps
    .map((step, index) => stepChanges(step, docs[index] ?? before, docs[index + 1] ?? doc))
    .filter((list) => list.length > 0);
  if (changes.length === 0) return changes;
  const closing = new ChangeBuilder()
    .keep(flatLength(before) - 1)
    .insert('\n')
    .done();
  return [...(closed ? [] : [closing]), ...changes, ...(isBlank(doc) ? [[{ delete: 1 }]] : [])];
}

function stepChanges(step: Step, was: Node, is: Node): Change[] {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) {
    const from = indexAt(was, step.from);
    const value = step instanceof RemoveMarkStep ? null : step.mark.type === LINK ? String(step.mark.attrs.href) : true;
    return new ChangeBuilder()
      .keep(from)
      .keep(indexAt(was, step.to) - from, { [step.mark.type.name]: value })
      .done();
  }
  if (step instanceof AttrStep) {
    const line = is.child(is.resolve(step.pos).index(0));
    const end = indexAt(is, step.pos) + line.content.size;
    return new ChangeBuilder()
      .keep(end)
      .keep(1, { list: listIn(line) })
      .done();
  }
  if (step instanceof ReplaceStep) {
    const { from, to, slice } = step;
    return replaced(was, { from, to }, is, { from, to: from + slice.size });
  }
  return changesBetweenDocs(was, is);
}

/** What differs between two documents, as one replacement. */
export function changesBetweenDocs(was: Node, is: Node): Change[] {
  const range = differingRange(was, is);
  return range ? replaced(was, range.was, is, range.is) : [];
}

export function differingRange(was: Node, is: Node): { was: Range; is: Range } | null {
  const from = was.content.findDiffStart(is.content);
  const ends = was.content.findDiffEnd(is.content);
  if (from === null || !ends) return null;
  // Where the same is repeated, what is common at the start may overlap with what is common at the end.
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  return { was: { from, to: ends.a + overlap }, is: { from, to: ends.b + overlap } };
}

function replaced(was: Node, old: Range, is: Node, fresh: Range): Change[] {
  const builder = new ChangeBuilder().keep(indexAt(was, old.from));
  replaceRuns(runsBetween(was, old.from, old.to), runsBetween(is, fresh.from, fresh.to), builder);
  // A line's kind is told at its beginning in the document, at its end in the text.
  const $old = was.resolve(old.to);
  const $fresh = is.resolve(fresh.to);
  if ($old.depth === 1 && $fresh.depth === 1 && listIn($old.parent) !== listIn($fresh.parent))
    builder.keep($fresh.parent.content.size - $fresh.parentOffset).keep(1, { list: listIn($fresh.parent) });
  return builder.done();
}

const textOf = (runs: readonly Insert[]): string => runs.map(({ insert }) => insert).join('');

function replaceRuns(old: readonly Insert[], fresh: readonly Insert[], builder: ChangeBuilder): void {
  const before = textOf(old);
  const after = textOf(fresh);
  const start = commonStart(before, after);
  const end = commonEnd(before, after, start);
  restyle(slice(old, 0, start), slice(fresh, 0, start), builder);
  for (const { insert, attributes } of slice(fresh, start, after.length - end)) builder.insert(insert, attributes);
  builder.remove(before.length - start - end);
  restyle(slice(old, before.length - end, before.length), slice(fresh, after.length - end, after.length), builder);
}

function slice(runs: readonly Insert[], from: number, to: number): Insert[] {
  const result: Insert[] = [];
  let at = 0;
  for (const { insert, attributes } of runs) {
    const piece = insert.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (piece !== '') result.push({ insert: piece, ...(attributes ? { attributes } : {}) });
    at += insert.length;
  }
  return result;
}

/** Keeps a text and gives it the look that it has in `fresh`. */
function restyle(old: readonly Insert[], fresh: readonly Insert[], builder: ChangeBuilder): void {
  let index = 0;
  let offset = 0;
  for (const { insert, attributes } of fresh) {
    for (let left = insert.length; left > 0; ) {
      const run = old[index];
      const count = Math.min(left, (run?.insert.length ?? left) - offset);
      builder.keep(count, attributeChanges(run?.attributes ?? {}, attributes ?? {}));
      left -= count;
      offset += count;
      if (!run || offset < run.insert.length) continue;
      index += 1;
      offset = 0;
    }
  }
}

function attributeChanges(old: Attributes, fresh: Attributes): Attributes | undefined {
  const changed: Attributes = {};
  for (const name of ['bold', 'italic', 'underline'] as const) if (old[name] !== fresh[name]) changed[name] = fresh[name] ?? null;
  if (old.link !== fresh.link) changed.link = fresh.link ?? null;
  if (old.list !== fresh.list) changed.list = fresh.list ?? null;
  return Object.keys(changed).length > 0 ? changed : undefined;
}

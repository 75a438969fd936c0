import type { Attributes, Change } from '#sync/prose-text';

/** Changes of a flat text, in Quill's form: lists of what is kept, put in and taken out. */

const isSame = (a: Attributes | undefined, b: Attributes | undefined): boolean => JSON.stringify(a ?? {}) === JSON.stringify(b ?? {});

/** Puts a list of changes together, joining neighbours of one kind. */
export class ChangeBuilder {
  private readonly list: Change[] = [];

  keep(count: number, attributes?: Attributes): this {
    const last = this.list.at(-1);
    if (count === 0) return this;
    if (last && 'retain' in last && isSame(last.attributes, attributes)) last.retain += count;
    else this.list.push(attributes && Object.keys(attributes).length > 0 ? { retain: count, attributes } : { retain: count });
    return this;
  }

  insert(text: string, attributes: Attributes = {}): this {
    const last = this.list.at(-1);
    if (text === '') return this;
    if (last && 'insert' in last && isSame(last.attributes, attributes)) last.insert += text;
    else this.list.push({ insert: text, attributes });
    return this;
  }

  remove(count: number): this {
    const last = this.list.at(-1);
    if (count === 0) return this;
    if (last && 'delete' in last) last.delete += count;
    else this.list.push({ delete: count });
    return this;
  }

  push(change: Change): this {
    if ('insert' in change) return this.insert(change.insert, change.attributes);
    return 'delete' in change ? this.remove(change.delete) : this.keep(change.retain, change.attributes);
  }

  /** What keeps the end as it is, is not said. Empty when nothing changes. */
  done(): Change[] {
    for (let last = this.list.at(-1); last && 'retain' in last && !last.attributes; last = this.list.at(-1)) this.list.pop();
    return this.list;
  }
}

export const lengthOf = (change: Change): number =>
  'insert' in change ? change.insert.length : 'delete' in change ? change.delete : change.retain;

/** A change's part: `count` units of it, `offset` units in. */
export function partOf(change: Change, offset: number, count: number): Change {
  if ('insert' in change) return { ...change, insert: change.insert.slice(offset, offset + count) };
  return 'delete' in change ? { delete: count } : { ...change, retain: count };
}

/** Reads a list of changes piece by piece; past its end everything is kept. */
export class ChangeReader {
  private readonly list: readonly Change[];
  private index = 0;
  private offset = 0;

  constructor(list: readonly Change[]) {
    this.list = list;
  }

  get isAtEnd(): boolean {
    return this.index >= this.list.length;
  }

  /** Units left of the present change. */
  get left(): number {
    const change = this.list[this.index];
    return change ? lengthOf(change) - this.offset : Number.POSITIVE_INFINITY;
  }

  get isInsert(): boolean {
    const change = this.list[this.index];
    return change !== undefined && 'insert' in change;
  }

  next(count: number): Change {
    const change = this.list[this.index];
    if (!change) return { retain: count };
    const part = partOf(change, this.offset, count);
    this.offset += count;
    if (this.offset >= lengthOf(change)) {
      this.index += 1;
      this.offset = 0;
    }
    return part;
  }
}

/**
 * `changes` as they have to be made after `over`, when both were made of the same text. Where both put something in at one place or
 * set one attribute, the one that `comesFirst` stands before the other, and its attribute holds: with the opposite value for the
 * other way round, both ways lead to the same text.
 */
export function transform(changes: readonly Change[], over: readonly Change[], comesFirst: boolean): Change[] {
  const mine = new ChangeReader(changes);
  const theirs = new ChangeReader(over);
  const result = new ChangeBuilder();
  while (!mine.isAtEnd) {
    if (mine.isInsert && (comesFirst || !theirs.isInsert)) {
      result.push(mine.next(mine.left));
      continue;
    }
    if (theirs.isInsert) {
      result.keep(lengthOf(theirs.next(theirs.left)));
      continue;
    }
    const count = Math.min(mine.left, theirs.left);
    const own = mine.next(count);
    const other = theirs.next(count);
    if ('delete' in other || 'insert' in other || 'insert' in own) continue;
    if ('delete' in own) result.remove(count);
    else result.keep(count, comesFirst ? own.attributes : without(own.attributes, other.attributes));
  }
  return result.done();
}

function without(attributes: Attributes | undefined, others: Attributes | undefined): Attributes | undefined {
  if (!attributes || !others) return attributes;
  const left: Attributes = { ...attributes };
  for (const name of ['bold', 'italic', 'underline', 'link', 'list'] as const) if (others[name] !== undefined) delete left[name];
  return left;
}

import type { Attributes, Change, Insert } from './prose-text.ts';

/** One character of a text with what it carries. A pair of surrogates is one character. */
interface Character {
  text: string;
  attributes: Attributes;
  /** The attributes as text, to compare. */
  look: string;
}
type Line = readonly Character[];

const lookOf = (attributes: Attributes): string =>
  JSON.stringify(
    Object.entries(attributes)
      .filter(([, value]) => value !== null && value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The characters of runs, line by line, each line with its line feed. */
function linesOf(runs: readonly Insert[]): Line[] {
  const lines: Character[][] = [];
  let line: Character[] = [];
  for (const { insert, attributes = {} } of runs) {
    const look = lookOf(attributes);
    for (const text of insert) {
      line.push({ text, attributes, look });
      if (text !== '\n') continue;
      lines.push(line);
      line = [];
    }
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

const keyOf = (line: Line): string => line.map(({ text, look }) => `${text}${look}`).join('');

/** Index pairs of a longest common subsequence of two lists of keys, after their common ends (at most 500 × 500 of them). */
function commonLines(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Builds changes, joining neighbours of one kind. */
class Changes {
  readonly list: Change[] = [];

  keep(count: number, attributes?: Attributes): void {
    const last = this.list.at(-1);
    if (count === 0) return;
    if (last && 'retain' in last && JSON.stringify(last.attributes) === JSON.stringify(attributes)) last.retain += count;
    else this.list.push(attributes ? { retain: count, attributes } : { retain: count });
  }

  remove(count: number): void {
    const last = this.list.at(-1);
    if (count === 0) return;
    if (last && 'delete' in last) last.delete += count;
    else this.list.push({ delete: count });
  }

  insert({ text, attributes, look }: Character): void {
    const last = this.list.at(-1);
    if (last && 'insert' in last && lookOf(last.attributes ?? {}) === look) last.insert += text;
    else this.list.push({ insert: text, attributes });
  }

  /** What changes nothing at the end is not said. */
  done(): Change[] {
    for (let last = this.list.at(-1); last && 'retain' in last && !last.attributes; last = this.list.at(-1)) this.list.pop();
    return this.list;
  }
}

const units = (characters: readonly Character[]): number => characters.reduce((sum, { text }) => sum + text.length, 0);

/** Attributes that turn one look into another. */
function restyle(from: Character, to: Character): Attributes {
  const change: Record<string, unknown> = {};
  for (const name of Object.keys(from.attributes)) change[name] = null;
  return { ...change, ...to.attributes };
}

function changeBlock(from: readonly Character[], to: readonly Character[], changes: Changes): void {
  let start = 0;
  while (start < from.length && start < to.length && from[start]?.text === to[start]?.text) start += 1;
  let end = 0;
  while (end < from.length - start && end < to.length - start && from.at(-1 - end)?.text === to.at(-1 - end)?.text) end += 1;
  const keep = (a: readonly Character[], b: readonly Character[]) => {
    a.forEach((character, index) => {
      const wanted = b[index] ?? character;
      changes.keep(character.text.length, character.look === wanted.look ? undefined : restyle(character, wanted));
    });
  };
  keep(from.slice(0, start), to.slice(0, start));
  for (const character of to.slice(start, to.length - end)) changes.insert(character);
  changes.remove(units(from.slice(start, from.length - end)));
  keep(from.slice(from.length - end), to.slice(to.length - end));
}

/**
 * Changes that turn one text into another and touch as little as possible, so that what others write meanwhile stays: whole lines
 * that are in both are kept (longest common subsequence), and between them only what differs is replaced.
 */
export function changesBetween(from: readonly Insert[], to: readonly Insert[]): Change[] {
  const before = linesOf(from);
  const after = linesOf(to);
  const changes = new Changes();
  let i = 0;
  let j = 0;
  for (const [a, b] of [...commonLines(before.map(keyOf), after.map(keyOf)), [before.length, after.length]] as const) {
    changeBlock(before.slice(i, a).flat(), after.slice(j, b).flat(), changes);
    const common = before[a];
    if (common) changes.keep(units(common));
    i = a + 1;
    j = b + 1;
  }
  return changes.done();
}

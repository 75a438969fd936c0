/** A stretch of characters by their Yjs ids: who typed them, from which clock on, how many. Ids never change and outlive a reload. */
export type IdRange = readonly [client: number, clock: number, length: number];
export type CharacterId = readonly [client: number, clock: number];

/** Where characters went that were put back: Yjs cannot revive any, so what is put back has new ids. */
export interface Moved {
  from: IdRange;
  to: CharacterId;
}

export const endOf = ([, clock, length]: IdRange): number => clock + length;

/** A set of characters, to ask which of a run belong to it. */
export class IdSet {
  private readonly clients = new Map<number, [clock: number, end: number][]>();

  constructor(ranges: Iterable<IdRange> = []) {
    for (const range of ranges) this.add(range);
  }

  get isEmpty(): boolean {
    return this.clients.size === 0;
  }

  add([client, clock, length]: IdRange): void {
    if (length === 0) return;
    const spans = this.clients.get(client);
    if (!spans) return void this.clients.set(client, [[clock, clock + length]]);
    const first = firstFrom(spans, clock);
    let begin = clock;
    let end = clock + length;
    let after = first;
    for (let span = spans[after]; span && span[0] <= end; span = spans[after]) {
      begin = Math.min(begin, span[0]);
      end = Math.max(end, span[1]);
      after += 1;
    }
    spans.splice(first, after - first, [begin, end]);
  }

  /** The parts of `range` that belong to the set, in order. */
  *common([client, clock, length]: IdRange): Iterable<IdRange> {
    const spans = this.clients.get(client) ?? [];
    for (let at = firstFrom(spans, clock); ; at += 1) {
      const span = spans[at];
      if (!span || span[0] >= clock + length) return;
      const begin = Math.max(span[0], clock);
      const end = Math.min(span[1], clock + length);
      if (end > begin) yield [client, begin, end - begin];
    }
  }

  /** Whether any of `range` belongs to the set. */
  has(range: IdRange): boolean {
    for (const _ of this.common(range)) return true;
    return false;
  }

  /** The parts of `range` that do not, in order. */
  *rest(range: IdRange): Iterable<IdRange> {
    const [client, clock] = range;
    let at = clock;
    for (const part of this.common(range)) {
      if (part[1] > at) yield [client, at, part[1] - at];
      at = endOf(part);
    }
    if (endOf(range) > at) yield [client, at, endOf(range) - at];
  }

  *ranges(): Iterable<IdRange> {
    for (const [client, spans] of this.clients) for (const [clock, end] of spans) yield [client, clock, end - clock];
  }
}

/** The first span that ends at `clock` or later. */
function firstFrom(spans: readonly (readonly [clock: number, end: number])[], clock: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.[1] ?? 0) < clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A range as it is called now, in pieces where only some of it was put back. */
export function rangesAfter(range: IdRange, moves: readonly Moved[]): IdRange[] {
  const out: IdRange[] = [];
  const moved = new IdSet();
  for (const { from, to } of moves) {
    for (const [client, clock, length] of new IdSet([range]).common(from)) {
      moved.add([client, clock, length]);
      out.push([to[0], to[1] + clock - from[1], length]);
    }
  }
  return [...moved.rest(range), ...out];
}

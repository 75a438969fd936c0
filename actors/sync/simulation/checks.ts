/** Checked at every step of every seed, where `expect` would be most of the time. */
export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

const plain = (value: unknown): unknown =>
  value instanceof Map
    ? [...value].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)).map(([key, inner]) => [key, plain(inner)])
    : value;

/** Whether two values are the same data, whatever the order of a map. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(plain(a)) === JSON.stringify(plain(b));

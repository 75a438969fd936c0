import { describe, expect, it } from 'vitest';
import { codeLengths, codesOf } from './huffman.ts';

/** What the codes take of all codes there are: more than 1 cannot be read, less than 1 is refused by readers. */
const taken = (lengths: Uint8Array): number => [...lengths].reduce((sum, length) => (length > 0 ? sum + 2 ** -length : sum), 0);

const fibonacci = (count: number): Uint32Array => {
  const counts = new Uint32Array(count);
  counts.forEach((_, i) => {
    counts[i] = i < 2 ? 1 : (counts[i - 1] ?? 0) + (counts[i - 2] ?? 0);
  });
  return counts;
};

describe('codes', () => {
  it('are the shorter the more often a symbol is used', () => {
    expect([...codeLengths(Uint32Array.of(45, 13, 12, 16, 9, 5), 15)]).toEqual([1, 3, 3, 3, 4, 4]);
    expect([...codeLengths(Uint32Array.of(0, 7, 0), 15)]).toEqual([0, 1, 0]);
    expect([...codeLengths(new Uint32Array(3), 15)]).toEqual([0, 0, 0]);
  });

  it.each([
    [40, 15],
    [19, 7],
    [8, 3],
  ])('are no longer than they may be, and leave nothing over (%i symbols, %i bits)', (symbols, most) => {
    const lengths = codeLengths(fibonacci(symbols), most);
    expect(Math.max(...lengths)).toBe(most);
    expect(taken(lengths)).toBe(1);
    // Rarer symbols have no shorter codes.
    expect([...lengths]).toEqual([...lengths].sort((a, b) => b - a));
  });

  it('are told apart by their beginnings', () => {
    const lengths = codeLengths(fibonacci(20), 15);
    const written = [...codesOf(lengths)].map((code, symbol) =>
      [...code.toString(2).padStart(lengths[symbol] ?? 0, '0')].reverse().join(''),
    );
    for (const one of written) expect(written.filter((other) => other.startsWith(one))).toEqual([one]);
  });
});

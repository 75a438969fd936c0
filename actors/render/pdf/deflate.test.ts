import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deflate } from './deflate.ts';

const inflated = (bytes: Uint8Array): Uint8Array => new Uint8Array(inflateSync(deflate(bytes)));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('deflate', () => {
  it('gives back whatever it was given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.nat(255), (bytes, mask) => {
        // Fewer different bytes repeat more.
        const plain = bytes.map((byte) => byte & mask);
        expect(inflated(plain)).toEqual(plain);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('gives back nothing, one byte, long runs, and what is farther apart than the window', () => {
    const noise = Uint8Array.from({ length: 40_000 }, (_, i) => (Math.imul(i, 2_654_435_761) >>> 13) & 255);
    const farApart = new Uint8Array(120_000);
    farApart.set(noise.subarray(0, 500), 10);
    farApart.set(noise, 30_000);
    farApart.set(noise.subarray(0, 500), 119_000);
    for (const bytes of [new Uint8Array(0), Uint8Array.of(7), new Uint8Array(200_000), noise, farApart])
      expect(inflated(bytes)).toEqual(bytes);
  });

  it('gives back counts so unequal that codes must be shortened', () => {
    // Counts grow as Fibonacci's numbers: Huffman's codes are as long as they can be.
    let [a, b] = [1, 1];
    const bytes: number[] = [];
    for (let symbol = 0; symbol < 22; symbol += 1) {
      // Apart from each other, so that no matches are found.
      for (let i = 0; i < a; i += 1) bytes.push(symbol);
      [a, b] = [b, a + b];
    }
    const shuffled = bytes.map((_, i) => bytes[(i * 7919) % bytes.length] ?? 0);
    expect(inflated(Uint8Array.from(shuffled))).toEqual(Uint8Array.from(shuffled));
  });

  it('packs repetition', () => {
    const text = utf8(Array.from({ length: 300 }, (_, i) => `1 0 0 1 46 ${i * 13} Tm [<0001000200030004> 9 <00030005>] TJ`).join('\n'));
    expect(deflate(text).length).toBeLessThan(text.length / 12);
  });
});

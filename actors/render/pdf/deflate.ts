import { codeLengths, codesOf } from './huffman.ts';

/**
 * Compresses into the zlib format (RFC 1950, 1951): one block with codes of its own, matches chosen lazily over the whole window.
 * Ours because every place must make the same bytes, which the compressors that come with browsers and workerd do not, and because the
 * one that pdf-lib brings packs the text of a page 10 % less well.
 */
export function deflate(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Bits(bytes.length);
  out.write(0x78, 8);
  out.write(0xda, 8);
  // A block's codes are made for all of it; what changes much is better cut.
  for (let from = 0; from < bytes.length || from === 0; from += BLOCK) {
    const to = Math.min(bytes.length, from + BLOCK);
    writeBlock(out, tokensOf(bytes, from, to), to === bytes.length);
    if (bytes.length === 0) break;
  }
  return out.finish(adler32(bytes));
}

const BLOCK = 1 << 16;
const WINDOW = 1 << 15;
/** RFC 1951 has matches of three; they save next to nothing, and looking for them takes twice as long. */
const LEAST_MATCH = 4;
const MOST_MATCH = 258;
/** How many earlier places are tried, at most, for each match. */
const MOST_TRIES = 128;
/** A match of this length is taken without looking for a better one. */
const GOOD_MATCH = 64;
/** A short match far away costs more bits than its letters. */
const FAR = 4096;

/** Literals as they are; a match as `MATCH + length`, then its distance. */
const MATCH = 256;

/** For each hash of four bytes, where it was met last; shared, because clearing is quicker than making. */
const HEADS = new Int32Array(1 << 15);
const hashAt = (bytes: Uint8Array, i: number): number =>
  Math.imul(((bytes[i] ?? 0) << 24) | ((bytes[i + 1] ?? 0) << 16) | ((bytes[i + 2] ?? 0) << 8) | (bytes[i + 3] ?? 0), 0x9e3779b1) >>> 17;

/** Literals and matches of one stretch of the bytes; what stands up to a window before it may be referred to. */
function tokensOf(bytes: Uint8Array, from: number, to: number): Uint32Array {
  const tokens = new Uint32Array((to - from) * 2);
  let count = 0;
  const start = Math.max(0, from - WINDOW);
  HEADS.fill(-1);
  const previous = new Int32Array(to - start);
  const add = (i: number): void => {
    if (i + LEAST_MATCH > to) return;
    const hash = hashAt(bytes, i);
    previous[i - start] = HEADS[hash] ?? -1;
    HEADS[hash] = i;
  };
  /** Where the match that `longest` found begins. */
  let found = 0;
  /** The length of the longest match at `i` that is longer than `least`; 0 for none. */
  const longest = (i: number, least: number): number => {
    const most = Math.min(MOST_MATCH, to - i);
    if (most < LEAST_MATCH || least >= most) return 0;
    let length = least;
    let wanted = bytes[i + length];
    let place = HEADS[hashAt(bytes, i)] ?? -1;
    for (let tries = MOST_TRIES; place >= 0 && i - place <= WINDOW && tries > 0; tries -= 1) {
      if (bytes[place + length] === wanted) {
        let same = 0;
        while (same < most && bytes[place + same] === bytes[i + same]) same += 1;
        if (same > length && (same > LEAST_MATCH || i - place <= FAR)) {
          length = same;
          found = place;
          if (length === most) break;
          wanted = bytes[i + length];
        }
      }
      place = previous[place - start] ?? -1;
    }
    return length > least ? length : 0;
  };
  for (let i = start; i < from; i += 1) add(i);
  let length = longest(from, LEAST_MATCH - 1);
  for (let i = from; i < to; ) {
    const distance = i - found;
    add(i);
    const later = length >= GOOD_MATCH ? 0 : longest(i + 1, Math.max(length, LEAST_MATCH - 1));
    if (length === 0 || later > 0) {
      tokens[count++] = bytes[i] ?? 0;
      i += 1;
      length = later;
      continue;
    }
    tokens[count++] = MATCH + length;
    tokens[count++] = distance;
    for (let k = 1; k < length; k += 1) add(i + k);
    i += length;
    length = longest(i, LEAST_MATCH - 1);
  }
  return tokens.subarray(0, count);
}

/** RFC 1951, 3.2.5: the first length or distance of each code, and how many bits follow. */
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385,
  24577,
];
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

const LENGTH_CODE = Uint8Array.from({ length: MOST_MATCH + 1 }, (_, length) =>
  Math.max(
    0,
    LENGTHS.findLastIndex((start) => start <= length),
  ),
);

/** Two codes for each power of two. */
function distanceCode(distance: number): number {
  const power = 31 - Math.clz32(distance - 1);
  return distance <= 2 ? distance - 1 : 2 * power + (((distance - 1) >> (power - 1)) & 1);
}
const END = 256;

function writeBlock(out: Bits, tokens: Uint32Array, isLast: boolean): void {
  const literals = new Uint32Array(286);
  const distances = new Uint32Array(30);
  eachToken(
    tokens,
    (literal) => {
      literals[literal] = (literals[literal] ?? 0) + 1;
    },
    (length, distance) => {
      const code = 257 + (LENGTH_CODE[length] ?? 0);
      literals[code] = (literals[code] ?? 0) + 1;
      const far = distanceCode(distance);
      distances[far] = (distances[far] ?? 0) + 1;
    },
  );
  literals[END] = 1;
  const own = [codeLengths(literals, 15), codeLengths(distances, 15)] as const;
  const header = headerOf(...own);
  const isFixed = cost(literals, FIXED[0]) + cost(distances, FIXED[1]) <= cost(literals, own[0]) + cost(distances, own[1]) + header.bits;
  out.write(isLast ? 1 : 0, 1);
  out.write(isFixed ? 1 : 2, 2);
  if (!isFixed) header.write(out);
  const [literalLengths, distanceLengths] = isFixed ? FIXED : own;
  const literalCodes = codesOf(literalLengths);
  const distanceCodes = codesOf(distanceLengths);
  const put = (code: number): void => out.write(literalCodes[code] ?? 0, literalLengths[code] ?? 0);
  eachToken(tokens, put, (length, distance) => {
    const code = LENGTH_CODE[length] ?? 0;
    put(257 + code);
    out.write(length - (LENGTHS[code] ?? 0), LENGTH_BITS[code] ?? 0);
    const far = distanceCode(distance);
    out.write(distanceCodes[far] ?? 0, distanceLengths[far] ?? 0);
    out.write(distance - (DISTANCES[far] ?? 0), DISTANCE_BITS[far] ?? 0);
  });
  put(END);
}

function eachToken(tokens: Uint32Array, literal: (byte: number) => void, match: (length: number, distance: number) => void): void {
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] ?? 0;
    if (token < MATCH) literal(token);
    else {
      i += 1;
      match(token - MATCH, tokens[i] ?? 0);
    }
  }
}

/** RFC 1951, 3.2.6. */
const FIXED = [
  Uint8Array.from({ length: 288 }, (_, code) => (code < 144 ? 8 : code < 256 ? 9 : code < 280 ? 7 : 8)),
  new Uint8Array(30).fill(5),
] as const;

/** Extra bits are the same whatever the codes. */
function cost(counts: Uint32Array, lengths: Uint8Array): number {
  return counts.reduce((sum, count, code) => sum + count * (lengths[code] ?? 0), 0);
}

const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The codes' lengths, run by run, in a code of their own (RFC 1951, 3.2.7). */
function headerOf(literals: Uint8Array, distances: Uint8Array): { bits: number; write: (out: Bits) => void } {
  const used = (lengths: Uint8Array, least: number): number => Math.max(least, lengths.findLastIndex((length) => length > 0) + 1);
  const [literalCount, distanceCount] = [used(literals, 257), used(distances, 1)];
  const runs = runsOf([...literals.subarray(0, literalCount), ...distances.subarray(0, distanceCount)]);
  const counts = new Uint32Array(19);
  for (const { symbol } of runs) counts[symbol] = (counts[symbol] ?? 0) + 1;
  const lengths = codeLengths(counts, 7);
  const codes = codesOf(lengths);
  const shown = Math.max(4, ORDER.findLastIndex((symbol) => (lengths[symbol] ?? 0) > 0) + 1);
  const bits = 14 + shown * 3 + cost(counts, lengths) + runs.reduce((sum, run) => sum + run.bits, 0);
  return {
    bits,
    write: (out) => {
      out.write(literalCount - 257, 5);
      out.write(distanceCount - 1, 5);
      out.write(shown - 4, 4);
      for (const symbol of ORDER.slice(0, shown)) out.write(lengths[symbol] ?? 0, 3);
      for (const { symbol, extra, bits: more } of runs) {
        out.write(codes[symbol] ?? 0, lengths[symbol] ?? 0);
        out.write(extra, more);
      }
    },
  };
}

interface Run {
  symbol: number;
  extra: number;
  bits: number;
}

function runsOf(lengths: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < lengths.length; ) {
    const length = lengths[i] ?? 0;
    let same = 1;
    while (lengths[i + same] === length) same += 1;
    if (length === 0 && same >= 11) {
      same = Math.min(same, 138);
      runs.push({ symbol: 18, extra: same - 11, bits: 7 });
    } else if (length === 0 && same >= 3) runs.push({ symbol: 17, extra: same - 3, bits: 3 });
    else if (length > 0 && same >= 4) {
      same = Math.min(same, 7);
      runs.push({ symbol: length, extra: 0, bits: 0 }, { symbol: 16, extra: same - 4, bits: 2 });
    } else {
      same = 1;
      runs.push({ symbol: length, extra: 0, bits: 0 });
    }
    i += same;
  }
  return runs;
}

/** Bits from the lowest upwards. */
class Bits {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;
  #held = 0;
  #count = 0;

  constructor(expected: number) {
    this.#bytes = new Uint8Array(Math.max(64, expected));
  }

  /** At most 16 bits. */
  write(value: number, bits: number): void {
    this.#held |= value << this.#count;
    this.#count += bits;
    while (this.#count >= 8) {
      this.#byte(this.#held & 255);
      this.#held >>>= 8;
      this.#count -= 8;
    }
  }

  finish(checksum: number): Uint8Array<ArrayBuffer> {
    if (this.#count > 0) this.#byte(this.#held & 255);
    for (const shift of [24, 16, 8, 0]) this.#byte((checksum >>> shift) & 255);
    return this.#bytes.slice(0, this.#length);
  }

  #byte(value: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }
}

function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (let from = 0; from < bytes.length; from += 3800) {
    const to = Math.min(bytes.length, from + 3800);
    for (let i = from; i < to; i += 1) {
      a += bytes[i] ?? 0;
      b += a;
    }
    a %= 65_521;
    b %= 65_521;
  }
  return ((b << 16) | a) >>> 0;
}

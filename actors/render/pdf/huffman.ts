/**
 * How long the code of each symbol is, for counts of use: no code longer than `most`, unused symbols none (Huffman; codes that come out
 * too long are shortened as in zlib's `gen_bitlen`). A single symbol gets one bit.
 */
export function codeLengths(counts: Uint32Array, most: number): Uint8Array {
  const lengths = new Uint8Array(counts.length);
  const symbols = [...counts.keys()]
    .filter((symbol) => (counts[symbol] ?? 0) > 0)
    .sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b);
  if (symbols.length <= 1) {
    for (const symbol of symbols) lengths[symbol] = 1;
    return lengths;
  }
  const depths = depthsOf(symbols.map((symbol) => counts[symbol] ?? 0));
  const ofLength = new Uint32Array(most + 1);
  for (const depth of depths) ofLength[Math.min(depth, most)] = (ofLength[Math.min(depth, most)] ?? 0) + 1;
  // What all codes take of the room that `most` bits have: too long ones were cut, so it may be too much.
  let taken = ofLength.reduce((sum, count, length) => (length === 0 ? sum : sum + count * 2 ** (most - length)), 0);
  while (taken > 2 ** most) {
    let length = most - 1;
    while (!ofLength[length]) length -= 1;
    // One code becomes two of a bit more: itself, and one of the longest.
    ofLength[length] = (ofLength[length] ?? 0) - 1;
    ofLength[length + 1] = (ofLength[length + 1] ?? 0) + 2;
    ofLength[most] = (ofLength[most] ?? 0) - 1;
    taken -= 1;
  }
  let next = 0;
  for (let length = most; length > 0; length -= 1)
    for (let i = 0; i < (ofLength[length] ?? 0); i += 1) {
      const symbol = symbols[next];
      if (symbol !== undefined) lengths[symbol] = length;
      next += 1;
    }
  return lengths;
}

/** How deep each of these counts, the smallest first, stands in the tree of least cost: two queues, the smaller head first. */
function depthsOf(counts: readonly number[]): number[] {
  const total = counts.length;
  const weights = [...counts];
  const parents = new Array<number>(2 * total - 1).fill(0);
  let [leaf, inner] = [0, total];
  const take = (): number => {
    const isLeaf = leaf < total && (inner >= weights.length || (weights[leaf] ?? 0) <= (weights[inner] ?? 0));
    if (isLeaf) {
      leaf += 1;
      return leaf - 1;
    }
    inner += 1;
    return inner - 1;
  };
  while (weights.length < 2 * total - 1) {
    const [a, b] = [take(), take()];
    parents[a] = weights.length;
    parents[b] = weights.length;
    weights.push((weights[a] ?? 0) + (weights[b] ?? 0));
  }
  const depths = new Array<number>(weights.length).fill(0);
  for (let node = weights.length - 2; node >= 0; node -= 1) depths[node] = (depths[parents[node] ?? 0] ?? 0) + 1;
  return depths.slice(0, total);
}

/** The codes themselves (RFC 1951, 3.2.2), turned round: they are written from their highest bit. */
export function codesOf(lengths: Uint8Array): Uint16Array {
  const next = new Uint32Array(17);
  for (const length of lengths) if (length > 0) next[length + 1] = (next[length + 1] ?? 0) + 1;
  for (let length = 1; length <= 16; length += 1) next[length] = ((next[length] ?? 0) + (next[length - 1] ?? 0)) << 1;
  const codes = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length === 0) return;
    const code = next[length] ?? 0;
    next[length] = code + 1;
    let turned = 0;
    for (let bit = 0; bit < length; bit += 1) turned |= ((code >> bit) & 1) << (length - 1 - bit);
    codes[symbol] = turned;
  });
  return codes;
}

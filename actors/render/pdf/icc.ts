/**
 * An ICC profile of sRGB, version 4 because it is small: a matrix of the primaries (adapted to D50) and one tone curve as a formula.
 * ICC.1:2004-10, 7 to 10; primaries and curve from IEC 61966-2-1.
 */
export function srgbProfile(): Uint8Array {
  const curve = toneCurve();
  const tags: [signature: string, data: number[]][] = [
    ['desc', text('sRGB')],
    ['cprt', text('CC0')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['chad', adaptation()],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const directory: number[] = [];
  const data: number[] = [];
  const dataStart = HEADER + 4 + tags.length * 12;
  let curveAt: number | null = null;
  for (const [signature, bytes] of tags) {
    // The three channels share one curve.
    const shared: number | null = bytes === curve ? curveAt : null;
    const offset: number = shared ?? dataStart + data.length;
    directory.push(...ascii(signature), ...u32(offset), ...u32(bytes.length));
    if (bytes === curve) curveAt = offset;
    if (shared !== null) continue;
    data.push(...bytes);
    while (data.length % 4 !== 0) data.push(0);
  }
  return Uint8Array.from([...header(dataStart + data.length), ...u32(tags.length), ...directory, ...data]);
}

const HEADER = 128;

function header(size: number): number[] {
  const bytes = new Array<number>(HEADER).fill(0);
  const put = (offset: number, values: readonly number[]): void => {
    values.forEach((value, i) => {
      bytes[offset + i] = value;
    });
  };
  put(0, u32(size));
  put(8, [4, 0x20, 0, 0]);
  put(12, ascii('mntrRGB XYZ '));
  put(24, [0x07, 0xe8, 0, 1, 0, 1]);
  put(36, ascii('acsp'));
  put(68, [...fixed(0.9642), ...fixed(1), ...fixed(0.8249)]);
  return bytes;
}

/** Type 3: `(a·x + b)^g` from `d` on, `c·x` below. */
function toneCurve(): number[] {
  const [g, a, b, c, d] = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];
  return [...ascii('para'), ...u32(0), 0, 3, 0, 0, ...[g, a, b, c, d].flatMap(fixed)];
}

/** From D65, which the primaries are measured in, to D50 (Bradford). */
function adaptation(): number[] {
  const matrix = [1.04788, 0.02292, -0.0502, 0.02959, 0.99048, -0.01706, -0.00923, 0.01508, 0.75168];
  return [...ascii('sf32'), ...u32(0), ...matrix.flatMap(fixed)];
}

/** In one language, as UTF-16. */
function text(words: string): number[] {
  const units = [...words].flatMap((letter) => [0, letter.charCodeAt(0)]);
  return [...ascii('mluc'), ...u32(0), ...u32(1), ...u32(12), ...ascii('enUS'), ...u32(units.length), ...u32(28), ...units];
}

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const u32 = (value: number): number[] => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const fixed = (value: number): number[] => u32(Math.round(value * 65536));
const xyz = (x: number, y: number, z: number): number[] => [...ascii('XYZ '), ...u32(0), ...fixed(x), ...fixed(y), ...fixed(z)];

/**
 * An ICC version 2 profile of sRGB, made here because it is small: a matrix of the primaries (adapted to D50) and one
 * tone curve of 256 points. ICC.1:2001-04, 6.1–6.5; primaries and curve from IEC 61966-2-1.
 */
export function srgbProfile(): Uint8Array {
  const curve = toneCurve();
  const tags: [signature: string, data: number[]][] = [
    ['desc', description('sRGB')],
    ['cprt', [...ascii('text'), ...u32(0), ...ascii('CC0\0')]],
    ['wtpt', xyz(0.9505, 1, 1.0891)],
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
  put(8, [2, 0x10, 0, 0]);
  put(12, ascii('mntrRGB XYZ '));
  put(24, [0x07, 0xe8, 0, 1, 0, 1]);
  put(36, ascii('acsp'));
  put(68, [...fixed(0.9642), ...fixed(1), ...fixed(0.8249)]);
  return bytes;
}

function toneCurve(): number[] {
  const points = Array.from({ length: 256 }, (_, i) => {
    const value = i / 255;
    return Math.round((value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4) * 65535);
  });
  return [...ascii('curv'), ...u32(0), ...u32(points.length), ...points.flatMap((point) => [point >> 8, point & 255])];
}

/** The text, then empty Unicode and ScriptCode versions of it. */
function description(text: string): number[] {
  const bytes = ascii(`${text}\0`);
  return [...ascii('desc'), ...u32(0), ...u32(bytes.length), ...bytes, ...new Array<number>(4 + 4 + 2 + 1 + 67).fill(0)];
}

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const u32 = (value: number): number[] => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const fixed = (value: number): number[] => u32(Math.round(value * 65536));
const xyz = (x: number, y: number, z: number): number[] => [...ascii('XYZ '), ...u32(0), ...fixed(x), ...fixed(y), ...fixed(z)];

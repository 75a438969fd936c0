import { deflateSync } from 'node:zlib';
import { readTables, viewOf } from '../text/sfnt.ts';

/**
 * A font as WOFF 1.0 (https://www.w3.org/TR/WOFF/): each table compressed by zlib, which browsers show directly and
 * every runtime of ours can open with `DecompressionStream`. WOFF 2.0 needs Brotli, which Workers cannot read.
 */
export function toWoff(sfnt: Uint8Array): Uint8Array {
  const tables = [...readTables(sfnt)].sort(([a], [b]) => (a < b ? -1 : 1));
  const packed = tables.map(([tag, { offset, length }]) => {
    const plain = sfnt.subarray(offset, offset + length);
    const deflated = deflateSync(plain, { level: 9 });
    return { tag, length, checksum: checksumOf(plain), data: deflated.length < length ? deflated : plain };
  });
  const header = 44 + packed.length * 20;
  const file = new Uint8Array(packed.reduce((sum, { data }) => sum + padded(data.length), header));
  const view = viewOf(file);
  view.setUint32(0, 0x774f4646);
  view.setUint32(4, viewOf(sfnt).getUint32(0));
  view.setUint32(8, file.length);
  view.setUint16(12, packed.length);
  view.setUint32(
    16,
    packed.reduce((sum, { length }) => sum + padded(length), 12 + packed.length * 16),
  );
  view.setUint16(20, 1);
  let offset = header;
  packed.forEach(({ tag, length, checksum, data }, i) => {
    const record = 44 + i * 20;
    for (let k = 0; k < 4; k++) file[record + k] = tag.charCodeAt(k);
    view.setUint32(record + 4, offset);
    view.setUint32(record + 8, data.length);
    view.setUint32(record + 12, length);
    view.setUint32(record + 16, checksum);
    file.set(data, offset);
    offset += padded(data.length);
  });
  return file;
}

function checksumOf(table: Uint8Array): number {
  const whole = new Uint8Array(padded(table.length));
  whole.set(table);
  const view = viewOf(whole);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

const padded = (length: number): number => (length + 3) & ~3;

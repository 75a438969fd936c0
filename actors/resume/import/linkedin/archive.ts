import { type UnzipFileInfo, unzipSync } from 'fflate';

/** Why an archive is not opened. */
export type ArchiveRefusal = 'damaged' | 'too_large';

const MOST_ENTRIES = 2_000;
/** Of one table, and of all that are opened, in bytes when unpacked. */
const TABLE_MAX_BYTES = 2_000_000;
const ALL_MAX_BYTES = 8_000_000;
/** What is packed more tightly than text ever is holds nothing but its own size. */
const MOST_RATIO = 200;

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/**
 * The tables (`.csv`) of an archive by their names without folders, as text. Nothing is unpacked before its size is known, and no more
 * than that is ever written: an entry that says less than it holds is cut.
 */
export function tablesIn(bytes: Uint8Array): Map<string, string> | { refused: ArchiveRefusal } {
  let entries = 0;
  let size = 0;
  let isTooLarge = false;
  const wanted = ({ name, size: packed, originalSize }: UnzipFileInfo): boolean => {
    entries += 1;
    if (!/\.csv$/i.test(name) || isTooLarge) return false;
    size += originalSize;
    isTooLarge =
      entries > MOST_ENTRIES || originalSize > TABLE_MAX_BYTES || size > ALL_MAX_BYTES || originalSize > MOST_RATIO * Math.max(packed, 64);
    return !isTooLarge;
  };
  try {
    const files = unzipSync(bytes, { filter: wanted });
    if (isTooLarge) return { refused: 'too_large' };
    return new Map(Object.entries(files).map(([name, data]) => [name.replace(/^.*[/\\]/, ''), decoded(data)]));
  } catch {
    // The library throws for whatever is no archive.
    return { refused: isTooLarge ? 'too_large' : 'damaged' };
  }
}

/** UTF-8 or UTF-16 by its mark, else UTF-8 where that is possible, else what old Windows programs write. */
export function decoded(data: Uint8Array): string {
  if (data[0] === 0xff && data[1] === 0xfe) return new TextDecoder('utf-16le').decode(data);
  if (data[0] === 0xfe && data[1] === 0xff) return new TextDecoder('utf-16be').decode(data);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(data);
  } catch {
    return new TextDecoder('windows-1252').decode(data);
  }
}

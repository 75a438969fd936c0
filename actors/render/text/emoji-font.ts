import { viewOf } from './sfnt.ts';
import { assemble } from './subset.ts';

/** Code points of private use that stand for pictures (`emoji.ts`). */
export const EMOJI_CODES = { first: 0xf0000, last: 0xffffd } as const;

/** Units of the em; a picture is a little wider than tall letters, with air on both sides. */
const UNITS_PER_EM = 1000;
const ADVANCE = 1180;

/**
 * A font for pictures: every picture is the same empty glyph, as wide as a picture. So they are shaped, broken into lines,
 * reordered and extracted as text like all else, and only the painters know what to draw there.
 */
export function makeEmojiFont(): Uint8Array<ArrayBuffer> {
  const os2 = new Uint8Array(96);
  viewOf(os2).setUint16(0, 4);
  viewOf(os2).setUint16(4, 400);
  viewOf(os2).setInt16(88, 700);
  return assemble([
    ['OS/2', os2],
    ['cmap', characterMap()],
    ['glyf', new Uint8Array(4)],
    ['head', words([1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, UNITS_PER_EM, 0, 0, 0, 0, 0, 0, 0, 0, 0, -200, ADVANCE, 800, 0, 8, 2, 0, 0])],
    ['hhea', words([1, 0, 800, -200, 0, ADVANCE, 0, 0, ADVANCE, 1, 0, 0, 0, 0, 0, 0, 0, 2])],
    ['hmtx', words([ADVANCE, 0, ADVANCE, 0])],
    ['loca', words([0, 0, 0])],
    ['maxp', words([1, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['name', nameTable('VitaeEmoji')],
    ['post', words([3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
  ]);
}

const words = (values: readonly number[]): Uint8Array => {
  const table = new Uint8Array(values.length * 2);
  const view = viewOf(table);
  values.forEach((value, i) => {
    view.setInt16(i * 2, value);
  });
  return table;
};

/** Format 12, one group a code point: all lead to glyph 1. (Format 13 would say it in one, but not everything reads it.) */
function characterMap(): Uint8Array {
  const count = CODE_COUNT;
  const table = new Uint8Array(12 + 16 + count * 12);
  const view = viewOf(table);
  view.setUint16(2, 1);
  view.setUint16(4, 3);
  view.setUint16(6, 10);
  view.setUint32(8, 12);
  view.setUint16(12, 12);
  view.setUint32(16, 16 + count * 12);
  view.setUint32(24, count);
  for (let i = 0; i < count; i++) {
    view.setUint32(28 + i * 12, EMOJI_CODES.first + i);
    view.setUint32(32 + i * 12, EMOJI_CODES.first + i);
    view.setUint32(36 + i * 12, 1);
  }
  return table;
}

/** Room for more pictures than there are emoji. */
const CODE_COUNT = 4096;
const POSTSCRIPT_NAME = 6;

function nameTable(name: string): Uint8Array {
  const header = words([0, 1, 18, 3, 1, 0x409, POSTSCRIPT_NAME, name.length * 2, 0]);
  const table = new Uint8Array(header.length + name.length * 2);
  table.set(header);
  for (let i = 0; i < name.length; i++) viewOf(table).setUint16(header.length + i * 2, name.charCodeAt(i));
  return table;
}

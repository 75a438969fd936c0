/** C0 controls and DEL; tabs and line ends are text. A carriage return is a line end and is dealt with before. */
const NOT_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text without the characters that are none, and whether there were any. Line ends become line feeds. */
export function cleanText(value: string): { text: string; removed: boolean } {
  const lines = value.replace(/\r\n?|[\u2028\u2029]/g, '\n');
  const text = lines.replace(NOT_TEXT, '').replace(LONE_SURROGATE, '');
  return { text, removed: text.length !== lines.length };
}

/** Size of a plain object in UTF-8 bytes when written as JSON; its absent fields weigh nothing. */
export const writtenBytes = (value: object): number => new TextEncoder().encode(JSON.stringify(value)).byteLength;

/** How many of the first `max` UTF-16 units fit into `bytes` of JSON. */
export function unitsWithin(text: string, max: number, bytes: number): number {
  let units = 0;
  let room = bytes;
  for (const character of text) {
    room -= jsonSize(character.codePointAt(0) ?? 0);
    if (room < 0 || units + character.length > max) break;
    units += character.length;
  }
  return units;
}

/** UTF-8 bytes of a character inside a JSON text. */
function jsonSize(point: number): number {
  if (point === 0x22 || point === 0x5c || point === 0x09 || point === 0x0a) return 2;
  if (point < 0x20 || (point >= 0xd800 && point <= 0xdfff)) return 6;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/** One line: line ends and tabs become spaces, nothing hangs over the ends. */
export const oneLine = (text: string): string => text.replace(/\s+/g, (gap) => (/[\n\t]/.test(gap) ? ' ' : gap)).trim();

/** Cuts at `max` UTF-16 units or before, never within a character. */
export function splitAt(text: string, max: number): { head: string; rest: string } {
  if (text.length <= max) return { head: text, rest: '' };
  const last = text.charCodeAt(max - 1);
  const at = max > 0 && last >= 0xd800 && last <= 0xdbff ? max - 1 : max;
  return { head: text.slice(0, at), rest: text.slice(at) };
}

/** Pictures that are looked at, so that a hostile file does not make long work; ours have one. */
const MOST_PICTURES = 16;
/** A stream's dictionary is short. */
const DICTIONARY_REACH = 1_000;
const JPEG_FILTER = /\/Filter\s*(?:\[\s*)?\/DCTDecode\b/g;

/**
 * The pictures in a PDF that are JPEGs, as they are: a PDF of ours shows a résumé's photo by the very bytes that the résumé keeps. The
 * streams stand in the open, so no PDF library has to be let loose on a stranger's file.
 */
export function* jpegsIn(bytes: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>> {
  const file = latin1(bytes);
  let count = 0;
  for (const { index } of file.matchAll(JPEG_FILTER)) {
    count += 1;
    if (count > MOST_PICTURES) return;
    const before = file.slice(Math.max(0, index - DICTIONARY_REACH), index);
    const after = file.slice(index, index + DICTIONARY_REACH);
    const begin = /\bstream(?:\r\n|\n|\r)/.exec(after);
    if (!begin) continue;
    const dictionary = `${before.slice(before.lastIndexOf(' obj') + 1)}${after.slice(0, begin.index)}`;
    const length = /\/Length\s+(\d+)(?!\s+\d+\s+R)\b/.exec(dictionary)?.[1];
    const start = index + begin.index + begin[0].length;
    if (length !== undefined && start + Number(length) <= bytes.length) yield bytes.slice(start, start + Number(length));
  }
}

/** Each byte as a character, so that places in the text are places in the file. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
}

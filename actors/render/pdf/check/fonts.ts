import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import { dictionary, entry, list, nameIn, streamBytes, streamText } from '../objects.ts';
import type { Painting } from './content.ts';

/** What must hold of a font for every code that is shown in it. */
interface ReadFont {
  name: string;
  faults: string[];
  /** Code → text; codes in lower-case hexadecimal. */
  unicode: ReadonlyMap<string, string>;
  /** Two bytes a code. */
  toGlyph: Uint8Array;
  glyphs: number;
}

type ReadFonts = ReadonlyMap<string, ReadFont>;

/** Fonts are embedded, and every glyph that is shown is there and has Unicode (ISO 14289-1, 7.21). Pages share fonts: each set is read once. */
export class FontChecker {
  readonly #context: PDFContext;
  /** By what the dictionary of fonts says: each page has one of its own, of the same fonts. */
  readonly #read = new Map<string, ReadFonts>();

  constructor(context: PDFContext) {
    this.#context = context;
  }

  check(resources: PDFDict | null, paintings: readonly Painting[]): string[] {
    const key = String(entry(resources, 'Font'));
    let fonts = this.#read.get(key);
    if (!fonts) {
      const named = dictionary(this.#context, entry(resources, 'Font'))?.entries() ?? [];
      fonts = new Map(named.map(([name, ref]) => [name.decodeText(), readFont(this.#context, ref)]));
      this.#read.set(key, fonts);
    }
    return faultsOf(fonts, paintings);
  }
}

function faultsOf(fonts: ReadFonts, paintings: readonly Painting[]): string[] {
  const faults = new Set([...fonts.values()].flatMap((font) => font.faults));
  for (const { font: name = '', codes, within } of paintings) {
    if (!codes) continue;
    const font = fonts.get(name);
    if (!font) faults.add(`text in a font that is not there: ${name}`);
    else
      for (const code of codes)
        for (const fault of faultsOfCode(
          code,
          font,
          within.some(({ hasActualText }) => hasActualText),
        ))
          faults.add(fault);
  }
  return [...faults];
}

function readFont(context: PDFContext, ref: PDFObject): ReadFont {
  const font = dictionary(context, ref);
  const name = nameIn(font, 'BaseFont');
  const faults: string[] = [];
  const descendant = dictionary(context, list(context, entry(font, 'DescendantFonts'))[0]);
  const file = streamBytes(context, entry(dictionary(context, entry(descendant, 'FontDescriptor')), 'FontFile2'));
  if (nameIn(font, 'Subtype') !== 'Type0' || nameIn(font, 'Encoding') !== 'Identity-H')
    faults.push(`a font of another kind than ours: ${name}`);
  if (!file) faults.push(`a font that is not embedded: ${name}`);
  if (!/^[A-Z]{6}\+./.test(name)) faults.push(`a subset that is not named as one: ${name}`);
  return {
    name,
    faults,
    unicode: readUnicode(streamText(context, entry(font, 'ToUnicode'))),
    toGlyph: streamBytes(context, entry(descendant, 'CIDToGIDMap')) ?? new Uint8Array(),
    glyphs: file ? glyphCount(file) : 0,
  };
}

function faultsOfCode(code: string, { name, unicode, toGlyph, glyphs }: ReadFont, hasActualText: boolean): string[] {
  const number = Number.parseInt(code, 16);
  const glyph = ((toGlyph[number * 2] ?? 0) << 8) | (toGlyph[number * 2 + 1] ?? 0);
  const where = `${code} of ${name}`;
  const text = unicode.get(code.toLowerCase());
  const faults: string[] = [];
  if (code.length !== 4 || number * 2 + 1 >= toGlyph.length) faults.push(`a code without a glyph: ${where}`);
  else if (glyph === 0) faults.push(`a glyph that stands for a missing one: ${where}`);
  else if (glyph >= glyphs) faults.push(`a glyph that is not in the font: ${where}`);
  if (text === undefined || text === '') faults.push(`a glyph without Unicode: ${where}`);
  else if (/[\0\ufeff\ufffe\ufffd]/.test(text) || !text.isWellFormed()) faults.push(`a glyph whose Unicode is no text: ${where}`);
  else if (/\p{Co}/u.test(text) && !hasActualText) faults.push(`a private character that nobody can read: ${where}`);
  return faults;
}

function readUnicode(map: string): Map<string, string> {
  const unicode = new Map<string, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar\s([\s\S]*?)endbfchar/g))
    for (const [, code = '', text = ''] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi))
      unicode.set(code.toLowerCase(), fromUtf16(text));
  return unicode;
}

const fromUtf16 = (hex: string): string =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

/** `numGlyphs` of the `maxp` table; 0 for what is no TrueType font. */
function glyphCount(file: Uint8Array): number {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 12) return 0;
  for (let table = 0; table < view.getUint16(4); table++) {
    const at = 12 + table * 16;
    if (at + 16 > file.length) return 0;
    const offset = view.getUint32(at + 8);
    if (view.getUint32(at) === MAXP && offset + 6 <= file.length) return view.getUint16(offset + 4);
  }
  return 0;
}

const MAXP = 0x6d617870;

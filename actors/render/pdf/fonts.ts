import { type PDFContext, type PDFDict, PDFName, type PDFRef, PDFString } from 'pdf-lib';
import type { Breathe } from '../breath.ts';
import type { Face, FontLibrary } from '../text/fonts.ts';
import { type ComposedGlyph, subsetTrueType } from '../text/subset.ts';
import { hex16, utf16Hex } from './operators.ts';
import { packed } from './write.ts';

type GlyphUse = number | ComposedGlyph;

/**
 * A face as it is used in one file. Each pair of a glyph and the text it stands for has a code (CID) of its own, so that
 * extracted text is exact for ligatures, composed accents and Arabic forms alike; a stream maps codes to glyphs. Glyphs
 * that stand for a text only together are put together as one, so that nothing is shown that has no text.
 */
export class EmbeddedFont {
  readonly name: string;
  readonly ref: PDFRef;
  readonly face: Face;
  readonly #codes = new Map<string, number>();
  readonly #entries: { glyph: GlyphUse; text: string }[] = [{ glyph: 0, text: '' }];

  constructor(name: string, ref: PDFRef, face: Face) {
    this.name = name;
    this.ref = ref;
    this.face = face;
  }

  /** Four hexadecimal digits. */
  code(glyph: GlyphUse, text: string): string {
    const key = `${typeof glyph === 'number' ? glyph : JSON.stringify(glyph)}\0${text}`;
    let code = this.#codes.get(key);
    if (code === undefined) {
      code = this.#entries.push({ glyph, text }) - 1;
      this.#codes.set(key, code);
    }
    return hex16(code);
  }

  /** Writes the font with all codes given out so far (ISO 32000-1, 9.7). */
  async write(context: PDFContext, library: FontLibrary): Promise<void> {
    const { sfnt } = this.face;
    const perMille = 1000 / sfnt.unitsPerEm;
    const used = this.#entries.map(({ glyph }) => glyph);
    const outlines = await library.outlines(
      this.face,
      used.flatMap((glyph) => (typeof glyph === 'number' ? glyph : glyph.parts.map((part) => part.glyph))),
    );
    const { bytes, glyphs } = subsetTrueType(sfnt.bytes, outlines, used);
    const baseFont = `${subsetTag(this.#entries)}+${sfnt.postScriptName}`;
    const toGlyph = new Uint8Array(this.#entries.length * 2);
    glyphs.forEach((glyph, code) => {
      new DataView(toGlyph.buffer).setUint16(code * 2, glyph);
    });
    const advanceOf = (glyph: GlyphUse): number => (typeof glyph === 'number' ? library.advance(this.face, glyph) : glyph.advance);
    const widths = used.map((glyph) => Math.round(advanceOf(glyph) * perMille * 100) / 100);
    const descendant = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'CIDFontType2',
        BaseFont: baseFont,
        CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
        FontDescriptor: context.register(this.#descriptor(context, baseFont, bytes, perMille)),
        DW: 0,
        W: [0, widths],
        CIDToGIDMap: context.register(packed(context, toGlyph)),
      }),
    );
    context.assign(
      this.ref,
      context.obj({
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: baseFont,
        Encoding: 'Identity-H',
        DescendantFonts: [descendant],
        ToUnicode: context.register(packed(context, this.#toUnicode())),
      }),
    );
  }

  #descriptor(context: PDFContext, baseFont: string, file: Uint8Array, perMille: number): PDFDict {
    const { sfnt } = this.face;
    const SYMBOLIC = 4;
    const ITALIC = 64;
    return context.obj({
      Type: 'FontDescriptor',
      FontName: baseFont,
      Flags: SYMBOLIC | (sfnt.italicAngle === 0 ? 0 : ITALIC),
      FontBBox: sfnt.bounds.map((value) => Math.round(value * perMille)),
      ItalicAngle: Math.round(sfnt.italicAngle * 100) / 100,
      Ascent: Math.round(sfnt.ascent * perMille),
      Descent: Math.round(sfnt.descent * perMille),
      CapHeight: Math.round(sfnt.capHeight * perMille),
      // No table holds the stem width; this is the usual estimate from the weight class.
      StemV: 50 + Math.round((sfnt.weight / 65) ** 2),
      FontFile2: context.register(packed(context, file, { Length1: file.length })),
    });
  }

  #toUnicode(): string {
    const pairs = this.#entries.flatMap(({ text }, code) => (code === 0 || text === '' ? [] : [`<${hex16(code)}> <${utf16Hex(text)}>`]));
    const blocks: string[] = [];
    // At most 100 entries in one block (Adobe Technical Note 5014).
    for (let at = 0; at < pairs.length; at += 100) {
      const block = pairs.slice(at, at + 100);
      blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
    }
    return [
      '/CIDInit /ProcSet findresource begin',
      '12 dict begin',
      'begincmap',
      '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
      '/CMapName /Adobe-Identity-UCS def',
      '/CMapType 2 def',
      '1 begincodespacerange',
      '<0000> <ffff>',
      'endcodespacerange',
      ...blocks,
      'endcmap',
      'CMapName currentdict /CMap defineresource pop',
      'end',
      'end',
    ].join('\n');
  }
}

/** Six letters that differ between subsets, made from what is in them (ISO 32000-1, 9.6.4). */
function subsetTag(entries: readonly { glyph: GlyphUse }[]): string {
  const numbers = entries.flatMap(({ glyph }) => (typeof glyph === 'number' ? glyph : glyph.parts.map((part) => part.glyph)));
  let hash = numbers.reduce((sum, glyph) => (Math.imul(sum, 31) + glyph) >>> 0, 7);
  let tag = '';
  for (let i = 0; i < 6; i++) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}

/** The fonts of one file, named in order of first use. */
export class EmbeddedFonts {
  readonly #context: PDFContext;
  readonly #fonts = new Map<Face, EmbeddedFont>();

  constructor(context: PDFContext) {
    this.#context = context;
  }

  of(face: Face): EmbeddedFont {
    let font = this.#fonts.get(face);
    if (!font) {
      font = new EmbeddedFont(`F${this.#fonts.size + 1}`, this.#context.nextRef(), face);
      this.#fonts.set(face, font);
    }
    return font;
  }

  /** Loads the outlines that are needed. One font after the other: the order of objects is part of the file. */
  async write(library: FontLibrary, breathe: Breathe): Promise<void> {
    for (const font of this.#fonts.values()) {
      await font.write(this.#context, library);
      await breathe();
    }
  }

  resources(): PDFDict {
    const dictionary = this.#context.obj({});
    for (const font of this.#fonts.values()) dictionary.set(PDFName.of(font.name), font.ref);
    return dictionary;
  }
}

import { inflate } from './inflate.ts';
import { requireTable, type Sfnt, viewOf } from './sfnt.ts';
import { SLICE_TABLE } from './slice-table.ts';
import { eachComponent, type OutlineOf } from './subset.ts';

/** Bytes of outlines that are kept for the next file. A Worker has 128 MB for everything. */
const KEPT = 16 * 1024 * 1024;

interface Slice {
  bytes: number;
  outlines: ReadonlyMap<number, Uint8Array>;
}

/** The outlines of faces, slice by slice as texts need them; those unused for longest are forgotten. */
export class OutlineStore {
  readonly #load: (file: string) => Promise<Uint8Array>;
  readonly #slices = new Map<string, Promise<Slice>>();
  #bytes = 0;

  constructor(load: (file: string) => Promise<Uint8Array>) {
    this.#load = load;
  }

  /** The outlines of these glyphs of a face and of the parts they are made of. */
  async of(face: { face: string; sfnt: Sfnt }, glyphs: Iterable<number>): Promise<OutlineOf> {
    const numbers = new Set([...glyphs].map((glyph) => sliceOfGlyph(face.sfnt, glyph)));
    const slices = await Promise.all([...numbers].map((number) => this.#slice(`${face.face}.${number}.woff`)));
    return (glyph) => slices.find(({ outlines }) => outlines.has(glyph))?.outlines.get(glyph) ?? NOTHING;
  }

  #slice(file: string): Promise<Slice> {
    const known = this.#slices.get(file);
    // Asked for last is forgotten last.
    this.#slices.delete(file);
    const slice = known ?? this.#read(file);
    this.#slices.set(file, slice);
    return slice;
  }

  async #read(file: string): Promise<Slice> {
    try {
      const slice = await readSlice(await this.#load(file));
      this.#bytes += slice.bytes;
      await this.#forget();
      return slice;
    } catch (error) {
      // A failed fetch must not be remembered.
      this.#slices.delete(file);
      throw error;
    }
  }

  async #forget(): Promise<void> {
    for (const [file, slice] of this.#slices) {
      if (this.#bytes <= KEPT || this.#slices.size <= 1) return;
      this.#slices.delete(file);
      this.#bytes -= (await slice).bytes;
    }
  }
}

const NOTHING = new Uint8Array(0);

export function sliceOfGlyph({ bytes, tables }: Sfnt, glyph: number): number {
  const table = requireTable(tables, SLICE_TABLE);
  if (glyph >= table.length) throw new RangeError(`the face has no glyph ${glyph}`);
  return bytes[table.offset + glyph] ?? 0;
}

/** A glyph with all the glyphs that its outline is made of. */
export function withParts(glyphs: Iterable<number>, outlineOf: OutlineOf): Set<number> {
  const all = new Set(glyphs);
  for (const glyph of all) {
    const outline = outlineOf(glyph);
    if (outline.length > 0 && viewOf(outline).getInt16(0) < 0) eachComponent(outline, (_, part) => all.add(part));
  }
  return all;
}

/** Reads `glyf` and `loca` of a WOFF 1.0 file. */
async function readSlice(woff: Uint8Array): Promise<Slice> {
  const view = viewOf(woff);
  const table = async (tag: string): Promise<Uint8Array> => {
    for (let at = 44; at < 44 + view.getUint16(12) * 20; at += 20) {
      if (String.fromCharCode(...woff.subarray(at, at + 4)) !== tag) continue;
      const offset = view.getUint32(at + 4);
      const packed = woff.subarray(offset, offset + view.getUint32(at + 8));
      return view.getUint32(at + 8) === view.getUint32(at + 12) ? packed : inflate(packed);
    }
    throw new Error(`a slice has no ${tag}`);
  };
  const [head, loca, glyf] = await Promise.all([table('head'), table('loca'), table('glyf')]);
  const long = viewOf(head).getInt16(50) === 1;
  const offsets = viewOf(loca);
  const startOf = (glyph: number): number => (long ? offsets.getUint32(glyph * 4) : offsets.getUint16(glyph * 2) * 2);
  const outlines = new Map<number, Uint8Array>();
  for (let glyph = 0; glyph < loca.length / (long ? 4 : 2) - 1; glyph++) {
    const [start, end] = [startOf(glyph), startOf(glyph + 1)];
    if (end > start) outlines.set(glyph, glyf.subarray(start, end));
  }
  return { bytes: glyf.length, outlines };
}

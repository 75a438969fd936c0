import type { SatoriFont } from '../vendor/satori.generated.js';
import { RIGHT_TO_LEFT } from './clean.ts';
import { FACES, type FaceSpec } from './faces.ts';
import type { Direction, Glyph, Shaper, ShaperFont } from './harfbuzz.ts';
import { readSfnt, type Sfnt } from './sfnt.ts';

/** A face's file by name, e.g. `Inter-Regular.ttf`, to its bytes. */
export type LoadFont = (file: string) => Promise<Uint8Array>;

/** How text asks for a face. */
export interface FontStyle {
  family: string;
  weight: 400 | 600;
  italic: boolean;
}

export interface Face extends FaceSpec {
  sfnt: Sfnt;
  shaperFont: ShaperFont;
  satoriFont: SatoriFont;
}

/** Text of one face. */
export interface FaceRun {
  face: Face;
  text: string;
}

const SHAPES_KEPT = 20_000;

/** Loads each face once, keeps it, and shapes text in it. */
export class FontLibrary {
  readonly #loadFont: LoadFont;
  readonly #shaper: Shaper;
  readonly #faces = new Map<string, Promise<Face>>();
  readonly #sets = new Map<string, FontSet>();
  readonly #shapes = new Map<string, Glyph[]>();
  readonly #advances = new Map<string, Map<number, number>>();

  constructor(loadFont: LoadFont, shaper: Shaper) {
    this.#loadFont = loadFont;
    this.#shaper = shaper;
  }

  face(spec: FaceSpec): Promise<Face> {
    const known = this.#faces.get(spec.file);
    if (known) return known;
    const loading = this.#load(spec);
    this.#faces.set(spec.file, loading);
    // A failed fetch must not be remembered.
    loading.catch(() => this.#faces.delete(spec.file));
    return loading;
  }

  async #load(spec: FaceSpec): Promise<Face> {
    const loaded = await this.#loadFont(spec.file);
    // A copy of its own: a Node Buffer shares one large ArrayBuffer with others.
    const data = new ArrayBuffer(loaded.byteLength);
    const bytes = new Uint8Array(data);
    bytes.set(loaded);
    const sfnt = readSfnt(bytes);
    if (!sfnt.tables.has('glyf')) throw new Error(`${spec.file} has no TrueType outlines`);
    const satoriFont: SatoriFont = { name: spec.family, weight: spec.weight, style: spec.italic ? 'italic' : 'normal', data };
    return { ...spec, sfnt, shaperFont: this.#shaper.font(bytes), satoriFont };
  }

  /**
   * The set of exactly these faces. It depends on nothing loaded before, and the same faces give the same object:
   * satori caches its parsed fonts by the identity of the list.
   */
  async set(specs: ReadonlySet<FaceSpec>): Promise<FontSet> {
    const chosen = FACES.filter((face) => specs.has(face));
    const key = chosen.map((face) => face.file).join(' ');
    const known = this.#sets.get(key);
    if (known) return known;
    const faces = await Promise.all(chosen.map((face) => this.face(face)));
    const set = new FontSet(key, faces, this);
    this.#sets.set(key, set);
    return set;
  }

  shape(face: Face, text: string, direction: Direction): Glyph[] {
    const key = `${face.file}\0${direction}\0${text}`;
    let glyphs = this.#shapes.get(key);
    if (!glyphs) {
      if (this.#shapes.size >= SHAPES_KEPT) this.#shapes.clear();
      glyphs = this.#shaper.shape(face.shaperFont, text, direction);
      this.#shapes.set(key, glyphs);
    }
    return glyphs;
  }

  /** Font units. */
  advance(face: Face, glyph: number): number {
    let advances = this.#advances.get(face.file);
    if (!advances) {
      advances = new Map();
      this.#advances.set(face.file, advances);
    }
    let advance = advances.get(glyph);
    if (advance === undefined) {
      advance = this.#shaper.advance(face.shaperFont, glyph);
      advances.set(glyph, advance);
    }
    return advance;
  }
}

/** The faces of one document, in the order of fallback. */
export class FontSet {
  readonly key: string;
  readonly faces: readonly Face[];
  readonly satoriFonts: SatoriFont[];
  readonly library: FontLibrary;
  readonly #chains = new Map<string, Face[]>();

  constructor(key: string, faces: readonly Face[], library: FontLibrary) {
    this.key = key;
    this.faces = faces;
    this.satoriFonts = faces.map((face) => face.satoriFont);
    this.library = library;
  }

  /** Whether some face of the set can show the character in this style. */
  covers(style: FontStyle, codePoint: number): boolean {
    return this.#chain(style).some((face) => face.sfnt.glyphOf(codePoint) !== 0);
  }

  /** Cuts text where satori changes face: at each character that the current face has not. Marks stay with their base. */
  runs(text: string, style: FontStyle): FaceRun[] {
    const chain = this.#chain(style);
    const runs: FaceRun[] = [];
    for (const character of text) {
      const last = runs.at(-1);
      const codePoint = character.codePointAt(0) ?? 0;
      const clings = /[\p{M}\u200c\u200d]/u.test(character) || (/\s/.test(character) && last?.face.sfnt.glyphOf(codePoint) !== 0);
      const face = last && clings ? last.face : (chain.find((candidate) => candidate.sfnt.glyphOf(codePoint) !== 0) ?? chain[0]);
      if (!face) throw new Error(`no face for ${style.family}`);
      if (last?.face === face) last.text += character;
      else runs.push({ face, text: character });
    }
    return runs;
  }

  /** Points. For short texts that are placed by hand (page numbers). */
  measure(text: string, style: FontStyle, size: number): number {
    return this.runs(text, style).reduce((width, { face, text: part }) => {
      const glyphs = this.library.shape(face, part, RIGHT_TO_LEFT.test(part) ? 'rtl' : 'ltr');
      return width + (glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) * size) / face.sfnt.unitsPerEm;
    }, 0);
  }

  /** Satori's fallback: the family asked for, then the others in order; in each the nearest weight, then style. */
  #chain(style: FontStyle): Face[] {
    const key = `${style.family}/${style.weight}/${style.italic}`;
    let chain = this.#chains.get(key);
    if (!chain) {
      const families = new Set([style.family, ...this.faces.map((face) => face.family)]);
      chain = [...families].flatMap((family) => nearest(this.faces, { ...style, family }) ?? []);
      this.#chains.set(key, chain);
    }
    return chain;
  }
}

/** The face of a family that comes nearest: weight decides before slant, as in satori. */
export function nearest<F extends FaceSpec>(faces: readonly F[], { family, weight, italic }: FontStyle): F | undefined {
  const misfit = (face: F): number => Math.abs(face.weight - weight) * 2 + (face.italic === italic ? 0 : 1);
  return faces.filter((face) => face.family === family).sort((a, b) => misfit(a) - misfit(b))[0];
}

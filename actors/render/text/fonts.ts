import type { SatoriFont } from '../vendor/satori.generated.js';
import { RIGHT_TO_LEFT } from './clean.ts';
import { ArtStore } from './emoji-art.ts';
import { makeEmojiFont } from './emoji-font.ts';
import { EMOJI_FAMILY, FACES, type FaceSpec, hanFamilies } from './faces.ts';
import type { Direction, Glyph, Shaper, ShaperFont } from './harfbuzz.ts';
import { inflate } from './inflate.ts';
import { OutlineStore } from './outlines.ts';
import type { Region } from './region.ts';
import { readSfnt, type Sfnt } from './sfnt.ts';
import type { OutlineOf } from './subset.ts';

/** A file under `/fonts/` by name, e.g. `Inter-Regular.layout`, to its bytes. */
export type LoadFont = (file: string) => Promise<Uint8Array>;

/** How text asks for a face. */
export interface FontStyle {
  family: string;
  weight: 400 | 600;
  italic: boolean;
}

export interface Face extends FaceSpec {
  /** Everything but the outlines. */
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
const RUNS_KEPT = 10_000;
/** With what they remember of words, a megabyte or so each. */
const SETS_KEPT = 16;

/** Loads each face once, keeps it, and shapes text in it. */
export class FontLibrary {
  readonly #loadFont: LoadFont;
  readonly #shaper: Shaper;
  readonly #faces = new Map<FaceSpec, Promise<Face>>();
  readonly #sets = new Map<string, FontSet>();
  readonly #outlines: OutlineStore;
  readonly emoji: ArtStore;
  readonly #shapes = new Map<string, Glyph[]>();
  readonly #advances = new Map<string, Map<number, number>>();

  constructor(loadFont: LoadFont, shaper: Shaper) {
    this.#loadFont = loadFont;
    this.#shaper = shaper;
    this.#outlines = new OutlineStore(loadFont);
    this.emoji = new ArtStore(loadFont);
  }

  face(spec: FaceSpec): Promise<Face> {
    const known = this.#faces.get(spec);
    if (known) return known;
    const loading = this.#load(spec);
    this.#faces.set(spec, loading);
    // A failed fetch must not be remembered.
    loading.catch(() => this.#faces.delete(spec));
    return loading;
  }

  async #load(spec: FaceSpec): Promise<Face> {
    const bytes = spec.family === EMOJI_FAMILY ? makeEmojiFont() : await inflate(await this.#loadFont(`${spec.face}.layout`));
    const sfnt = readSfnt(bytes);
    const satoriFont: SatoriFont = { name: spec.family, weight: spec.weight, style: spec.italic ? 'italic' : 'normal', data: bytes.buffer };
    return { ...spec, sfnt, shaperFont: this.#shaper.font(bytes), satoriFont };
  }

  /**
   * The set of exactly these faces, Han ones in the order of the region. It depends on nothing loaded before, and the
   * same faces give the same object: satori caches its parsed fonts by the identity of the list.
   */
  async set(specs: ReadonlySet<FaceSpec>, region: Region): Promise<FontSet> {
    const han = hanFamilies(region);
    const chosen = FACES.filter((face) => specs.has(face)).sort((a, b) => han.indexOf(a.family) - han.indexOf(b.family));
    const key = chosen.map(({ face }) => face).join(' ');
    const known = this.#sets.get(key);
    if (known) {
      // Asked for last is forgotten last.
      this.#sets.delete(key);
      this.#sets.set(key, known);
      return known;
    }
    const faces = await Promise.all(chosen.map((face) => this.face(face)));
    // Another layout may have made it meanwhile.
    const set = this.#sets.get(key) ?? new FontSet(key, faces, this);
    this.#sets.set(key, set);
    const oldest = this.#sets.keys().next().value;
    if (this.#sets.size > SETS_KEPT && oldest !== undefined) this.#sets.delete(oldest);
    return set;
  }

  /** What these glyphs look like, loaded now. */
  outlines(face: Face, glyphs: Iterable<number>): Promise<OutlineOf> {
    if (face.family === EMOJI_FAMILY) return Promise.resolve(() => new Uint8Array(0));
    return this.#outlines.of(face, glyphs);
  }

  shape(face: Face, text: string, direction: Direction): Glyph[] {
    const key = `${face.face}\0${direction}\0${text}`;
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
    let advances = this.#advances.get(face.face);
    if (!advances) {
      advances = new Map();
      this.#advances.set(face.face, advances);
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
  readonly #runs = new Map<string, FaceRun[]>();

  constructor(key: string, faces: readonly Face[], library: FontLibrary) {
    this.key = key;
    this.faces = faces;
    this.satoriFonts = faces.map((face) => face.satoriFont);
    this.library = library;
  }

  /** Which characters of a cluster (a letter with its marks) would be drawn without a glyph. */
  lacking(style: FontStyle, cluster: string): string[] {
    const face = this.#faceFor(this.#chain(style), cluster);
    return [...cluster].filter((character) => !hasGlyph(face, character));
  }

  /** Cuts text where satori changes face: at each cluster that the current face is not the first to have. */
  runs(text: string, style: FontStyle): readonly FaceRun[] {
    const key = `${styleKey(style)}\0${text}`;
    let runs = this.#runs.get(key);
    if (!runs) {
      if (this.#runs.size >= RUNS_KEPT) this.#runs.clear();
      runs = this.#cut(text, style);
      this.#runs.set(key, runs);
    }
    return runs;
  }

  #cut(text: string, style: FontStyle): FaceRun[] {
    const chain = this.#chain(style);
    const runs: FaceRun[] = [];
    for (const cluster of clustersOf(text)) {
      const last = runs.at(-1);
      const clings = /^\s/.test(cluster) && last && hasGlyph(last.face, cluster);
      const face = clings ? last.face : this.#faceFor(chain, cluster);
      if (last?.face === face) last.text += cluster;
      else runs.push({ face, text: cluster });
    }
    return runs;
  }

  /** The first face that has the letter and all its marks, else the first that has the letter. */
  #faceFor(chain: readonly Face[], cluster: string): Face {
    const [first] = chain;
    if (first && cluster.length === 1 && hasGlyph(first, cluster)) return first;
    const [letter = ''] = cluster;
    const face =
      chain.find((candidate) => [...cluster].every((character) => hasGlyph(candidate, character))) ??
      chain.find((candidate) => hasGlyph(candidate, letter)) ??
      chain[0];
    if (!face) throw new Error('no faces');
    return face;
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
    const key = styleKey(style);
    let chain = this.#chains.get(key);
    if (!chain) {
      const families = new Set([style.family, ...this.faces.map((face) => face.family)]);
      chain = [...families].flatMap((family) => nearest(this.faces, { ...style, family }) ?? []);
      this.#chains.set(key, chain);
    }
    return chain;
  }
}

/** Two styles are one when these are. */
export const styleKey = ({ family, weight, italic }: FontStyle): string => `${family}/${weight}/${italic}`;

/** Letters, each with the marks and joiners after it. */
export const clustersOf = (text: string): string[] => text.match(/[\s\S][\p{M}\u200c\u200d]*/gu) ?? [];

function hasGlyph({ sfnt }: Face, character: string): boolean {
  return character === '\u200c' || character === '\u200d' || sfnt.glyphOf(character.codePointAt(0) ?? 0) !== 0;
}

/** The face of a family that comes nearest: weight decides before slant, as in satori. */
export function nearest<F extends FaceSpec>(faces: readonly F[], { family, weight, italic }: FontStyle): F | undefined {
  const misfit = (face: F): number => Math.abs(face.weight - weight) * 2 + (face.italic === italic ? 0 : 1);
  return faces.filter((face) => face.family === family).sort((a, b) => misfit(a) - misfit(b))[0];
}

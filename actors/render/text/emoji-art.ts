import { inflate } from './inflate.ts';

/** One colour of a picture; places are in a square of `ART_SIDE` units, from the top left. */
export interface Shape {
  /** `#rrggbb` */
  fill: string;
  /** Only absolute `M`, `L`, `C` and `Z`. */
  path: string;
  evenOdd?: true;
  opacity?: number;
}

export type EmojiArt = readonly Shape[];

export const ART_SIDE = 36;

/** Emoji a file: neighbours are related, so a text needs few files. */
export const ART_IN_FILE = 32;

export const artFile = (number: number): string => `Emoji.${Math.floor(number / ART_IN_FILE)}.art`;

/** A drawing on one line: `ffcc4de@0.5 M0 0…;` for each shape, with `e` for even-odd filling and `@` for opacity. */
export function writeArt(art: EmojiArt): string {
  return art
    .map(({ fill, evenOdd, opacity, path }) => `${fill.slice(1)}${evenOdd ? 'e' : ''}${opacity === undefined ? '' : `@${opacity}`} ${path}`)
    .join(';');
}

function readArt(line: string): EmojiArt {
  return line.split(';').map((text): Shape => {
    const [, fill = '', evenOdd, opacity, path = ''] = /^([0-9a-f]{6})(e)?(?:@([\d.]+))? (.*)$/.exec(text) ?? [];
    if (path === '') throw new Error('an emoji cannot be read');
    return {
      fill: `#${fill}`,
      path,
      ...(evenOdd ? { evenOdd: true } : {}),
      ...(opacity === undefined ? {} : { opacity: Number(opacity) }),
    };
  });
}

/** The drawings of emoji: loaded, file by file, while fonts are chosen, and there when pages are painted. */
export class ArtStore {
  readonly #load: (file: string) => Promise<Uint8Array>;
  readonly #art = new Map<number, EmojiArt>();
  readonly #loading = new Map<string, Promise<string[]>>();

  constructor(load: (file: string) => Promise<Uint8Array>) {
    this.#load = load;
  }

  async load(numbers: Iterable<number>): Promise<void> {
    const missing = [...new Set(numbers)].filter((number) => !this.#art.has(number));
    for (const number of missing) this.#art.set(number, readArt((await this.#file(artFile(number)))[number % ART_IN_FILE] ?? ''));
    // Of a file only what is used stays: the rest may never be asked for.
    this.#loading.clear();
  }

  /** Throws for an emoji that was not loaded. */
  of(number: number): EmojiArt {
    const art = this.#art.get(number);
    if (!art) throw new Error(`emoji ${number} was not loaded`);
    return art;
  }

  #file(name: string): Promise<string[]> {
    const known = this.#loading.get(name);
    if (known) return known;
    const file = this.#load(name).then(async (bytes) => new TextDecoder().decode(await inflate(bytes)).split('\n'));
    this.#loading.set(name, file);
    return file;
  }
}

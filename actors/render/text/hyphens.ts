import { type Box, isLeaf, type Tag } from '../element.ts';
import { inflate } from './inflate.ts';

/** Languages whose words can be divided, and their patterns' names. */
export const HYPHENATED = {
  ca: 'ca',
  cs: 'cs',
  da: 'da',
  de: 'de-1996',
  el: 'el-monoton',
  en: 'en-us',
  'en-gb': 'en-gb',
  es: 'es',
  et: 'et',
  fi: 'fi',
  fr: 'fr',
  hr: 'hr',
  hu: 'hu',
  it: 'it',
  lt: 'lt',
  lv: 'lv',
  nb: 'nb',
  nl: 'nl',
  nn: 'nn',
  no: 'no',
  pl: 'pl',
  pt: 'pt',
  ro: 'ro',
  ru: 'ru',
  sk: 'sk',
  sl: 'sl',
  sv: 'sv',
  tr: 'tr',
  uk: 'uk',
} as const;

export const hyphensFile = (name: string): string => `Hyphens-${name}.patterns`;

/** Where words of one language may be divided. */
export interface Hyphenator {
  /** The text with a soft hyphen (U+00AD) at each place. */
  divide(text: string): string;
}

const SOFT_HYPHEN = '\u00ad';
const SHORTEST_WORD = 6;
/** Letters that stay on the line, and that go to the next. */
const BEFORE = 2;
const AFTER = 3;

const loaded = new WeakMap<object, Map<string, Promise<Hyphenator>>>();

/** The hyphenator of a language (BCP 47), or null when there is none. `load` is asked once a language. */
export function hyphenatorFor(language: string, load: (file: string) => Promise<Uint8Array>): Promise<Hyphenator> | null {
  const tag = language.toLowerCase();
  const name = patternsFor(tag) ?? patternsFor(tag.split('-')[0] ?? '');
  if (name === undefined) return null;
  const known = loaded.get(load) ?? new Map<string, Promise<Hyphenator>>();
  loaded.set(load, known);
  let hyphenator = known.get(name);
  if (!hyphenator) {
    hyphenator = load(hyphensFile(name))
      .then(inflate)
      .then((bytes) => readPatterns(new TextDecoder().decode(bytes)));
    known.set(name, hyphenator);
    // A failed fetch must not be remembered.
    hyphenator.catch(() => known.delete(name));
  }
  return hyphenator;
}

function patternsFor(tag: string): string | undefined {
  return Object.entries(HYPHENATED).find(([known]) => known === tag)?.[1];
}

/** F. M. Liang's method, as TeX has it. */
export function readPatterns(text: string): Hyphenator {
  const patterns = new Map<string, readonly number[]>();
  const exceptions = new Map<string, readonly number[]>();
  let longest = 0;
  for (const line of text.split('\n')) {
    const [key = '', value = ''] = line.split(' ');
    if (key.startsWith('=')) exceptions.set(key.slice(1), value.split(',').map(Number));
    else patterns.set(key, [...value].map(Number));
    longest = Math.max(longest, key.length);
  }
  const breaksIn = (word: string): readonly number[] => {
    const lower = word.toLowerCase();
    const known = exceptions.get(lower);
    // Some letters get longer in small ones, and then the places would not fit.
    if (known || lower.length !== word.length) return known ?? [];
    const levels = new Array<number>(word.length + 1).fill(0);
    const dotted = `.${lower}.`;
    for (let start = 0; start < dotted.length; start++) {
      for (let end = start + 1; end <= Math.min(dotted.length, start + longest); end++) {
        const found = patterns.get(dotted.slice(start, end));
        // The dot before the word takes no place of its own.
        const first = Math.max(0, start - 1);
        found?.forEach((level, i) => {
          if (level > (levels[first + i] ?? 0)) levels[first + i] = level;
        });
      }
    }
    return [...levels.keys()].filter((at) => at >= BEFORE && word.length - at >= AFTER && (levels[at] ?? 0) % 2 === 1);
  };
  return {
    divide(given) {
      return given.replace(/\p{L}+/gu, (word) => {
        if (word.length < SHORTEST_WORD) return word;
        let divided = '';
        let from = 0;
        for (const at of breaksIn(word)) {
          divided += word.slice(from, at) + SOFT_HYPHEN;
          from = at;
        }
        return divided + word.slice(from);
      });
    },
  };
}

const PROSE: ReadonlySet<Tag> = new Set(['P', 'LBody']);

/** A block with soft hyphens in its running text; names, headings, addresses and links are not divided. */
export function hyphenated(box: Box, { divide }: Hyphenator, inProse = false): Box {
  const isProse = box.tag === undefined ? inProse : PROSE.has(box.tag);
  const children = box.children.map((child) => {
    if (!isLeaf(child)) return hyphenated(child, { divide }, isProse);
    return isProse && child.written === undefined ? { ...child, text: divide(child.text) } : child;
  });
  return { ...box, children };
}

import type { Pages, StructureNode } from '../pages.ts';
import { regionOf } from '../text/region.ts';

/** What a screen reader should speak; null where it is the language around. */
export interface Languages {
  ofNode: ReadonlyMap<StructureNode, string>;
  /** Of leaves that speak otherwise than their node. */
  ofLeaf: ReadonlyMap<number, string>;
}

/**
 * Text in another script than the document's language is said to be in the language that this script most likely means: a voice
 * for the wrong language reads foreign letters as nothing at all. Text in the same script is taken to be in the document's language.
 */
export function languagesOf({ language, leaves, structure }: Pages): Languages {
  const ofNode = new Map<StructureNode, string>();
  const ofLeaf = new Map<number, string>();
  const spoken = leaves.map(({ text }) => languageOf(text, language));
  /** Of all that speaks within the node; null when that is not one. */
  const common = new Map<StructureNode, string | null>();
  /** Undefined for what has no letters, such as a bullet. */
  const gather = (node: StructureNode): string | null | undefined => {
    const within = new Set<string | null>();
    for (const child of node.children) {
      const said =
        typeof child !== 'number' ? gather(child) : /\p{L}/u.test(leaves[child]?.text ?? '') ? (spoken[child] ?? null) : undefined;
      if (said !== undefined) within.add(said);
    }
    const [only = null] = within.size === 1 ? within : [];
    common.set(node, only);
    return within.size === 0 ? undefined : only;
  };
  const assign = (node: StructureNode, around: string | null): void => {
    const own = common.get(node) ?? null;
    if (own !== null && own !== around) ofNode.set(node, own);
    const here = own ?? around;
    for (const child of node.children) {
      if (typeof child !== 'number') assign(child, here);
      else {
        const said = spoken[child] ?? null;
        if (said !== null && said !== here) ofLeaf.set(child, said);
      }
    }
  };
  gather(structure);
  // The root has the document's own language.
  common.set(structure, null);
  assign(structure, null);
  return { ofNode, ofLeaf };
}

type Writing = 'Latin' | 'Greek' | 'Cyrillic' | 'Arabic' | 'Hebrew' | 'Devanagari' | 'Thai' | 'Kana' | 'Hangul' | 'Han';

const WRITINGS: readonly (readonly [Writing, RegExp])[] = [
  ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Hangul', /\p{Script=Hangul}/gu],
  ['Han', /\p{Script=Han}/gu],
  ['Latin', /\p{Script=Latin}/gu],
  ['Greek', /\p{Script=Greek}/gu],
  ['Cyrillic', /\p{Script=Cyrillic}/gu],
  ['Arabic', /\p{Script=Arabic}/gu],
  ['Hebrew', /\p{Script=Hebrew}/gu],
  ['Devanagari', /\p{Script=Devanagari}/gu],
  ['Thai', /\p{Script=Thai}/gu],
];

const WRITES: readonly (readonly [language: RegExp, writings: readonly Writing[]])[] = [
  [/^(?:ar|fa|ur|ps|ug|sd|ckb)\b/i, ['Arabic']],
  [/^(?:he|iw|yi)\b/i, ['Hebrew']],
  [/^el\b/i, ['Greek']],
  [/^(?:ru|uk|be|bg|mk|sr|kk|ky|mn|tg)\b(?!-Latn)/i, ['Cyrillic']],
  [/^(?:hi|mr|ne|sa)\b/i, ['Devanagari']],
  [/^th\b/i, ['Thai']],
  [/^ja\b/i, ['Kana', 'Han']],
  [/^ko\b/i, ['Hangul', 'Han']],
  [/^(?:zh|yue|cmn)\b/i, ['Han']],
];

/** BCP 47, or null when the text may well be in the document's language. */
export function languageOf(text: string, language: string): string | null {
  const own = WRITES.find(([pattern]) => pattern.test(language))?.[1] ?? ['Latin'];
  // Most texts: there is nothing to count.
  if (own.includes('Latin') && !BEYOND_LATIN.test(text)) return null;
  const counts = new Map(WRITINGS.map(([writing, pattern]) => [writing, text.match(pattern)?.length ?? 0]));
  const inOwn = own.reduce((sum, writing) => sum + (counts.get(writing) ?? 0), 0);
  const inAll = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const writing = writingOf(counts);
  return writing === null || own.includes(writing) || inOwn * FOREIGN_NAMES >= inAll ? null : usualLanguage(writing, text);
}

/** Letters beyond those of Latin and general punctuation. */
const BEYOND_LATIN = /[\u0370-\u1dff\u1f00-\u1fff\u2c00-\uffff]/;

/** A name of a product or a school may be most of a short text in the document's language. */
const FOREIGN_NAMES = 4;

/** What most letters are; a few kana make Han characters Japanese. */
function writingOf(counts: ReadonlyMap<Writing, number>): Writing | null {
  const eastern = (['Kana', 'Hangul', 'Han'] as const).filter((writing) => (counts.get(writing) ?? 0) > 0);
  const east = eastern.reduce((sum, writing) => sum + (counts.get(writing) ?? 0), 0);
  const [most, count] = [...counts]
    .filter(([writing]) => writing !== 'Kana' && writing !== 'Hangul' && writing !== 'Han')
    .reduce<[Writing | null, number]>((best, entry) => (entry[1] > best[1] ? entry : best), [null, 0]);
  return east > count ? (eastern[0] ?? null) : most;
}

function usualLanguage(writing: Writing, text: string): string {
  switch (writing) {
    case 'Latin':
      return 'en';
    case 'Greek':
      return 'el';
    case 'Cyrillic':
      if (/[іїєґ]/iu.test(text)) return 'uk';
      return /[ђћџљњ]/iu.test(text) ? 'sr' : 'ru';
    case 'Arabic':
      return /[پچژگکی]/u.test(text) ? 'fa' : 'ar';
    case 'Hebrew':
      return 'he';
    case 'Devanagari':
      return 'hi';
    case 'Thai':
      return 'th';
    case 'Kana':
      return 'ja';
    case 'Hangul':
      return 'ko';
    case 'Han':
      return regionOf('', text) === 'TC' ? 'zh-Hant' : 'zh-Hans';
  }
}

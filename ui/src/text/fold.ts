/** Letters that Unicode does not take apart, as people type them who lack the key. */
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', đ: 'd', ł: 'l', ı: 'i', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd', ſ: 's' };

/** Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic. Vowels of Indic scripts are letters, and stay. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200c-\u200f\u00ad]/g;

/** A text to be looked through: capitals and accents do not count. */
export interface Folded {
  text: string;
  /** For each UTF-16 unit of `text`, and for its end, the place in the original that it comes from. */
  at: readonly number[];
}

export function foldWithPlaces(original: string): Folded {
  let text = '';
  const at: number[] = [];
  let place = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit += 1) at.push(place);
    text += folded;
    place += character.length;
  }
  at.push(original.length);
  return { text, at };
}

function foldCharacter(character: string): string {
  // Put together again: the marks that are left belong to their letters, as in Japanese and Korean.
  const plain = character.normalize('NFKD').toLowerCase().replace(ACCENTS, '').normalize('NFKC');
  return LETTERS[plain] ?? (/\s/.test(plain) ? ' ' : plain);
}

export const fold = (text: string): string => foldWithPlaces(text).text;

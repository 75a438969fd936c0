/** A word of a text, or a name that is written with signs ("C++", ".NET", "ISO 9001"), kept whole. */
export interface Token {
  /** As it is written. */
  text: string;
  /** By which it is compared: small letters, without accents. */
  key: string;
  /** Named like a technology, a standard or an abbreviation rather than written like a word. */
  isName: boolean;
  /** What stands between the token before and this one keeps them apart: a comma, a bracket, the beginning. */
  isApart: boolean;
  /** A hyphen alone stands before it: "on-call" is one word, whatever "on" is. */
  isTied: boolean;
}

/** Names that word segmentation would take to pieces. */
const WHOLE =
  /(?<![\p{L}\p{N}])(?:(?:ISO(?:\/IEC)?|IEC|DIN(?: EN)?|EN|IEEE|RFC)[ -]?\d{2,6}(?:[-:]\d+)*|[A-Za-z]\w*(?:\+\+|#)|\.(?:NET|net)(?: Core)?|[A-Za-z][A-Za-z0-9]*\.(?:js|ts|io|net|ai)|[A-Z]{1,5}(?:\/[A-Z]{1,5})+|[A-Z]&[A-Z])(?![\p{L}\p{N}])/gu;
/** Between two words of one term. A hyphen too, so that "full-stack" and "full stack" are the same. */
const JOINS = /^[\s\u00a0\-‐‑]+$/u;

export const keyOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ');

export type Tokenise = (line: string) => Token[];

/** What takes a line of this language to pieces. Making one costs some milliseconds: keep it. */
export function tokeniser(language: string): Tokenise {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return (line) => {
    const tokens: Token[] = [];
    let between = ',';
    const add = (text: string, isWhole: boolean) => {
      const isFirst = tokens.length === 0 || /[.!?:•]\s*$/u.test(between);
      const isApart = between !== '' && !JOINS.test(between);
      tokens.push({ text, key: keyOf(text), isName: isWhole || isNamed(text, isFirst), isApart, isTied: /^[-‐‑]$/u.test(between) });
      between = '';
    };
    const words = (text: string) => {
      for (const { segment, isWordLike } of segmenter.segment(text)) {
        if (isWordLike) add(segment, false);
        else between += segment;
      }
    };
    let at = 0;
    for (const match of line.matchAll(WHOLE)) {
      words(line.slice(at, match.index));
      add(match[0], true);
      at = match.index + match[0].length;
    }
    words(line.slice(at));
    return tokens;
  };
}

/** "AWS", "GitHub", "S3", "k8s"; "Kubernetes" only where a sentence does not begin with it. */
function isNamed(text: string, isFirst: boolean): boolean {
  if (!/\p{L}/u.test(text)) return false;
  if (/\p{N}/u.test(text) || /\p{Ll}\p{Lu}/u.test(text)) return true;
  if (/^\p{Lu}{2,}s?$/u.test(text)) return true;
  return !isFirst && /^\p{Lu}\p{Ll}/u.test(text);
}

import type { Line } from '#protocol/prose';

/** What programs print before an entry of a list. The last ones are of the fonts Symbol and Wingdings, as Word gives them out. */
const GLYPH = /^[ \t\u00a0]*[•‣⁃◦▪▫●○■□▸►➢➤✓✔·\uf0b7\uf0a7\uf0d8\uf0fc\uf076][ \t\u00a0]+/;
const TYPED = /^[ \t\u00a0]*[-*–—][ \t\u00a0]+/;
const NUMBER = /^[ \t\u00a0]*(\d{1,3})[.)][ \t\u00a0]+/;

interface Bullet {
  list: NonNullable<Line['list']>;
  /** Length of what says so. */
  length: number;
  number?: number;
}

function bulletOf(text: string, typed: boolean): Bullet | null {
  const bullet = GLYPH.exec(text) ?? (typed ? TYPED.exec(text) : null);
  if (bullet) return { list: 'bullet', length: bullet[0].length };
  const number = typed ? NUMBER.exec(text) : null;
  return number ? { list: 'ordered', length: number[0].length, number: Number(number[1]) } : null;
}

/**
 * Makes lines that begin with a bullet entries of a list. `typed`: a dash, a star or a number counts too; numbers from 1 on, so that
 * "12. March" is no list.
 */
export function recogniseBullets(lines: readonly Line[], typed: boolean): Line[] {
  let expected = 1;
  return lines.map((line) => {
    const [first, ...rest] = line.spans;
    const bullet = first && line.list === undefined ? bulletOf(first.text, typed) : null;
    const counts = bullet?.number === undefined || bullet.number === 1 || bullet.number === expected;
    expected = bullet?.number !== undefined && counts ? bullet.number + 1 : 1;
    if (!first || !bullet || !counts) return line;
    const text = first.text.slice(bullet.length);
    return { ...line, list: bullet.list, spans: text === '' ? rest : [{ ...first, text }, ...rest] };
  });
}

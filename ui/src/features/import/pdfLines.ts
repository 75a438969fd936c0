/** A piece of text on a page: its size in points, and where its line begins, from the lower left corner. */
export interface PdfPiece {
  text: string;
  size: number;
  x: number;
  y: number;
  width: number;
}

interface PdfLine {
  text: string;
  size: number;
  y: number;
  end: number;
}

/** How much larger than the text letters have to be for a heading. */
const HEADING = 1.12;
const LONGEST_HEADING = 90;

/**
 * The words of a PDF as Markdown, in the order in which the file has them: lines by their places, headings by their size, gaps where the
 * page has some. It is what the importer of texts reads.
 */
export function markdownOfPages(pages: readonly (readonly PdfPiece[])[]): string {
  const lines = pages.map(linesOf);
  const sizes = headingSizes(lines.flat());
  const out: string[] = [];
  for (const page of lines) {
    let last: PdfLine | null = null;
    for (const line of page) {
      const level = sizes.findIndex((size) => Math.abs(size - line.size) < 0.3) + 1;
      const isApart = last === null || Math.abs(last.y - line.y) > 1.9 * Math.max(last.size, line.size) || last.size !== line.size;
      if (isApart) out.push('');
      out.push(
        level > 0 && line.text.length <= LONGEST_HEADING
          ? `\n${'#'.repeat(Math.min(level, 4))} ${escaped(line.text)}\n`
          : bodyLine(line.text),
      );
      last = line;
    }
  }
  return out.join('\n').trim();
}

function linesOf(pieces: readonly PdfPiece[]): PdfLine[] {
  const lines: PdfLine[] = [];
  for (const { text, size, x, y, width } of pieces) {
    const last = lines.at(-1);
    if (text.trim() === '' && !last) continue;
    const isSame = last !== undefined && Math.abs(last.y - y) < 0.5 * Math.max(size, last.size, 1) && x >= last.end - size;
    if (!isSame) {
      if (text.trim() !== '') lines.push({ text, size, y, end: x + width });
      continue;
    }
    const gap = x - last.end;
    const space = gap > 2 * size ? '   ' : gap > 0.18 * size && !/\s$/.test(last.text) && !/^\s/.test(text) ? ' ' : '';
    last.text += space + text;
    if (text.trim() !== '') last.size = Math.max(last.size, size);
    last.end = x + width;
  }
  return lines
    .map((line) => ({ ...line, text: line.text.trim(), size: Math.round(line.size * 10) / 10 }))
    .filter(({ text }) => text !== '');
}

/** The sizes of headings, the largest first: whatever is larger than most letters of the file. */
function headingSizes(lines: readonly PdfLine[]): number[] {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  const [body = 0] = [...letters].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return [...letters.keys()].filter((size) => size >= body * HEADING).toSorted((a, b) => b - a);
}

const BULLET = /^[•●▪‣◦·∙■□○➢➤✓\uf0b7–-]\s*(?=\S)/u;
const bodyLine = (text: string): string => (BULLET.test(text) ? `- ${escaped(text.replace(BULLET, ''))}` : escaped(text));
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>#~]/g, (sign) => `\\${sign}`)
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2')
    .replace(/^([+=-])/, '\\$1');

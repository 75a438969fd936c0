import type { FilledBox, Pages, TextRun, Word } from './pages.ts';

/**
 * One page as SVG, for the preview: real text, so that it can be selected and found, each run under the register it
 * shows (`data-field`). The page that holds it must have the faces of `fontFaces(pages)`; words stand where the PDF
 * has them. Deterministic. Throws RangeError for a page that is not there.
 */
export function paintSvg(pages: Pages, page: number): string {
  const content = pages.pages[page];
  if (!content) throw new RangeError(`no page ${page}`);
  const { width, height } = pages.size;
  const background: FilledBox = { x: 0, y: 0, width, height, color: pages.background };
  const families = [...new Set(pages.fonts.faces.map((face) => face.family))];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}"`,
    ` lang="${escapeXml(pages.language)}" text-rendering="geometricPrecision" xml:space="preserve">`,
    paintBox(background),
    ...content.boxes.map(paintBox),
    ...content.runs.map((run) => paintRun(run, families)),
    ...content.artifacts.map((run) => `<g aria-hidden="true">${paintRun(run, families)}</g>`),
    '</svg>',
  ].join('');
}

export interface FontFaceUse {
  family: string;
  weight: number;
  style: 'normal' | 'italic';
  file: string;
}

/** The faces that the pages' SVG asks for by name. */
export function fontFaces(pages: Pages): FontFaceUse[] {
  return pages.fonts.faces.map(({ family, weight, italic, file }) => ({ family, weight, style: italic ? 'italic' : 'normal', file }));
}

function paintBox({ x, y, width, height, color }: FilledBox): string {
  return `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" fill="${escapeXml(color)}"/>`;
}

function paintRun(run: TextRun, families: readonly string[]): string {
  const stack = [run.style.family, ...families.filter((family) => family !== run.style.family)];
  const attributes = [
    run.field === null ? '' : ` data-field="${escapeXml(run.field)}"`,
    ` y="${number(run.baseline)}" font-family="${escapeXml(stack.map((family) => `'${family}'`).join(', '))}" font-size="${number(run.size)}"`,
    run.style.weight === 400 ? '' : ` font-weight="${run.style.weight}"`,
    run.style.italic ? ' font-style="italic"' : '',
    run.letterSpacing === 0 ? '' : ` letter-spacing="${number(run.letterSpacing)}"`,
    ` fill="${escapeXml(run.color)}"`,
  ].join('');
  return stretchesOf(run.words)
    .map((words) => {
      const [first] = words;
      if (!first?.rightToLeft) return `<text${attributes}>${words.map(paintWord).join('')}</text>`;
      const right = number(first.x + first.width);
      return `<text${attributes} x="${right}" direction="rtl" unicode-bidi="bidi-override">${escapeXml(first.text)}${first.space ? ' ' : ''}</text>`;
    })
    .join('');
}

/** Words are placed one by one; the space after a word is there to be copied. */
function paintWord({ x, text, space }: Word): string {
  return `<tspan x="${number(x)}">${escapeXml(text)}${space ? ' ' : ''}</tspan>`;
}

/** Left-to-right words together, each right-to-left one alone: its element is anchored at the right, and overrides. */
function stretchesOf(words: readonly Word[]): Word[][] {
  const stretches: Word[][] = [];
  for (const word of words) {
    const last = stretches.at(-1);
    if (last && !word.rightToLeft && !last[0]?.rightToLeft) last.push(word);
    else stretches.push([word]);
  }
  return stretches;
}

/** At most three decimals: 1/1000 point is far below what can be seen, and keeps the file small. */
function number(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

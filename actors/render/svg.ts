import { ICON_SIDE, ICON_STROKE, ICONS, iconTop } from './icons.ts';
import type { FilledBox, Pages, PlacedPicture, TextRun, Word } from './pages.ts';
import { coverOf } from './photo/cover.ts';
import { IS_EMOJI, showEmoji } from './text/emoji.ts';
import { placeArt, splitAtEmoji } from './text/emoji-places.ts';
import type { FontSet } from './text/fonts.ts';

export { type FontFaceUse, fontFaces } from './text/face-uses.ts';

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
    ...content.pictures.map((picture, i) => paintPicture(picture, `p${page}-${i}`)),
    ...content.runs.map(paintIcon),
    ...content.runs.map((run) => paintRun(run, families, pages.fonts)),
    ...content.artifacts.map((run) => `<g aria-hidden="true">${paintRun(run, families, pages.fonts)}</g>`),
    '</svg>',
  ].join('');
}

function paintBox({ x, y, width, height, color }: FilledBox): string {
  return `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" fill="${escapeXml(color)}"/>`;
}

/** The clip is a path of its own: what sticks out of the frame is cut off along the corners. */
function paintPicture({ x, y, width, height, radius, border, source, sourceSize, crop, alt, field }: PlacedPicture, clip: string): string {
  const inset = border?.width ?? 0;
  const inner = { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset };
  const frame = (box: typeof inner, corner: number): string =>
    `x="${number(box.x)}" y="${number(box.y)}" width="${number(box.width)}" height="${number(box.height)}" rx="${number(Math.max(0, corner))}"`;
  const cover = coverOf(inner, sourceSize, crop);
  const shown = crop ? { x: inner.x + cover.left, y: inner.y + cover.top, width: cover.width, height: cover.height } : inner;
  const stroked = { x: x + inset / 2, y: y + inset / 2, width: width - inset, height: height - inset };
  return [
    `<clipPath id="${clip}"><rect ${frame(inner, radius - inset)}/></clipPath>`,
    `<image${field === null ? '' : ` data-field="${escapeXml(field)}"`} ${frame(shown, 0).replace(/ rx="0"$/, '')} preserveAspectRatio="xMidYMid slice"`,
    ` clip-path="url(#${clip})" href="${escapeXml(source)}" role="img" aria-label="${escapeXml(alt)}"/>`,
    border
      ? `<rect ${frame(stroked, radius - inset / 2)} fill="none" stroke="${escapeXml(border.color)}" stroke-width="${number(border.width)}"/>`
      : '',
  ].join('');
}

function paintIcon({ icon, baseline, size }: TextRun): string {
  if (!icon) return '';
  const scale = icon.size / ICON_SIDE;
  return [
    `<path aria-hidden="true" d="${ICONS[icon.kind]}" transform="translate(${number(icon.x)} ${number(iconTop(icon, baseline, size))}) scale(${number(scale)})"`,
    ` fill="none" stroke="${escapeXml(icon.color)}" stroke-width="${ICON_STROKE}" stroke-linecap="round" stroke-linejoin="round"/>`,
  ].join('');
}

/** What a run was painted as, by the faces of then: of a page that is painted anew after each keystroke, most runs are as before. */
const painted = new WeakMap<TextRun, { fonts: FontSet; svg: string }>();

function paintRun(run: TextRun, families: readonly string[], fonts: FontSet): string {
  const last = painted.get(run);
  if (last?.fonts === fonts) return last.svg;
  const svg = paintText(run, families, fonts);
  painted.set(run, { fonts, svg });
  return svg;
}

function paintText(run: TextRun, families: readonly string[], fonts: FontSet): string {
  const stack = [run.style.family, ...families.filter((family) => family !== run.style.family)];
  const attributes = [
    run.field === null ? '' : ` data-field="${escapeXml(run.field)}"`,
    ` y="${number(run.baseline)}" font-family="${escapeXml(stack.map((family) => `'${family}'`).join(', '))}" font-size="${number(run.size)}"`,
    run.style.weight === 400 ? '' : ` font-weight="${run.style.weight}"`,
    run.style.italic ? ' font-style="italic"' : '',
    run.letterSpacing === 0 ? '' : ` letter-spacing="${number(run.letterSpacing)}"`,
    ` fill="${escapeXml(run.color)}"`,
  ].join('');
  const parts = run.words.flatMap((word) => splitAtEmoji(word, run, fonts));
  const text = stretchesOf(parts)
    .map((words) => {
      const [first] = words;
      if (!first?.rightToLeft) return `<text${attributes}>${words.map(paintWord).join('')}</text>`;
      const right = number(first.x + first.width);
      return `<text${attributes} x="${right}" direction="rtl" unicode-bidi="bidi-override">${escapeXml(first.text)}${first.space ? ' ' : ''}</text>`;
    })
    .join('');
  return text + parts.map((word) => (IS_EMOJI.test(word.text) ? paintEmoji(word, run, fonts) : '')).join('');
}

/** The text of an emoji is there to be copied, and cannot be seen: the drawing looks the same everywhere. */
function paintEmoji(word: Word, run: TextRun, fonts: FontSet): string {
  const { art, x, y, scale } = placeArt(word, run, fonts);
  const paths = art.map(
    ({ fill, path, evenOdd, opacity }) =>
      `<path fill="${fill}" d="${path}"${evenOdd ? ' fill-rule="evenodd"' : ''}${opacity === undefined ? '' : ` opacity="${opacity}"`}/>`,
  );
  return `<g aria-hidden="true" transform="translate(${number(x)} ${number(y)}) scale(${number(scale)})">${paths.join('')}</g>`;
}

/** Words are placed one by one; the space after a word is there to be copied. */
function paintWord({ x, text, space }: Word): string {
  const unseen = IS_EMOJI.test(text) ? ' fill-opacity="0"' : '';
  return `<tspan x="${number(x)}"${unseen}>${escapeXml(showEmoji(text))}${space ? ' ' : ''}</tspan>`;
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

import { PIXELS_PER_POINT } from '../element.ts';
import type { FilledBox } from '../pages.ts';
import type { FontStyle } from '../text/fonts.ts';

/** One `<text>` of satori: a part of a word, a word, or a space. Lengths are points. */
export interface Piece {
  text: string;
  x: number;
  baseline: number;
  width: number;
  size: number;
  style: FontStyle;
  color: string;
  letterSpacing: number;
}

export interface Drawing {
  height: number;
  pieces: Piece[];
  boxes: FilledBox[];
}

/** Elements whose content is never painted by itself. */
const DEFINITIONS: ReadonlySet<string> = new Set([
  'defs',
  'mask',
  'clipPath',
  'filter',
  'linearGradient',
  'radialGradient',
  'pattern',
  'symbol',
]);
const ELEMENT = /<(\/?)(\w+)([^>]*?)(\/?)>([^<]*)/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/**
 * Reads the SVG that satori writes with `embedFont: false`. Not a general SVG reader: it throws at anything that the
 * styles a template may use cannot produce, so that nothing is lost on the way to the page.
 */
export function readDrawing(svg: string, families: readonly string[]): Drawing {
  const drawing: Drawing = { height: 0, pieces: [], boxes: [] };
  let inDefinitions = 0;
  for (const [, closing, name = '', attributeText = '', selfClosing, content = ''] of svg.matchAll(ELEMENT)) {
    if (DEFINITIONS.has(name)) {
      if (closing) inDefinitions--;
      else if (!selfClosing) inDefinitions++;
      continue;
    }
    if (closing || inDefinitions > 0 || name === 'g') continue;
    const attributes = readAttributes(attributeText);
    if (name === 'svg') drawing.height = points(attributes, 'height');
    else if (name === 'text') drawing.pieces.push(readPiece(attributes, unescapeXml(content), families));
    else if (name === 'rect') readBox(attributes, drawing.boxes);
    else throw new Error(`satori drew a <${name}>, which the pages do not know`);
  }
  return drawing;
}

type Attributes = ReadonlyMap<string, string>;

function readAttributes(text: string): Attributes {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) attributes.set(name, value);
  return attributes;
}

function readPiece(attributes: Attributes, text: string, families: readonly string[]): Piece {
  const weight = attributes.get('font-weight');
  const family = unescapeXml(attributes.get('font-family') ?? '').replace(/^["']|["']$/g, '');
  return {
    text,
    x: points(attributes, 'x'),
    baseline: points(attributes, 'y'),
    width: points(attributes, 'width'),
    size: points(attributes, 'font-size'),
    // Satori writes family names in lower case.
    style: {
      family: families.find((name) => name.toLowerCase() === family.toLowerCase()) ?? family,
      weight: weight === '600' ? 600 : 400,
      italic: attributes.get('font-style') === 'italic',
    },
    color: attributes.get('fill') ?? '#000000',
    letterSpacing: attributes.has('letter-spacing') ? points(attributes, 'letter-spacing') : 0,
  };
}

function readBox(attributes: Attributes, boxes: FilledBox[]): void {
  const color = attributes.get('fill');
  if (color === undefined || color === 'none' || color === 'transparent') return;
  boxes.push({
    x: points(attributes, 'x'),
    y: points(attributes, 'y'),
    width: points(attributes, 'width'),
    height: points(attributes, 'height'),
    color,
  });
}

function points(attributes: Attributes, name: string): number {
  const value = Number.parseFloat(attributes.get(name) ?? '');
  if (!Number.isFinite(value)) throw new Error(`satori wrote no ${name}`);
  return value / PIXELS_PER_POINT;
}

function unescapeXml(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

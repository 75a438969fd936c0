import type { Shape } from '../text/emoji-art.ts';
import { absolutePath, type Matrix } from './svg-path.ts';

/** The colours and outlines of one flat SVG drawing (Twemoji's kind), in paint order. Throws for what it does not know. */
export function shapesOf(svg: string): Shape[] {
  const shapes: Shape[] = [];
  const groups: Attributes[] = [];
  let inDefinition = 0;
  for (const [, closing, name = '', attributeText = '', selfClosing] of svg.matchAll(/<(\/?)(\w+)([^>]*?)(\/?)>/g)) {
    const attributes = new Map([...attributeText.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
    if (name === 'clipPath' || name === 'defs') {
      // Twemoji clips only what is inside the picture anyway.
      if (!selfClosing) inDefinition += closing ? -1 : 1;
    } else if (name === 'g') {
      if (closing) groups.pop();
      else if (!selfClosing) groups.push(attributes);
    } else if (!closing && inDefinition === 0 && name !== 'svg') {
      const shape = shapeOf(name, [...groups, attributes]);
      if (shape) shapes.push(shape);
    }
  }
  return shapes;
}

type Attributes = ReadonlyMap<string, string>;

function shapeOf(name: string, path: readonly Attributes[]): Shape | null {
  const own = path.at(-1);
  if (!own) return null;
  const inherited = (key: string): string | undefined => path.findLast((attributes) => attributes.has(key))?.get(key);
  const fill = inherited('fill') ?? '#000';
  if (fill === 'none') return null;
  const opacity = path.reduce(
    (product, attributes) => product * Number(attributes.get('opacity') ?? 1),
    Number(inherited('fill-opacity') ?? 1),
  );
  const matrix = path.reduce((product, attributes) => multiply(product, matrixOf(attributes.get('transform'))), IDENTITY);
  return {
    fill: longColor(fill),
    path: absolutePath(pathOf(name, own), matrix),
    ...(inherited('fill-rule') === 'evenodd' ? { evenOdd: true as const } : {}),
    ...(opacity === 1 ? {} : { opacity: Math.round(opacity * 1000) / 1000 }),
  };
}

function pathOf(name: string, attributes: Attributes): string {
  const value = (key: string): number => Number(attributes.get(key) ?? 0);
  switch (name) {
    case 'path':
      return attributes.get('d') ?? '';
    case 'circle':
      return ellipse(value('cx'), value('cy'), value('r'), value('r'));
    case 'ellipse':
      return ellipse(value('cx'), value('cy'), value('rx'), value('ry'));
    default:
      throw new Error(`an emoji has a <${name}>, which the pages do not know`);
  }
}

const ellipse = (cx: number, cy: number, rx: number, ry: number): string =>
  `M${cx - rx} ${cy}A${rx} ${ry} 0 0 1 ${cx + rx} ${cy}A${rx} ${ry} 0 0 1 ${cx - rx} ${cy}Z`;

const NAMED: Readonly<Record<string, string>> = { red: '#ff0000', green: '#008000', navy: '#000080', azure: '#f0ffff' };

function longColor(color: string): string {
  const known = NAMED[color] ?? color;
  const long = /^#[0-9a-f]{3}$/i.test(known) ? `#${[...known.slice(1)].map((digit) => digit + digit).join('')}` : known;
  if (!/^#[0-9a-f]{6}$/i.test(long)) throw new Error(`an emoji has the colour ${color}`);
  return long.toLowerCase();
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

function matrixOf(transform: string | undefined): Matrix {
  if (transform === undefined) return IDENTITY;
  const [, kind = '', list = ''] = /^\s*(\w+)\(([^)]*)\)\s*$/.exec(transform) ?? [];
  const numbers = list.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g)?.map(Number) ?? [];
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
  if (kind === 'matrix') return [a, b, c, d, e, f];
  if (kind === 'translate') return [1, 0, 0, 1, a, b];
  if (kind === 'rotate') {
    const [cos, sin] = [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)];
    return [cos, sin, -sin, cos, b - b * cos + c * sin, c - b * sin - c * cos];
  }
  throw new Error(`an emoji has the transform ${transform}`);
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

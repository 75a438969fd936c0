/** Columns of an affine map, as SVG's `matrix()` has them. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

interface Point {
  x: number;
  y: number;
}

const OPERANDS: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

/**
 * An SVG path with nothing but absolute `M`, `L`, `C` and `Z`, each number after a space, so that it is also nearly what a
 * PDF wants. Two decimals are 1/3600 of a picture's width.
 */
export function absolutePath(data: string, [a, b, c, d, e, f]: Matrix): string {
  const out: string[] = [];
  const put = (command: string, ...points: Point[]): void => {
    out.push(command + points.map(({ x, y }) => `${round(a * x + c * y + e)} ${round(b * x + d * y + f)}`).join(' '));
  };
  let at: Point = { x: 0, y: 0 };
  let start = at;
  /** The last control point of the curve before, for the smooth one after it. */
  let control: Point | null = null;
  for (const { command, numbers } of commandsOf(data)) {
    const relative = command === command.toLowerCase();
    const point = (i: number): Point => ({
      x: (numbers[i] ?? 0) + (relative ? at.x : 0),
      y: (numbers[i + 1] ?? 0) + (relative ? at.y : 0),
    });
    const before = at;
    let next: Point | null = null;
    switch (command.toLowerCase()) {
      case 'm':
        at = point(0);
        start = at;
        put('M', at);
        break;
      case 'l':
        at = point(0);
        put('L', at);
        break;
      case 'h':
        at = { x: (numbers[0] ?? 0) + (relative ? at.x : 0), y: at.y };
        put('L', at);
        break;
      case 'v':
        at = { x: at.x, y: (numbers[0] ?? 0) + (relative ? at.y : 0) };
        put('L', at);
        break;
      case 'c':
        next = point(2);
        put('C', point(0), next, point(4));
        at = point(4);
        break;
      case 's':
        next = point(0);
        put('C', control ? { x: 2 * at.x - control.x, y: 2 * at.y - control.y } : at, next, point(2));
        at = point(2);
        break;
      case 'a':
        at = point(5);
        for (const [p, q, r] of arc(before, at, numbers)) put('C', p, q, r);
        break;
      case 'z':
        at = start;
        put('Z');
        break;
      default:
        throw new Error(`an emoji has the path command ${command}`);
    }
    control = next;
  }
  return out.join('');
}

function* commandsOf(data: string): Generator<{ command: string; numbers: number[] }> {
  for (const [, letter = '', text = ''] of data.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const count = OPERANDS[letter.toLowerCase()];
    if (count === undefined) throw new Error(`an emoji has the path command ${letter}`);
    if (count === 0) yield { command: letter, numbers: [] };
    const numbers = letter.toLowerCase() === 'a' ? arcNumbers(text) : (text.match(NUMBER)?.map(Number) ?? []);
    for (let i = 0; i + count <= numbers.length && count > 0; i += count) {
      // Further pairs after a move are lines.
      const command = letter === 'm' && i > 0 ? 'l' : letter === 'M' && i > 0 ? 'L' : letter;
      yield { command, numbers: numbers.slice(i, i + count) };
    }
  }
}

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

/** The two flags of an arc are one digit each and may touch what follows: `a1 1 0 011 1`. */
function arcNumbers(text: string): number[] {
  const numbers: number[] = [];
  const scan = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/iy;
  const separator = /[\s,]*/y;
  for (let at = 0; ; ) {
    separator.lastIndex = at;
    at += separator.exec(text)?.[0].length ?? 0;
    if (at >= text.length) return numbers;
    const isFlag = numbers.length % 7 === 3 || numbers.length % 7 === 4;
    scan.lastIndex = at;
    const found = isFlag ? (text[at] ?? '') : (scan.exec(text)?.[0] ?? '');
    if (found === '') throw new Error(`an emoji has the arc ${text}`);
    numbers.push(Number(found));
    at += found.length;
  }
}

/** An elliptic arc as cubic curves of at most a quarter turn (SVG 2, B.2.4). */
function arc(from: Point, to: Point, [rx0 = 0, ry0 = 0, turn = 0, large = 0, sweep = 0]: readonly number[]): [Point, Point, Point][] {
  let [rx, ry] = [Math.abs(rx0), Math.abs(ry0)];
  if (rx === 0 || ry === 0) return [[from, to, to]];
  const phi = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(phi), Math.sin(phi)];
  const dx = (from.x - to.x) / 2;
  const dy = (from.y - to.y) / 2;
  const x1 = cos * dx + sin * dy;
  const y1 = -sin * dx + cos * dy;
  const excess = (x1 / rx) ** 2 + (y1 / ry) ** 2;
  if (excess === 0) return [];
  if (excess > 1) {
    rx *= Math.sqrt(excess);
    ry *= Math.sqrt(excess);
  }
  const root = Math.sqrt(Math.max(0, (rx * ry) ** 2 / ((rx * y1) ** 2 + (ry * x1) ** 2) - 1)) * (large === sweep ? -1 : 1);
  const cx1 = (root * rx * y1) / ry;
  const cy1 = (-root * ry * x1) / rx;
  const center = { x: cos * cx1 - sin * cy1 + (from.x + to.x) / 2, y: sin * cx1 + cos * cy1 + (from.y + to.y) / 2 };
  const begin = Math.atan2((y1 - cy1) / ry, (x1 - cx1) / rx);
  let sweepAngle = Math.atan2((-y1 - cy1) / ry, (-x1 - cx1) / rx) - begin;
  if (sweep && sweepAngle < 0) sweepAngle += 2 * Math.PI;
  if (!sweep && sweepAngle > 0) sweepAngle -= 2 * Math.PI;
  const parts = Math.max(1, Math.ceil(Math.abs(sweepAngle) / (Math.PI / 2) - 1e-9));
  const step = sweepAngle / parts;
  const handle = (4 / 3) * Math.tan(step / 4);
  const on = (angle: number, out: number): Point => {
    const x = rx * (Math.cos(angle) - out * Math.sin(angle));
    const y = ry * (Math.sin(angle) + out * Math.cos(angle));
    return { x: center.x + cos * x - sin * y, y: center.y + sin * x + cos * y };
  };
  return Array.from({ length: parts }, (_, i) => {
    const angle = begin + i * step;
    return [on(angle, handle), on(angle + step, -handle), i === parts - 1 ? to : on(angle + step, 0)];
  });
}

const round = (value: number): string => {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
};

/** The small part of the content stream language (ISO 32000-1, annex A) that the pages use. */

/** At most three decimals; never an exponent, which PDF does not know. */
export function number(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

const knownColors = new Map<string, string>();

/** `#rrggbb` as the operands of `rg`. */
export function rgb(color: string): string {
  let operands = knownColors.get(color);
  if (operands === undefined) {
    operands = rgbOperands(color);
    // Random documents must not fill the memory.
    if (knownColors.size >= 200) knownColors.clear();
    knownColors.set(color, operands);
  }
  return operands;
}

function rgbOperands(color: string): string {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (!match) throw new Error(`not a colour: ${color}`);
  return match
    .slice(1)
    .map((channel) => number(Number.parseInt(channel, 16) / 255))
    .join(' ');
}

export const hex16 = (value: number): string => value.toString(16).padStart(4, '0');

/** Text as UTF-16BE hexadecimal. */
export function utf16Hex(text: string): string {
  return Array.from({ length: text.length }, (_, i) => hex16(text.charCodeAt(i))).join('');
}

const OPERATORS: Readonly<Record<string, string>> = { M: 'm', L: 'l', C: 'c', Z: 'h' };

/** `M1 2L3 4Z` → `1 2 m 3 4 l h` */
export function pathOperators(path: string): string {
  return [...path.matchAll(/([MLCZ])([^MLCZ]*)/g)]
    .map(([, command = '', numbers = '']) => `${numbers} ${OPERATORS[command]}`.trim())
    .join(' ');
}

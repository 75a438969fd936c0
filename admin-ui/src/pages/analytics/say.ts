import { number } from '../../../../ui/src/i18n/format.ts';
import { words } from '../../i18n/words.ts';
import type { Unit } from './figures.ts';

const w = words('analytics');

function bytes(value: number): string {
  const power = value < 1 ? 0 : Math.min(w().bytes.length - 1, Math.floor(Math.log10(value) / 3));
  const shown = value / 1_000 ** power;
  return `${number(shown < 10 && power > 0 ? Math.round(shown * 10) / 10 : Math.round(shown))} ${w().bytes[power] ?? ''}`;
}

function time(ms: number): string {
  return ms < 1_000 ? w().milliseconds(number(Math.round(ms))) : w().seconds(number(Math.round(ms / 100) / 10));
}

/** A number as people read it; `null` where there is none. */
export function say(value: number | null, unit: Unit): string {
  if (value === null) return w().none;
  if (unit === 'bytes') return bytes(value);
  return unit === 'ms' ? time(value) : number(value);
}

import { design } from '../../i18n/en/design.ts';
import { number } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';

export const w = words('design', design);

/** A template as people know it; one that has no words yet keeps its own. */
export function templateWords({ id, ...own }: { id: string; name: string; line: string }): { name: string; line: string } {
  const known: Record<string, { name: string; line: string } | undefined> = w().templates;
  return known[id] ?? own;
}

export const inMillimetres = (points: number): string => w().units.millimetres(number(Math.round((points * 25.4) / 72)));
export const inPoints = (points: number): string => w().units.points(number(Math.round(points * 10) / 10));
export const inPercent = (share: number): string => w().units.percent(number(Math.round(share * 100)));

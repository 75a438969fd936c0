import { ICON_SIDE, ICON_STROKE, ICONS, iconTop } from '../icons.ts';
import type { TextRun } from '../pages.ts';
import { number, pathOperators, rgb } from './operators.ts';

/** The operators that draw the icon before a run, as `paintSvg` does; none where there is none. */
export function paintIcon({ icon, baseline, size }: TextRun, pageHeight: number): string[] {
  if (!icon) return [];
  const factor = number(icon.size / ICON_SIDE);
  const place = `${factor} 0 0 -${factor} ${number(icon.x)} ${number(pageHeight - iconTop(icon, baseline, size))} cm`;
  return [`q ${place} ${ICON_STROKE} w 1 J 1 j ${rgb(icon.color)} RG ${pathOperators(ICONS[icon.kind])} S Q`];
}

import type { Style } from '../../element.ts';
import type { Block, Group } from '../contract.ts';
import type { Looks } from '../looks.ts';

export type Part = Group | Block;

/** The same parts with this much space before the first. */
export function withSpaceBefore(parts: readonly Part[], before: number): Part[] {
  return parts.map((part, i) => {
    if (i > 0) return part;
    return part.kind === 'block' ? { ...part, before } : { ...part, children: withSpaceBefore(part.children, before) };
  });
}

/** The same parts, each block with this much room at the start of its lines. */
export function indented(parts: readonly Part[], room: number, look: Looks): Part[] {
  if (room === 0) return [...parts];
  const side = look.theme.direction === 'rtl' ? 'paddingRight' : 'paddingLeft';
  return parts.map((part) => {
    if (part.kind === 'group') return { ...part, children: indented(part.children, room, look) };
    const style: Style = { ...part.box.style, [side]: (part.box.style[side] ?? 0) + room };
    return { ...part, box: { ...part.box, style } };
  });
}

/** A margin on the side where lines start, or where they end. */
export function marginAt(where: 'start' | 'end', amount: number, look: Looks): Style {
  const isLeft = (where === 'start') === (look.theme.direction === 'ltr');
  return isLeft ? { marginLeft: amount } : { marginRight: amount };
}

export const alignedAt = (where: 'start' | 'end', look: Looks): Style => ({
  textAlign: (where === 'start') === (look.theme.direction === 'ltr') ? 'left' : 'right',
});

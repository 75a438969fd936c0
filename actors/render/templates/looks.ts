import type { Style } from '../element.ts';
import { mix, readable } from './colour.ts';
import type { Manner } from './plan.ts';
import type { ProseStyle } from './prose.ts';
import type { Theme } from './theme.ts';

/** The styles of a template's parts, derived from the theme; sizes keep their proportions when the body size changes. */
export interface Looks {
  theme: Theme;
  manner: Manner;
  /** The width that the parts are laid out in, in points. */
  width: number;
  /** A sidebar: no room for anything at the line's end. */
  narrow: boolean;
  base: Style;
  name: Style;
  headline: Style;
  contact: Style;
  heading: Style;
  title: Style;
  role: Style;
  quiet: Style;
  prose: ProseStyle;
  /** The ground of tags and of headings on a bar. */
  tint: string;
  /** The direction of a row of boxes. */
  across: 'row' | 'row-reverse';
}

/** Capitals are set wider by this much of an em. */
const CAPITAL_TRACKING = 0.055;
const TINT = 0.9;

export function looksOf(theme: Theme, manner: Manner, width: number, narrow = false): Looks {
  const size = narrow ? theme.size * 0.96 : theme.size;
  const { lineHeight, unit, look } = theme;
  const isRightToLeft = theme.direction === 'rtl';
  const direction: Style = isRightToLeft ? { direction: 'rtl', textAlign: 'right' } : {};
  const base: Style = { fontFamily: theme.family, fontSize: size, lineHeight, color: theme.ink, fontWeight: 400, ...direction };
  const display: Style = { ...base, fontFamily: theme.headingFamily, fontWeight: 600 };
  const colorOf = (name: 'ink' | 'muted' | 'accent'): string => theme[name];
  // Joined scripts must not be spaced.
  const spaced = (points: number, em: number): Style => (isRightToLeft || em === 0 ? {} : { letterSpacing: points * em });
  const tint = mix(theme.brand, theme.paper, TINT);
  const nameSize = theme.headingSize * manner.nameScale;
  const headingSize = manner.headingPlace === 'beside' ? size * 1.04 : theme.headingSize * manner.headingScale;
  const headingColor = colorOf(manner.headingColor);
  const headingTracking = look.headingCase === 'upper' ? CAPITAL_TRACKING : manner.headingTracking;
  return {
    theme,
    manner,
    width,
    narrow,
    base,
    name: {
      ...display,
      fontSize: nameSize,
      fontWeight: manner.nameWeight,
      color: colorOf(manner.nameColor),
      lineHeight: 1.14,
      ...spaced(nameSize, manner.nameCase === 'upper' ? 0.06 : manner.nameTracking),
    },
    headline: {
      ...base,
      fontSize: size * manner.headlineScale,
      lineHeight: 1.35,
      color: colorOf(manner.headlineColor),
      ...(manner.headlineItalic ? { fontStyle: 'italic' } : {}),
    },
    contact: { ...base, fontSize: size * 0.94, lineHeight: 1.5, color: theme.muted },
    heading: {
      ...display,
      fontSize: headingSize,
      lineHeight: 1.3,
      color: look.headingRule === 'bar' ? readable(headingColor, tint) : headingColor,
      ...spaced(headingSize, headingTracking),
    },
    title: { ...base, fontFamily: theme.headingFamily, fontWeight: 600, fontSize: size * 1.06, lineHeight: 1.36 },
    role: { ...base, fontWeight: 600, lineHeight: 1.36 },
    quiet: { ...base, color: theme.muted },
    prose: {
      base,
      accent: theme.accent,
      muted: theme.muted,
      bullet: look.bullet,
      indent: size * 1.15,
      paragraphGap: unit * 0.9,
      entryGap: unit * 0.55,
    },
    tint,
    across: isRightToLeft ? 'row-reverse' : 'row',
  };
}

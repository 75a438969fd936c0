import type { Style } from '../element.ts';
import type { ProseStyle } from './prose.ts';
import type { Theme } from './theme.ts';

/** The styles of a template's parts, derived from the theme; sizes keep their proportions when the body size changes. */
export interface Looks {
  theme: Theme;
  base: Style;
  name: Style;
  headline: Style;
  contact: Style;
  heading: Style;
  title: Style;
  role: Style;
  quiet: Style;
  prose: ProseStyle;
  /** The direction of a row of boxes. */
  across: 'row' | 'row-reverse';
}

export function looksOf(theme: Theme): Looks {
  const { size, lineHeight } = theme;
  const direction: Style = theme.direction === 'rtl' ? { direction: 'rtl', textAlign: 'right' } : {};
  const base: Style = { fontFamily: theme.family, fontSize: size, lineHeight, color: theme.ink, fontWeight: 400, ...direction };
  // Joined scripts must not be spaced.
  const spacing = theme.direction === 'rtl' ? 0 : theme.headingSize;
  const heading: Style = { ...base, fontFamily: theme.headingFamily, fontWeight: 600 };
  return {
    theme,
    base,
    name: { ...heading, fontSize: theme.headingSize * 2.3, lineHeight: 1.15, letterSpacing: spacing * -0.02 },
    headline: { ...base, fontSize: size * 1.22, lineHeight: 1.35, color: theme.accent },
    contact: { ...base, fontSize: size * 0.94, lineHeight: 1.5, color: theme.muted },
    heading: { ...heading, fontSize: theme.headingSize, lineHeight: 1.3, color: theme.accent, letterSpacing: spacing * 0.02 },
    title: { ...heading, fontSize: size * 1.07, lineHeight: 1.35 },
    role: { ...base, fontWeight: 600, lineHeight: 1.35 },
    quiet: { ...base, color: theme.muted },
    prose: { base, accent: theme.accent, muted: theme.muted, indent: size * 1.15, paragraphGap: size * 0.3, entryGap: size * 0.2 },
    across: theme.direction === 'rtl' ? 'row-reverse' : 'row',
  };
}

import { type Box, leaf, type Style } from '../../element.ts';
import { factInline, inline, separated } from '../build.ts';
import type { Fact } from '../facts.ts';
import type { Looks } from '../looks.ts';

/** "**Employer** · Place · example.com" */
export function factLine(facts: readonly Fact[], { theme, manner }: Looks): Box[] {
  const quiet: Style = { color: theme.muted, fontWeight: 400 };
  const slant: Style = manner.factItalic ? { fontStyle: 'italic' } : {};
  const boxes = facts.map((fact) =>
    factInline(fact, {
      label: quiet,
      text: { fontWeight: 400, ...(fact.prominent ? { color: theme.ink, ...slant } : { color: theme.muted }) },
      link: { color: theme.accent },
    }),
  );
  return separated(boxes, ' · ', quiet);
}

/** Facts that follow a title on its own line. */
export function factsBeside(facts: readonly Fact[], look: Looks): Box[] {
  if (facts.length === 0) return [];
  const mark = inline({ color: look.theme.muted, fontWeight: 400 }, [leaf(' · ', null, { separator: true })]);
  return [mark, ...factLine(facts, look)];
}

export const titleInlines = (title: readonly Fact[], style: Style = {}): Box[] =>
  separated(
    title.map((fact) => factInline(fact, { text: style })),
    ', ',
    {},
  );

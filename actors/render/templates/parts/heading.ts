import { type Box, capitals, type Leaf, leaf, type Style } from '../../element.ts';
import { block, column, row, text } from '../build.ts';
import type { Block } from '../contract.ts';
import type { Fact } from '../facts.ts';
import type { Looks } from '../looks.ts';
import { alignedAt } from './flowing.ts';

/** Width of the column that headings have where they stand beside their sections, in parts of the whole. */
const BESIDE = 0.21;
export const headingColumn = (look: Looks): number => (look.manner.headingPlace === 'beside' && !look.narrow ? look.width * BESIDE : 0);

export function titleLeaf(title: Fact, look: Looks): Leaf {
  const { look: values, design } = look.theme;
  return values.headingCase === 'upper' ? capitals(title.text, title.field, design.locale) : leaf(title.text, title.field);
}

/** The heading of a section with the rule that the theme has. */
export function headingBlock(title: Fact, look: Looks): Block {
  const { unit } = look.theme;
  const content = titleLeaf(title, look);
  if (headingColumn(look) > 0) return headingBeside(content, look);
  const isBar = look.theme.look.headingRule === 'bar';
  return block(isBar ? barHeading(content, look) : ruledHeading(content, look), {
    before: unit * 4,
    after: unit * 1.5,
    keepWithNext: true,
  });
}

function ruledHeading(content: Leaf, look: Looks): Box {
  const { theme, manner } = look;
  const isCentred = manner.headingAlign === 'centre';
  const title = text('H2', { ...look.heading, ...(isCentred ? { textAlign: 'center' } : {}) }, [content]);
  const rule = ruleOf(look);
  if (!rule) return title;
  const isShort = theme.look.headingRule === 'short';
  const line: Box = { style: { display: 'flex', marginTop: theme.unit * 0.65, ...rule }, children: [] };
  if (!isShort) return column({}, [title, line]);
  return column({}, [title, row({ flexDirection: look.across, ...(isCentred ? { justifyContent: 'center' } : {}) }, [line])]);
}

function ruleOf({ theme }: Looks): Style | null {
  switch (theme.look.headingRule) {
    case 'none':
    case 'bar':
      return null;
    case 'hairline':
      return { height: 0.75, backgroundColor: theme.rule };
    case 'line':
      return { height: 1.5, backgroundColor: theme.brand };
    case 'short':
      return { height: 2.25, width: theme.size * 3, backgroundColor: theme.brand };
  }
}

function barHeading(content: Leaf, look: Looks): Box {
  const { unit, size } = look.theme;
  const isCentred = look.manner.headingAlign === 'centre';
  return text(
    'H2',
    {
      ...look.heading,
      ...(isCentred ? { textAlign: 'center' } : {}),
      backgroundColor: look.tint,
      paddingTop: unit * 0.6,
      paddingBottom: unit * 0.7,
      paddingLeft: size * 0.8,
      paddingRight: size * 0.8,
    },
    [content],
  );
}

/** In the margin; the rule, where there is one, runs above the whole width, and the text starts below it. */
function headingBeside(content: Leaf, look: Looks): Block {
  const { theme } = look;
  const rule = ruleOf(look);
  const gap = rule ? theme.unit * 1.8 : 0;
  const thickness = rule?.height ?? 0;
  const title = text(
    'H2',
    { ...look.heading, lineHeight: 1.36, ...alignedAt('start', look), width: headingColumn(look) - theme.size * 1.5 },
    [content],
  );
  const line: Box[] = rule ? [{ style: { display: 'flex', marginBottom: gap, ...rule }, children: [] }] : [];
  const box = column({}, [...line, row({ flexDirection: look.across }, [title])]);
  return {
    ...block(box, { before: theme.unit * (rule ? 3.4 : 5), keepWithNext: true }),
    hanging: gap + thickness,
  };
}

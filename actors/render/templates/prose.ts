import type { Look } from '#protocol/document';
import { type Line, lineText, type Span } from '#protocol/prose';
import { type Box, leaf, type Style } from '../element.ts';
import { directionOf } from '../text/clean.ts';
import { block, group, inline, row, text } from './build.ts';
import type { Block, Group } from './contract.ts';
import type { ProseContent } from './facts.ts';

export interface ProseStyle {
  /** Of all text, font and direction included. */
  base: Style;
  accent: string;
  muted: string;
  bullet: Look['bullet'];
  /** Width of the column that bullets and numbers stand in. */
  indent: number;
  /** Space between paragraphs and between list entries. */
  paragraphGap: number;
  entryGap: number;
}

/** Rich text as blocks: a paragraph or a list entry each, so that pages break between them. */
export function proseBlocks({ prose, field }: ProseContent, style: ProseStyle): (Group | Block)[] {
  const blocks: (Group | Block)[] = [];
  for (let at = 0; at < prose.length; ) {
    const list = prose[at]?.list;
    const end = prose.findIndex((line, i) => i >= at && line.list !== list);
    const lines = prose.slice(at, end === -1 ? prose.length : end);
    if (list) blocks.push(listGroup(lines, list, field, style));
    else blocks.push(...lines.map((line) => paragraph(line, field, style)));
    at += lines.length;
  }
  return blocks;
}

function paragraph(line: Line, field: string, style: ProseStyle): Block {
  const box = text('P', { ...style.base, ...directed(line, style.base) }, spansOf(line, field, style));
  return block(box, { before: style.paragraphGap, after: style.paragraphGap, splits: true });
}

function listGroup(lines: readonly Line[], list: 'bullet' | 'ordered', field: string, style: ProseStyle): Group {
  const digits = String(lines.length).length;
  const indent = list === 'bullet' ? style.indent : style.indent * (0.55 + 0.45 * digits);
  return group(
    'L',
    lines.map((line, i) => {
      const label = list === 'bullet' ? bulletLabel(indent, style) : textLabel(`${i + 1}.`, indent, style);
      return block(listEntry(line, label, field, style), { before: style.entryGap, after: style.entryGap, splits: true });
    }),
    { ordered: list === 'ordered' },
  );
}

const BULLETS = { disc: '•', dash: '–', angle: '›' } as const;
/** Parts of the size of the text. */
const SQUARE = 0.3;

/** A square is a filled box: not every family has the character. */
function bulletLabel(indent: number, style: ProseStyle): Box {
  if (style.bullet !== 'square') return textLabel(BULLETS[style.bullet], indent, style);
  const { fontSize: size = 0, lineHeight = 1 } = style.base;
  const side = size * SQUARE;
  const square: Box = {
    style: {
      display: 'flex',
      width: side,
      height: side,
      marginTop: (size * lineHeight - side) / 2 + size * 0.04,
      backgroundColor: style.accent,
    },
    children: [],
  };
  return row({ width: indent, flexShrink: 0 }, [square]);
}

function textLabel(label: string, indent: number, style: ProseStyle): Box {
  return text('Lbl', { width: indent, flexShrink: 0, color: style.muted }, [leaf(label, null)]);
}

function listEntry(line: Line, label: Box, field: string, style: ProseStyle): Box {
  const direction = directed(line, style.base);
  return row(
    { ...style.base, ...direction },
    [
      { ...label, style: { ...label.style, ...direction } },
      text('LBody', { ...direction, flexGrow: 1, flexShrink: 1, flexBasis: 0 }, spansOf(line, field, style)),
    ],
    'LI',
  );
}

/** Each paragraph runs in the direction of its own first letter. */
function directed(line: Line, { direction: around = 'ltr' }: Style): Style {
  const direction = directionOf(lineText(line), around);
  if (direction === around) return {};
  return { direction, textAlign: direction === 'rtl' ? 'right' : 'left' };
}

function spansOf(line: Line, field: string, style: ProseStyle): Box[] {
  return line.spans.map((span) => spanBox(span, field, style));
}

function spanBox(span: Span, field: string, { accent }: ProseStyle): Box {
  const look: Style = {
    ...(span.bold ? { fontWeight: 600 } : {}),
    ...(span.italic ? { fontStyle: 'italic' } : {}),
    ...(span.link ? { color: accent } : {}),
  };
  const content = leaf(span.text, field, span.underline ? { underline: true } : {});
  if (!span.link) return inline(look, [content]);
  return { tag: 'Link', href: span.link, style: { display: 'inline', ...look }, children: [content] };
}

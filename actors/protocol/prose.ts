import { z } from 'zod';
import { NOT_TEXT } from './field-issues.ts';
import { hasOnlyText } from './text.ts';

/** Longest text of one prose field, in UTF-16 units, line ends included. */
export const PROSE_MAX_LENGTH = 20_000;
export const PROSE_MAX_LINES = 500;

/** Only these may be followed from a résumé; everything else is text. */
export const SAFE_LINK = /^(?:https?:\/\/|mailto:|tel:)\S+$/i;
export const Link = z.string().max(2_000).regex(SAFE_LINK);

export const Span = z.strictObject({
  text: z.string().min(1).max(PROSE_MAX_LENGTH).refine(hasOnlyText, NOT_TEXT),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  underline: z.literal(true).optional(),
  link: Link.optional(),
});
export type Span = z.infer<typeof Span>;

/** A paragraph, or one entry of a list. Text holds no line break: a line is a line. */
export const Line = z.strictObject({
  list: z.enum(['bullet', 'ordered']).optional(),
  spans: z.array(Span).max(500),
});
export type Line = z.infer<typeof Line>;

/** Rich text as data: schema-checked, rendered by our own code, never HTML. */
export const Prose = z
  .array(Line)
  .max(PROSE_MAX_LINES)
  .refine((lines) => lines.every((line) => line.spans.every((span) => !/[\n\r]/.test(span.text))), {
    message: 'a span holds no line break',
  })
  .refine((lines) => proseLength(lines) <= PROSE_MAX_LENGTH, { message: `longer than ${PROSE_MAX_LENGTH} characters` });
export type Prose = z.infer<typeof Prose>;

export function lineText(line: Line): string {
  return line.spans.map((span) => span.text).join('');
}

/** The plain text of a prose field, lines joined by line feeds. */
export function proseText(prose: Prose): string {
  return prose.map(lineText).join('\n');
}

/** Prose from plain text: one paragraph a line; blank lines fall away. */
export function proseFromText(text: string, list?: Line['list']): Prose {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ ...(list ? { list } : {}), spans: [{ text: line }] }));
}

function proseLength(prose: Line[]): number {
  return prose.reduce((sum, line) => sum + lineText(line).length + 1, 0);
}

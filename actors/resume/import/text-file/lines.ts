import { marked, type Token, type Tokens } from 'marked';
import type { Line, Span } from '#protocol/prose';
import { decodeEntities } from '../entities.ts';
import { readRich } from '../html.ts';
import { cleanText } from '../text.ts';

/** A line of a text, and what its writer said of it. */
export interface TextLine {
  text: string;
  /** With marks, where the text has some. */
  spans: Span[];
  list?: Line['list'];
  /** 1 is the largest. */
  heading?: number;
  /** Whether it begins a paragraph. */
  isFirst: boolean;
}

const BULLET = /^\s*(?:[•●▪‣◦·∙■□○➢➤✓–—*-]|\u2022)\s+(?=\S)/u;
/** A rule, or what underlines a heading. */
const RULE = /^\s*([=\-_*~.·•#])(?:\s?\1){2,}\s*$/;

/** Lines of a plain text. A line under which a rule stands is a heading. */
export function plainLines(source: string): TextLine[] {
  const lines: TextLine[] = [];
  let isFirst = true;
  for (const raw of cleanText(source).text.replaceAll('\f', '\n\n').split('\n')) {
    // Marks of direction are for the eye of a plain text; here every text finds its own.
    const text = raw
      .replace(/^[\u200e\u200f\u061c]+/, '')
      .replace(/[\u00a0\t]+/g, ' ')
      .trim();
    if (text === '') {
      isFirst = true;
      continue;
    }
    if (RULE.test(raw)) {
      const above = lines.at(-1);
      if (above && !isFirst && /[=_~-]/.test(raw) && above.list === undefined) above.heading = 2;
      isFirst = true;
      continue;
    }
    const list = BULLET.test(raw) ? 'bullet' : undefined;
    const words = list ? text.replace(BULLET, '') : text;
    lines.push({ text: words, spans: [{ text: words }], ...(list ? { list } : {}), isFirst });
    isFirst = false;
  }
  return lines;
}

/** Lists and quotations within each other, so deep that nobody means it: reading them would take for ever. They are text. */
const DEEP = /^[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+){4,}/gm;

/** Whether a plain text is written as Markdown. */
export const looksLikeMarkdown = (source: string): boolean => /^#{1,3}\s+\S/m.test(source);

/** Lines of a text in Markdown. Tables, code and HTML are text. */
export function markdownLines(source: string): TextLine[] {
  const out: TextLine[] = [];
  const add = (tokens: Token[] | undefined, raw: string, more: Pick<TextLine, 'list' | 'heading'>) => {
    const parts = split(tokens ? spansOf(tokens, {}) : [{ text: raw }]);
    for (const [at, spans] of parts.entries()) {
      const text = spans.map((span) => span.text).join('');
      if (text.trim() !== '') out.push({ text: text.trim(), spans: trimmed(spans), ...more, isFirst: at === 0 });
    }
  };
  const list = ({ ordered, items }: Tokens.List) => {
    for (const item of items)
      for (const token of item.tokens) {
        if (token.type === 'list') walk([token]);
        else add('tokens' in token ? token.tokens : undefined, token.raw, { list: ordered ? 'ordered' : 'bullet' });
      }
  };
  const walk = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      if (token.type === 'space' || token.type === 'hr' || token.type === 'def') continue;
      if (token.type === 'heading') add(token.tokens, token.raw, { heading: Number(token.depth) });
      else if (token.type === 'list') list(token as Tokens.List);
      else if (token.type === 'blockquote') walk(token.tokens ?? []);
      else add('tokens' in token ? token.tokens : undefined, token.raw, {});
    }
  };
  walk(marked.lexer(cleanText(source).text.replace(DEEP, (run) => `\u200b${run}`)));
  return out;
}

type Marks = Omit<Span, 'text'>;

function spansOf(tokens: readonly Token[], marks: Marks): Span[] {
  return tokens.flatMap((token): Span[] => {
    const inner = 'tokens' in token ? token.tokens : undefined;
    switch (token.type) {
      case 'strong':
        return spansOf(inner ?? [], { ...marks, bold: true });
      case 'em':
        return spansOf(inner ?? [], { ...marks, italic: true });
      case 'link':
        return /^(?:https?:\/\/|mailto:|tel:)\S+$/i.test(token.href)
          ? spansOf(inner ?? [], { ...marks, link: token.href })
          : said(`${token.text} (${token.href})`, marks);
      case 'br':
        return said('\n', marks);
      case 'image':
        return said(`${token.text} (${token.href})`, marks);
      case 'codespan':
        return said(token.text, marks);
      case 'html':
        return said(
          readRich(token.raw)
            .lines.map((line) => line.spans.map(({ text }) => text).join(''))
            .join(' '),
          marks,
        );
      default:
        return inner && inner.length > 0 ? spansOf(inner, marks) : said('text' in token ? String(token.text) : token.raw, marks);
    }
  });
}

function said(text: string, marks: Marks): Span[] {
  const clean = cleanText(decodeEntities(text)).text;
  return clean === '' ? [] : [{ text: clean, ...marks }];
}

/** Lines end where the writer ended them. */
function split(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]];
  for (const span of spans)
    for (const [at, text] of span.text.split('\n').entries()) {
      if (at > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...span, text });
    }
  return lines;
}

function trimmed(spans: readonly Span[]): Span[] {
  const out = spans.map((span) => ({ ...span }));
  const first = out[0];
  if (first) first.text = first.text.trimStart();
  const last = out.at(-1);
  if (last) last.text = last.text.trimEnd();
  return out.filter(({ text }) => text !== '');
}

import { type Line, type Prose, SAFE_LINK, type Span } from '#protocol/prose';

/**
 * Prose as plain text that can be typed: one line a paragraph; `- ` and `1. ` begin list lines; `**bold**`, `*italic*`,
 * `__underline__`, `[text](https://…)`; a backslash takes a character's meaning away.
 *
 * `parseProse(formatProse(p))` is `p`, up to neighbouring spans with the same marks, which become one. Escapes are written only in
 * lines that would be read differently without them. Marks are toggles, so at any place each occurs at most once and their order
 * does not matter; a mark without a partner in its line is text.
 */
type Mark = 'bold' | 'italic' | 'underline';
const MARKS: readonly (readonly [Mark, string])[] = [
  ['bold', '**'],
  ['italic', '*'],
  ['underline', '__'],
];

const BULLET = /^[-•] /;
const NUMBER = /^\d{1,3}\. /;
const LINK = /^\[((?:\\.|[^\\[\]])+)\]\(((?:\\.|[^\\()\s])+)\)/u;
const ESCAPED = /\\([^\p{L}\p{N}\s])/gu;

export function formatProse(prose: Prose): string {
  let number = 0;
  return prose
    .map((line) => {
      number = line.list === 'ordered' ? number + 1 : 0;
      const prefix = line.list === 'bullet' ? '- ' : line.list === 'ordered' ? `${number}. ` : '';
      const plain = prefix + formatSpans(line.spans, (text) => text);
      if (sameLine(parseLine(plain), line)) return plain;
      const escaped = formatSpans(line.spans, (text) => text.replace(/[\\*_[\]]/g, '\\$&'));
      return prefix + (line.list ? escaped : escaped.replace(/^([-•])(?= )/, '\\$1').replace(/^(\d{1,3})(?=\. )/, '$1\\'));
    })
    .join('\n');
}

/** The text that is empty is no prose at all, not one empty paragraph. */
export function parseProse(text: string): Prose {
  return text === '' ? [] : text.split(/\r\n|[\n\r]/).map(parseLine);
}

function formatSpans(spans: readonly Span[], quote: (text: string) => string): string {
  let out = '';
  let open: Span = { text: '' };
  for (const span of [...spans, { text: '' } as Span]) {
    const toggles = MARKS.filter(([mark]) => (open[mark] ?? false) !== (span[mark] ?? false)).map(([, sign]) => sign);
    const closesLink = open.link !== undefined && open.link !== span.link;
    const opensLink = span.link !== undefined && open.link !== span.link;
    // Bold before italic, always: three stars read as both, whichever opens or closes.
    out += (closesLink ? `](${escapeLink(open.link ?? '')})` : '') + toggles.join('') + (opensLink ? '[' : '') + quote(span.text);
    open = span;
  }
  return out;
}

const escapeLink = (link: string): string => link.replace(/[\\()]/g, '\\$&');
const unquote = (text: string): string => text.replace(ESCAPED, '$1');

type Token = { kind: 'text'; text: string; link?: string } | { kind: 'toggle'; mark: Mark; sign: string; link?: string };

export function parseLine(source: string): Line {
  const list = BULLET.test(source) ? 'bullet' : NUMBER.test(source) ? 'ordered' : undefined;
  const tokens = tokenize(list ? source.replace(list === 'bullet' ? BULLET : NUMBER, '') : source);
  literalOrphans(tokens);
  const spans: Span[] = [];
  const on = new Set<Mark>();
  for (const token of tokens) {
    if (token.kind === 'toggle') {
      if (!on.delete(token.mark)) on.add(token.mark);
      continue;
    }
    const span: Span = { text: token.text };
    for (const [mark] of MARKS) if (on.has(mark)) span[mark] = true;
    if (token.link !== undefined) span.link = token.link;
    append(spans, span);
  }
  return { ...(list ? { list } : {}), spans };
}

function tokenize(source: string, link?: string): Token[] {
  const tokens: Token[] = [];
  const of = (link === undefined ? {} : { link }) satisfies { link?: string };
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const escaped = /^\\[^\p{L}\p{N}\s]/u.exec(rest);
    const anchor = link === undefined && rest.startsWith('[') ? LINK.exec(rest) : null;
    const target = anchor ? unquote(anchor[2] ?? '') : '';
    const run = /^(?:\*+|_+)/.exec(rest)?.[0];
    const marks = run
      ? MARKS.filter(([, sign]) => (run.startsWith('*') ? sign.startsWith('*') && (run.length === 3 || run === sign) : run === sign))
      : [];
    if (escaped) {
      tokens.push({ kind: 'text', text: escaped[0].slice(1), ...of });
      at += escaped[0].length;
    } else if (anchor && SAFE_LINK.test(target)) {
      tokens.push(...tokenize(anchor[1] ?? '', target));
      at += anchor[0].length;
    } else if (marks.length > 0 && run) {
      for (const [mark, sign] of marks) tokens.push({ kind: 'toggle', mark, sign, ...of });
      at += run.length;
    } else {
      const text = run ?? /^(?:[^\\*_[]+|[\s\S])/.exec(rest)?.[0] ?? rest;
      tokens.push({ kind: 'text', text, ...of });
      at += text.length;
    }
  }
  return tokens;
}

/** A mark that is opened and not closed in its line is the characters it is made of. */
function literalOrphans(tokens: Token[]): void {
  for (const [mark] of MARKS) {
    const toggles = tokens.filter((token) => token.kind === 'toggle' && token.mark === mark);
    const last = toggles.length % 2 === 1 ? toggles.at(-1) : undefined;
    if (last?.kind !== 'toggle') continue;
    tokens[tokens.indexOf(last)] = { kind: 'text', text: last.sign, ...(last.link === undefined ? {} : { link: last.link }) };
  }
}

const sameMarks = (a: Span, b: Span): boolean => MARKS.every(([mark]) => a[mark] === b[mark]) && a.link === b.link;

function append(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last && sameMarks(last, span)) last.text += span.text;
  else spans.push(span);
}

/** Neighbouring spans with the same marks as one: the form in which prose is compared. */
export function joinSpans(line: Line): Line {
  const spans: Span[] = [];
  for (const span of line.spans) append(spans, { ...span });
  return { ...(line.list ? { list: line.list } : {}), spans };
}

function sameLine(a: Line, b: Line): boolean {
  const left = joinSpans(a);
  const right = joinSpans(b);
  return (
    left.list === right.list &&
    left.spans.length === right.spans.length &&
    left.spans.every((span, index) => {
      const other = right.spans[index];
      return other !== undefined && other.text === span.text && sameMarks(span, other);
    })
  );
}

/** Whether two proses show the same. */
export const sameProse = (a: Prose, b: Prose): boolean =>
  a.length === b.length &&
  a.every((line, index) => {
    const other = b[index];
    return other !== undefined && sameLine(line, other);
  });

import { type Line, Link, type Span } from '#protocol/prose';
import { decodeEntities } from './entities.ts';
import { cleanText } from './text.ts';

/**
 * The few HTML tags that people paste into résumés. Everything else between angle brackets is text and stays text, as "a < b"
 * is. Nothing here is ever written out as HTML: tags become marks and lines.
 */
const TAG = /<(\/?)(b|strong|i|em|u|a|ul|ol|li|p|br|div|span|s|del|mark|code|sub|sup|blockquote|pre|hr|h[1-6])(\s[^<>]*)?\/?>/gi;
const HREF = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const MARK_OF: Record<string, 'bold' | 'italic' | 'underline'> = { b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline' };
/** Marks that we have not: their words stay. */
const PLAIN = new Set(['span', 's', 'del', 'mark', 'code', 'sub', 'sup']);
const INLINE = new Set(['b', 'strong', 'i', 'em', 'u', 'a', ...PLAIN]);

export interface Rich {
  lines: Line[];
  /** Whether there were tags or entities. */
  converted: boolean;
  /** Whether characters were removed that are not text. */
  removed: boolean;
  /** Targets of links that may not be followed; their words stay. */
  unsafeLinks: string[];
}

/** Prose lines of a text that may hold HTML. In plain text, or with inline tags only, a line end ends the line. */
export function readRich(source: string): Rich {
  const builder = new LineBuilder();
  const tags = [...source.matchAll(TAG)];
  const blocks = tags.some((tag) => !INLINE.has((tag[2] ?? '').toLowerCase()));
  let converted = tags.length > 0;
  let removed = false;
  const addText = (raw: string) => {
    const decoded = decodeEntities(raw);
    const cleaned = cleanText(decoded);
    converted ||= decoded !== raw;
    removed ||= cleaned.removed;
    if (blocks) builder.text(cleaned.text.replace(/[ \t\n]+/g, ' '));
    else
      cleaned.text.split('\n').forEach((part, index) => {
        if (index > 0) builder.endLine();
        builder.text(part);
      });
  };
  let at = 0;
  for (const tag of tags) {
    addText(source.slice(at, tag.index));
    at = tag.index + tag[0].length;
    builder.tag((tag[2] ?? '').toLowerCase(), tag[1] === '/', tag[3] ?? '');
  }
  addText(source.slice(at));
  return { lines: builder.finish(), converted, removed, unsafeLinks: builder.unsafeLinks };
}

/** The words of a text that may hold HTML, for a field that has no marks. */
export const richText = (rich: Rich): string => rich.lines.map((line) => line.spans.map((span) => span.text).join('')).join('\n');

class LineBuilder {
  readonly unsafeLinks: string[] = [];
  private readonly lines: Line[] = [];
  private spans: Span[] = [];
  private readonly depth = { bold: 0, italic: 0, underline: 0 };
  private readonly links: (string | null)[] = [];
  private readonly lists: ('bullet' | 'ordered')[] = [];
  private inEntry = false;

  text(text: string): void {
    if (text === '') return;
    const link = this.links.at(-1);
    const span: Span = {
      text,
      ...(this.depth.bold > 0 ? { bold: true } : {}),
      ...(this.depth.italic > 0 ? { italic: true } : {}),
      ...(this.depth.underline > 0 ? { underline: true } : {}),
      ...(link ? { link } : {}),
    };
    const last = this.spans.at(-1);
    if (last && sameMarks(last, span)) last.text += text;
    else this.spans.push(span);
  }

  tag(name: string, closing: boolean, attributes: string): void {
    const mark = MARK_OF[name];
    if (mark) this.depth[mark] = Math.max(0, this.depth[mark] + (closing ? -1 : 1));
    else if (name === 'a') this.anchor(closing, attributes);
    else if (!PLAIN.has(name)) {
      this.endLine();
      if (name === 'ul' || name === 'ol') {
        if (closing) this.lists.pop();
        else this.lists.push(name === 'ul' ? 'bullet' : 'ordered');
      }
      if (name === 'li') this.inEntry = !closing;
    }
  }

  endLine(): void {
    const spans = trimmed(this.spans);
    this.spans = [];
    if (spans.length === 0) return;
    const list = this.inEntry ? (this.lists.at(-1) ?? 'bullet') : undefined;
    this.lines.push({ ...(list ? { list } : {}), spans });
  }

  finish(): Line[] {
    this.endLine();
    return this.lines;
  }

  private anchor(closing: boolean, attributes: string): void {
    if (closing) {
      this.links.pop();
      return;
    }
    const found = HREF.exec(attributes);
    const target = decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
    const safe = Link.safeParse(target).success && target.isWellFormed();
    if (!safe && target !== '') this.unsafeLinks.push(target);
    this.links.push(safe ? target : null);
  }
}

const sameMarks = (a: Span, b: Span) => a.bold === b.bold && a.italic === b.italic && a.underline === b.underline && a.link === b.link;

/** Spans without white space hanging over the ends of their line. */
function trimmed(spans: readonly Span[]): Span[] {
  const out = spans.map((span) => ({ ...span }));
  for (const [end, trim] of [
    [0, 'trimStart'],
    [-1, 'trimEnd'],
  ] as const) {
    for (let span = out.at(end); span; span = out.at(end)) {
      span.text = span.text[trim]();
      if (span.text !== '') break;
      out.splice(end, 1);
    }
  }
  return out;
}

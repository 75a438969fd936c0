import { type Line, Link, type Prose, type Span } from '#protocol/prose';
import { lineText } from '../clean.ts';
import type { Look } from '../schema.ts';
import { recogniseBullets } from './bullets.ts';
import { isHidden, restyled } from './looks.ts';
import { isIgnoredByWord, wordListOf } from './word.ts';

const DROPPED = new Set(
  'script style noscript template head title meta link img svg picture video audio canvas iframe object embed input select textarea map'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tbody thead tfoot tr caption blockquote pre section article header footer main nav aside address figure figcaption form fieldset legend details summary hr body center'.split(
    ' ',
  ),
);

interface Context {
  look: Look;
  list: Line['list'];
  /** Whether spaces count as they are. */
  pre: boolean;
}

/**
 * Prose from somebody else's HTML: what is a block there is a line here, lists are lists, and of the looks only ours stay. Nothing
 * of it is shown or run. `keepEmpty` keeps empty lines, as of our own copies.
 */
export function proseFromHtml(root: ParentNode, keepEmpty = false): Prose {
  const reader = new HtmlReader(keepEmpty);
  for (const node of root.childNodes) reader.read(node, { look: {}, list: undefined, pre: false });
  return recogniseBullets(reader.finish(), false);
}

class HtmlReader {
  private readonly keepEmpty: boolean;
  private readonly lines: Line[] = [];
  private spans: Span[] = [];
  /** The list of the line that is being read. */
  private list: Line['list'];

  constructor(keepEmpty: boolean) {
    this.keepEmpty = keepEmpty;
  }

  read(node: Node, context: Context): void {
    if (node.nodeType === node.TEXT_NODE) return this.readText(node.textContent ?? '', context);
    if (!isElement(node)) return;
    const name = node.nodeName;
    if (DROPPED.has(name.toLowerCase()) || isHidden(node) || isIgnoredByWord(node)) return;
    if (name === 'BR') return this.endLine();
    const inner = this.inside(node, context);
    const isBlock = BLOCKS.has(name.toLowerCase());
    if (isBlock) this.endLine();
    const before = this.lines.length;
    for (const child of node.childNodes) this.read(child, inner);
    if (isBlock) this.endLine();
    // Cells of a row stand side by side.
    else if ((name === 'TD' || name === 'TH') && node.nextElementSibling) this.readText(' ', inner);
    const isLine = name === 'P' || name === 'LI';
    if (this.keepEmpty && isLine && this.lines.length === before)
      this.lines.push({ ...(inner.list ? { list: inner.list } : {}), spans: [] });
  }

  private inside(element: HTMLElement, context: Context): Context {
    const name = element.nodeName;
    const list = name === 'UL' || name === 'MENU' ? 'bullet' : name === 'OL' ? 'ordered' : (wordListOf(element) ?? context.list);
    const pre = name === 'PRE' || (element.style.whiteSpace === '' ? context.pre : /^(?:pre|break)/.test(element.style.whiteSpace));
    return { look: { ...restyled(element, context.look), ...linkOf(element) }, list, pre };
  }

  private readText(source: string, { look, list, pre }: Context): void {
    if (pre && /[\n\r]/.test(source)) {
      source.split(/\r\n|[\n\r]/).forEach((piece, index) => {
        if (index > 0) this.endLine();
        this.readText(piece, { look, list, pre });
      });
      return;
    }
    const last = this.spans.at(-1);
    const text = pre ? source : source.replace(/[ \t\n\r\f]+/g, ' ');
    const clean = lineText(!pre && (!last || last.text.endsWith(' ')) ? text.replace(/^ /, '') : text);
    if (clean === '') return;
    if (this.spans.length === 0) this.list = list;
    if (last && isSameLook(last, look)) last.text += clean;
    else this.spans.push({ text: clean, ...look });
  }

  private endLine(): void {
    const last = this.spans.at(-1);
    if (last) last.text = last.text.replace(/ +$/, '');
    const spans = this.spans.filter(({ text }) => text !== '');
    this.spans = [];
    if (spans.some(({ text }) => text.trim() !== '')) this.lines.push({ ...(this.list ? { list: this.list } : {}), spans });
  }

  finish(): Line[] {
    this.endLine();
    return this.lines;
  }
}

const isElement = (node: Node): node is HTMLElement => node.nodeType === 1 && 'style' in node;

const isSameLook = (a: Look, b: Look): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.underline === b.underline && a.link === b.link;

function linkOf(element: HTMLElement): Look {
  if (element.nodeName !== 'A') return {};
  const link = Link.safeParse(unwrapped(element.getAttribute('href')?.trim() ?? ''));
  return link.success ? { link: link.data } : {};
}

/** Google's documents give out links as ways through Google. */
function unwrapped(href: string): string {
  const target = /^https:\/\/www\.google\.com\/url\?(.*)$/.exec(href)?.[1];
  return (target && new URLSearchParams(target.replaceAll('&amp;', '&')).get('q')) || href;
}

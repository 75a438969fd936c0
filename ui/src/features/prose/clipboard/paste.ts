import { DOMParser, Fragment, type Node, type ResolvedPos, Slice } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { flatLength } from '../flat.ts';
import { fitting, type Limits } from '../limits.ts';
import { addressOf, withLinks } from '../links.ts';
import { LINE, LINK, lineNode, listIn, proseOfLines, schema } from '../schema.ts';
import { proseFromHtml } from './html.ts';
import { proseFromPlain } from './plain.ts';

/** Lines as what is between two cursors: the first joins the line before, the last the line behind. */
export const sliceOf = (lines: readonly Node[]): Slice => (lines.length > 0 ? new Slice(Fragment.from(lines), 1, 1) : Slice.empty);

/** Reads what comes from the clipboard or is dropped. */
class ClipboardParser extends DOMParser {
  override parseSlice(dom: globalThis.Node): Slice {
    if (!(dom instanceof Element || dom instanceof DocumentFragment)) return Slice.empty;
    const isOurs = dom instanceof Element && (dom.hasAttribute('data-pm-slice') || dom.querySelector('[data-pm-slice]') !== null);
    const prose = proseFromHtml(dom, isOurs);
    return sliceOf((isOurs ? prose : prose.map(withLinks)).map(lineNode));
  }
}

export const clipboardParser: DOMParser = new ClipboardParser(schema, []);

/** Plain text takes the look of the place that it is put into. */
export function plainSlice(text: string, $context: ResolvedPos): Slice {
  const marks = $context.marks().filter(({ type }) => type !== LINK);
  const lines = proseFromPlain(text, $context.parent.content.size === 0).map(lineNode);
  const marked = (node: Node) => node.mark(marks.reduce((set, mark) => mark.addToSet(set), node.marks));
  return sliceOf(lines.map((line) => line.copy(Fragment.from(line.children.map(marked)))));
}

/**
 * Puts lines in place of what is chosen. In an empty line the first brings its own kind; elsewhere it joins the line that is there.
 * In a list, paragraphs become entries. Returns how much of it there was room for.
 */
export function pasteLines(tr: Transaction, pasted: readonly Node[], limits: Limits): 'all' | 'part' | 'nothing' {
  tr.deleteSelection();
  const { $from } = tr.selection;
  const room = { length: limits.length - flatLength(tr.doc), lines: limits.lines - tr.doc.childCount + 1 };
  const fit = fitting(proseOfLines(pasted), room).map(lineNode);
  const [first] = fit;
  if (!first) return 'nothing';
  const here = listIn($from.parent);
  const isEmptyLine = $from.parent.content.size === 0;
  const lines = fit.map((line) => (here !== null && listIn(line) === null ? LINE.create({ list: here }, line.content) : line));
  const position = $from.before(1);
  tr.replaceSelection(sliceOf(lines));
  // What stands behind the cursor keeps its kind when nothing but words were put before it.
  if (isEmptyLine && listIn(first) !== null && listIn(first) !== here) tr.setNodeAttribute(position, 'list', listIn(first));
  tr.setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView();
  return lengthOf(fit) < lengthOf(pasted) || fit.length < pasted.length ? 'part' : 'all';
}

const lengthOf = (lines: readonly Node[]): number => lines.reduce((sum, { content }) => sum + content.size, 0);

/** An address that is pasted over words of one line becomes their link; `null` when it is something else. */
export function linkOver({ selection, tr }: EditorState, text: string): Transaction | null {
  const { from, to, empty, $from, $to } = selection;
  const address = /^(?:https?:\/\/|mailto:|www\.)\S+$/i.test(text.trim()) ? addressOf(text) : null;
  return address === null || empty || !$from.sameParent($to) ? null : tr.addMark(from, to, LINK.create({ href: address }));
}

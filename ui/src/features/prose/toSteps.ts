import { Fragment, type Node, Slice } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { SAFE_LINK } from '#protocol/prose';
import { type Attributes, type Change, MARKS } from '#sync/prose-text';
import { lengthOf } from './changes.ts';
import { before, flatLength, lineAt, positionAt } from './flat.ts';
import { LINE, LINK, type List, listIn, listOf, marksOf, schema } from './schema.ts';

/**
 * Makes changes of the flat text in the document, as steps that say just that: what is put in, split, joined, taken out, marked.
 * So cursors, selections and decorations stay with their characters.
 *
 * `closed` says whether the text has the line feed of its last line. Returns the same of the text after the changes.
 */
export function applyChanges(tr: Transaction, changes: readonly Change[], closed: boolean): boolean {
  const writer = new StepWriter(tr, closed);
  let at = 0;
  for (const change of changes) {
    if ('insert' in change) writer.insert(at, change.insert, change.attributes ?? {});
    else if ('delete' in change) writer.remove(at, change.delete);
    else if (change.attributes) writer.format(at, change.retain, change.attributes);
    if (!('delete' in change)) at += lengthOf(change);
  }
  return writer.closed;
}

class StepWriter {
  closed: boolean;
  private readonly tr: Transaction;

  constructor(tr: Transaction, closed: boolean) {
    this.tr = tr;
    this.closed = closed;
  }

  private get doc(): Node {
    return this.tr.doc;
  }

  /** Length of the text. */
  private get length(): number {
    return flatLength(this.doc) - (this.closed ? 0 : 1);
  }

  private replace(from: number, to: number, slice: Slice = Slice.empty): void {
    this.tr.step(new ReplaceStep(from, to, slice));
  }

  private setList(position: number, list: List): void {
    const line = this.doc.nodeAt(position);
    if (line && listIn(line) !== list) this.tr.setNodeAttribute(position, 'list', list);
  }

  insert(index: number, text: string, attributes: Attributes): void {
    const marks = marksOf(attributes);
    let at = index;
    text.split('\n').forEach((piece, number) => {
      if (number > 0) {
        this.insertLineFeed(at, listOf(attributes.list));
        at += 1;
      }
      if (piece === '') return;
      this.insertText(at, schema.text(piece, marks));
      at += piece.length;
    });
  }

  private insertText(at: number, text: Node): void {
    if (this.closed && at === this.length) {
      this.append(LINE.create(null, text));
      this.closed = false;
    } else {
      const position = positionAt(this.doc, at);
      this.replace(position, position, new Slice(Fragment.from(text), 0, 0));
    }
  }

  private insertLineFeed(at: number, list: List): void {
    if (at === this.length) {
      if (this.closed) this.append(LINE.create({ list }));
      else this.setList(before(lineAt(this.doc, at)), list);
      this.closed = true;
      return;
    }
    const line = lineAt(this.doc, at);
    const position = positionAt(this.doc, at);
    // The line feed ends the text before it; the text behind it keeps the one that it had.
    const halves = Fragment.from([LINE.create(line.node.attrs), LINE.create(line.node.attrs)]);
    this.replace(position, position, new Slice(halves, 1, 1));
    this.setList(before(line), list);
  }

  private append(line: Node): void {
    const end = this.doc.content.size;
    this.replace(end, end, new Slice(Fragment.from(line), 0, 0));
  }

  remove(at: number, count: number): void {
    const end = at + count;
    const first = lineAt(this.doc, at);
    if (end === this.length) {
      this.removeRest(at);
      return;
    }
    const last = lineAt(this.doc, end);
    this.replace(positionAt(this.doc, at), positionAt(this.doc, end));
    // The line feed that is left is the last one.
    if (last.number !== first.number) this.setList(before(first), listIn(last.node));
  }

  /** Takes out everything from `at` on. */
  private removeRest(at: number): void {
    const line = lineAt(this.doc, at);
    const end = this.doc.content.size;
    this.closed = at === line.start && line.number > 0;
    if (this.closed) return this.replace(before(line), end);
    const from = positionAt(this.doc, at);
    if (from < end - 1) this.replace(from, end - 1);
    this.setList(before(line), null);
  }

  format(at: number, count: number, attributes: Attributes): void {
    const from = positionAt(this.doc, at);
    const to = positionAt(this.doc, at + count);
    for (const name of MARKS) {
      if (attributes[name] === undefined) continue;
      if (attributes[name] === true) this.tr.addMark(from, to, schema.mark(name));
      else this.tr.removeMark(from, to, schema.marks[name]);
    }
    const { link, list } = attributes;
    if (typeof link === 'string' && SAFE_LINK.test(link)) this.tr.addMark(from, to, LINK.create({ href: link }));
    else if (link !== undefined) this.tr.removeMark(from, to, LINK);
    if (list === undefined) return;
    for (let line = lineAt(this.doc, at); ; line = lineAt(this.doc, line.start + line.node.content.size + 1)) {
      const feed = line.start + line.node.content.size;
      if (feed >= at + count || feed >= this.length) return;
      this.setList(before(line), listOf(list));
      if (line.number === this.doc.childCount - 1) return;
    }
  }
}

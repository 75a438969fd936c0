import { EditorState, type Transaction } from 'prosemirror-state';
import * as Y from 'yjs';
import { applyText, newText, proseOf, textIn } from '#sync/prose-text';
import { afterMoves, type TextChange } from '#sync/text-change';
import { recordOf } from '#sync/text-record';
import { revert, UNDO } from '#sync/text-undo';
import { REMOTE } from '#sync/texts';
import { isFromText, ProseBinding, type Surface } from '../binding.ts';
import { docOf, proseIn, schema } from '../schema.ts';

/** One person's text and editor, without a page. */
export class Desk implements Surface {
  readonly doc: Y.Doc;
  readonly binding: ProseBinding;
  /** What this person did and may take back, by the undo of the résumé. */
  private done: TextChange[][] = [];
  private undone: TextChange[][] = [];
  private taken: TextChange[] = [];
  state = EditorState.create({ schema });
  composing = false;
  /** Characters that this person took out. */
  readonly deleted = new Set<string>();

  constructor(writer: number) {
    this.doc = newText(writer);
    this.binding = new ProseBinding(textIn(this.doc), this, () => {});
    this.doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
      const recorded = transaction.origin === REMOTE ? null : recordOf(textIn(this.doc), transaction);
      if (!recorded) return;
      if (transaction.origin === UNDO) this.taken.push(recorded.change);
      else this.done.push([recorded.change]);
    });
  }

  undo(): void {
    const taken = this.takeBack(this.done.pop());
    this.undone.push(taken);
  }

  redo(): void {
    const taken = this.takeBack(this.undone.pop());
    this.done.push(taken);
  }

  private takeBack(act: TextChange[] | undefined): TextChange[] {
    this.taken = [];
    const moves = revert(textIn(this.doc), act ?? []);
    const moved = (acts: TextChange[][]) => acts.map((changes) => changes.map((change) => afterMoves(change, moves)));
    this.done = moved(this.done);
    this.undone = moved(this.undone);
    return this.taken;
  }

  dispatch = (tr: Transaction): void => {
    const before = isFromText(tr) ? '' : this.state.doc.textContent;
    const { state, transactions } = this.state.applyTransaction(tr);
    this.state = state;
    if (before !== '') {
      const left = new Set(state.doc.textContent);
      for (const character of before) if (!left.has(character)) this.deleted.add(character);
    }
    this.binding.push(transactions);
  };

  receive(update: Uint8Array): void {
    applyText(this.doc, update, REMOTE);
  }

  finishComposing(): void {
    this.composing = false;
    this.binding.catchUp();
  }

  /** What is wrong between the document and the text. */
  problem(): string | null {
    this.state.doc.check();
    if (!this.state.doc.eq(docOf(proseOf(textIn(this.doc)))))
      return `shown ${JSON.stringify(proseIn(this.state.doc))}, but the text is ${JSON.stringify(textIn(this.doc).toDelta())}`;
    return this.binding.repairs > 0 ? `repaired ${this.binding.repairs} times` : null;
  }
}

/** Carries everything that one desk lacks of another. */
export function carry(from: Desk, to: Desk): void {
  to.receive(Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)));
}

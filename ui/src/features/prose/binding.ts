import type { EditorState, Transaction } from 'prosemirror-state';
import type * as Y from 'yjs';
import { type Change, proseOf } from '#sync/prose-text';
import { UNDO } from '#sync/text-undo';
import { ChangeBuilder, transform } from './changes.ts';
import { flatLength } from './flat.ts';
import { changesOf, differingRange } from './fromSteps.ts';
import { keepSelection, selectChange } from './keepSelection.ts';
import { ProseEdit } from './origin.ts';
import { docOf, isBlank } from './schema.ts';
import { applyChanges } from './toSteps.ts';
import { writeChanges } from './write.ts';

/** Marks transactions that show what is in the text already. */
const FROM_TEXT = 'from the text';
export const isFromText = (tr: Transaction): boolean => tr.getMeta(FROM_TEXT) !== undefined;

/** Where a text is shown: an editor's view or, in tests, a bare state. */
export interface Surface {
  readonly state: EditorState;
  /** Whether an input method is at work, under which the page must not change. */
  readonly composing: boolean;
  dispatch(tr: Transaction): void;
  /** Takes in what has happened in the page and the state has not heard of yet, such as where the cursor went. */
  settle?(): void;
}

/** How long to wait, in ms, before looking again whether the input method is done. */
const COMPOSING_GAP = 60;
/** How long after a change by others, in ms, it is looked whether all is shown as it is. */
const CHECK_GAP = 1_000;

/**
 * Ties a document to a flat text. What the person does goes into the text at once; what others do goes into the document at once,
 * or once the input method is done: until then it is held, and each side is transformed over the other.
 */
export class ProseBinding {
  readonly origin = new ProseEdit();
  private readonly surface: Surface;
  private readonly later: (job: () => void, ms: number) => void;
  private shown: Y.Text;
  /** Changes of the text that the document does not show yet, one after the other. */
  private held: Change[][] = [];
  /** Whether the text, as far as it is shown, has its last line feed. */
  private closed = false;
  private ended = false;
  private isChecking = false;
  /** How often the document was not what the text says. Never, if all is well. */
  repairs = 0;

  constructor(text: Y.Text, surface: Surface, later: (job: () => void, ms: number) => void = (job, ms) => void setTimeout(job, ms)) {
    this.shown = text;
    this.surface = surface;
    this.later = later;
    this.start();
  }

  get text(): Y.Text {
    return this.shown;
  }

  /** Whether the document shows all that is in the text. */
  get isCurrent(): boolean {
    return this.held.length === 0;
  }

  /** Shows another text in place of this one. */
  rebind(text: Y.Text): void {
    this.shown.unobserve(this.onText);
    this.shown = text;
    this.start();
  }

  end(): void {
    this.ended = true;
    this.shown.unobserve(this.onText);
  }

  private start(): void {
    this.held = [];
    this.shown.observe(this.onText);
    this.show();
  }

  /** Makes the document what the text says, where it differs. Returns whether it did. */
  private show(): boolean {
    const { state } = this.surface;
    const wanted = docOf(proseOf(this.shown));
    const range = differingRange(state.doc, wanted);
    this.closed = this.shown.length === flatLength(wanted);
    if (!range) return false;
    this.dispatch(state.tr.replace(range.was.from, range.was.to, wanted.slice(range.is.from, range.is.to)), null);
    return true;
  }

  private onText = (event: Y.YTextEvent, { origin }: Y.Transaction): void => {
    if (origin === this.origin) return;
    const changes = textChanges(event.delta);
    if (changes.length === 0) return;
    this.held.push(changes);
    this.catchUp(origin);
  };

  /** Shows what was held, unless the input method is still at work. */
  catchUp = (origin: unknown = null): void => {
    if (this.ended || this.isCurrent) return;
    if (this.surface.composing) return this.later(this.catchUp, COMPOSING_GAP);
    this.surface.settle?.();
    const { tr } = this.surface.state;
    for (const changes of this.held) this.closed = applyChanges(tr, changes, this.closed);
    this.held = [];
    this.dispatch(tr, origin);
    if (this.shown.length !== flatLength(tr.doc) - (this.closed ? 0 : 1)) this.repair();
    else this.checkSoon();
  };

  /** Once what comes in has calmed down: that takes a few ms in a long text. */
  private checkSoon(): void {
    if (this.isChecking) return;
    this.isChecking = true;
    this.later(() => {
      this.isChecking = false;
      this.repair();
    }, CHECK_GAP);
  }

  /** What the person did: call it once the surface shows it. */
  push(transactions: readonly Transaction[]): void {
    const lists: Change[][] = [];
    for (const tr of transactions) {
      if (!tr.docChanged || isFromText(tr)) continue;
      const changes = changesOf(tr, this.closed);
      if (changes.length === 0) continue;
      lists.push(...changes);
      this.closed = !isBlank(tr.doc);
    }
    if (lists.length > 0) writeChanges(this.shown, this.overHeld(lists), this.origin);
  }

  private overHeld(lists: readonly Change[][]): Change[][] {
    return lists.map((list) => {
      let own = list;
      this.held = this.held.map((changes) => {
        const later = transform(changes, own, false);
        own = transform(own, changes, true);
        return later;
      });
      return own;
    });
  }

  /** Looks whether the document is what the text says, and mends it if not. The person's own edits are in the text already. */
  repair = (): void => {
    if (this.ended || !this.isCurrent || this.surface.composing) return;
    if (this.show()) this.repairs += 1;
  };

  private dispatch(tr: Transaction, origin: unknown): void {
    const { state } = this.surface;
    tr.setMeta(FROM_TEXT, { origin });
    if (origin === UNDO) selectChange(tr);
    else keepSelection(tr, state);
    this.surface.dispatch(tr);
  }
}

/** A delta of Yjs as our changes. What is no text is refused by everybody, so it cannot be there. */
function textChanges(delta: Y.YTextEvent['delta']): Change[] {
  const builder = new ChangeBuilder();
  for (const { insert, delete: removed, retain, attributes } of delta) {
    if (typeof insert === 'string') builder.insert(insert, attributes);
    else if (removed !== undefined) builder.remove(removed);
    else if (retain !== undefined) builder.keep(retain, attributes);
  }
  return builder.done();
}

import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { createSignal } from 'solid-js';
import * as Y from 'yjs';
import { applyText, newText, textIn } from '#sync/prose-text';
import type { Spot } from '../../../../live/gaze.ts';
import type { Caret } from '../../carets.ts';
import { createProseControl } from '../../control.ts';
import { positionAt } from '../../flat.ts';
import { ProseEdit } from '../../origin.ts';

/** One of those who write: their text, their editor, and what the others have sent them. */
export class Person {
  readonly name: string;
  readonly session: string;
  readonly doc: Y.Doc;
  readonly control = createProseControl();
  readonly carets;
  /** Characters that they took out. */
  readonly deleted = new Set<string>();
  readonly calls: string[] = [];
  private readonly setCarets;
  private readonly mail = new Map<Person, Uint8Array[]>();
  private others: readonly Person[] = [];
  private seen = '';

  /** `followed`: every character that goes is looked at. */
  constructor(name: string, writer: number, followed: boolean) {
    this.name = name;
    this.session = `s${writer}`;
    this.doc = newText(writer);
    [this.carets, this.setCarets] = createSignal<readonly Caret[]>([]);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (followed) this.follow(origin instanceof ProseEdit);
      if (origin !== 'remote') for (const other of this.others) other.mail.get(this)?.push(update);
    });
  }

  private follow(isOwn: boolean): void {
    const now = this.text.toString();
    if (isOwn) for (const character of this.seen) if (!now.includes(character)) this.deleted.add(character);
    this.seen = now;
  }

  get text(): Y.Text {
    return textIn(this.doc);
  }

  get view(): EditorView {
    const view = this.control.view();
    if (!view) throw new Error(`${this.name} has no editor yet`);
    return view;
  }

  get hasMail(): boolean {
    return [...this.mail.values()].some((letters) => letters.length > 0);
  }

  meet(people: readonly Person[]): void {
    this.others = people.filter((other) => other !== this);
    for (const other of this.others) this.mail.set(other, [Y.encodeStateAsUpdate(other.doc)]);
  }

  /** Takes the next letter of each of the others. */
  receive(): void {
    for (const letters of this.mail.values()) {
      const letter = letters.shift();
      if (letter) applyText(this.doc, letter, 'remote');
    }
  }

  /** Tells the others where this one is. */
  look({ at }: Spot): void {
    const colour = `var(--peer${Number(this.session.slice(1))})`;
    for (const other of this.others)
      other.setCarets((carets) => [
        ...carets.filter(({ session }) => session !== this.session),
        { session: this.session, name: this.name, colour, at },
      ]);
  }

  select(anchor: number, head: number): void {
    const { view } = this;
    const { doc, tr } = view.state;
    view.dispatch(tr.setSelection(TextSelection.create(doc, positionAt(doc, anchor), positionAt(doc, head))));
  }
}

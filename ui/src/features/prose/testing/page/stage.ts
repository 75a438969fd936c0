import type { EditorView } from 'prosemirror-view';
import type { Prose } from '#protocol/prose';
import type { Change } from '#sync/prose-text';

declare global {
  interface Window {
    stage: Stage;
  }
}

/** What the page of the editors can be told and asked. People are numbered from 0. */
export interface Stage {
  begin(seed: number, options?: { prose?: Prose; editable?: boolean }): void;
  /** So many random acts of a person, by commands. */
  act(person: number, count: number): void;
  /** So many rounds in which somebody acts and somebody hears of it, both by chance. */
  play(rounds: number): void;
  /** Gives a person what others have sent them, up to so many letters from each. */
  deliver(person: number, most?: number): void;
  /** Delivers everything. */
  settle(): void;
  /** Changes that somebody else makes of the person's text. Returns how long they take to be shown, in ms. */
  receiveFrom(person: number, changes: Change[]): number;
  focus(person: number): void;
  /** Selects by indices of the flat text. */
  select(person: number, anchor: number, head?: number): void;
  prose(person: number): Prose;
  /** What the editor's document is. */
  shown(person: number): Prose;
  selected(person: number): [anchor: number, head: number];
  html(person: number): string;
  /** What undo and redo were asked for, in order. */
  calls(): string[];
  /** What is wrong, if anything is, once everything was delivered. */
  problem(): string | null;
  measure(person: number, job: (view: EditorView) => void): number;
}

import * as Y from 'yjs';
import { type Prose, proseFromText } from '#protocol/prose';
import type { Path } from '#protocol/registers';
import { applyText, newText, proseOf, textIn, writeProse } from './prose-text.ts';

/** The origin of changes that come from elsewhere. Every other transaction is this person's own edit, and is queued as one. */
export const REMOTE = 'remote';

/** The origin of a whole text's being set. */
const REWRITE = 'rewrite';

/** Longest insertion of one transaction, in UTF-16 units: so that its update fits into a frame. A longer paste takes several. */
export const INSERT_MAX = 4_000;

/** The text of one prose field, to bind an editor to. */
export interface LiveText {
  /** As it is now. Another object once `replaced` was said: bind to it anew. */
  readonly text: Y.Text;
  /** Runs `rebind` when the text has become another object, as after an edit that was not accepted. Returns what ends it. */
  onReplaced(rebind: () => void): () => void;
}

class Held implements LiveText {
  private doc: Y.Doc;
  private shown: Prose | null = null;
  private readonly rebinds = new Set<() => void>();
  private readonly edited: (update: Uint8Array) => void;

  constructor(doc: Y.Doc, edited: (update: Uint8Array) => void) {
    this.edited = edited;
    this.doc = doc;
    doc.on('update', this.onUpdate);
  }

  get text(): Y.Text {
    return textIn(this.doc);
  }

  get prose(): Prose {
    this.shown ??= proseOf(this.text);
    return this.shown;
  }

  /** Text that waits for something that is not there, as after damage to the device's storage: it cannot be shown. */
  get unshown(): string {
    const update = this.doc.store.pendingStructs?.update;
    const structs = update ? Y.decodeUpdateV2(update).structs : [];
    return structs
      .map((struct) => (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : ''))
      .join('');
  }

  apply(update: Uint8Array): void {
    applyText(this.doc, update, REMOTE);
  }

  replace(doc: Y.Doc): void {
    this.doc.off('update', this.onUpdate);
    this.doc = doc;
    this.shown = null;
    doc.on('update', this.onUpdate);
    for (const rebind of [...this.rebinds]) rebind();
  }

  onReplaced = (rebind: () => void): (() => void) => {
    this.rebinds.add(rebind);
    return () => this.rebinds.delete(rebind);
  };

  private onUpdate = (update: Uint8Array, origin: unknown): void => {
    this.shown = null;
    if (origin !== REMOTE) this.edited(update);
  };
}

export interface TextsPorts {
  /** A Yjs id that nobody has used: 32 random bits. */
  newWriter(): number;
  /** What the text at `path` is made of: what the actor decided, then what waits. */
  updates(path: Path): Iterable<Uint8Array>;
  /** An edit of this person. */
  edited(path: Path, update: Uint8Array): void;
}

/** The texts of a replica's view, each made when it is first looked at. */
export class Texts {
  private readonly ports: TextsPorts;
  private readonly held = new Map<Path, Held>();

  constructor(ports: TextsPorts) {
    this.ports = ports;
  }

  live(path: Path): LiveText {
    return this.open(path);
  }

  /** Those that somebody has looked at. */
  paths(): Path[] {
    return [...this.held.keys()];
  }

  prose(path: Path): Prose {
    return this.open(path).prose;
  }

  /** All that the person has written, also what cannot be shown. */
  written(path: Path): Prose {
    const { prose, unshown } = this.open(path);
    return [...prose, ...proseFromText(unshown)];
  }

  /** An edit that makes the text show `prose`. */
  rewrite(path: Path, prose: Prose): void {
    const { text } = this.open(path);
    text.doc?.transact(() => writeProse(text, prose), REWRITE);
  }

  /** Something of the actor's has come for `path`. */
  receive(path: Path, update: Uint8Array): void {
    this.held.get(path)?.apply(update);
  }

  /** What the text at `path` is made of is not what it was: it is made anew, under a new Yjs id. Says whether all of it fits together. */
  rebuild(path: Path): boolean {
    const doc = this.make(path);
    this.held.get(path)?.replace(doc);
    return isWhole(doc);
  }

  private open(path: Path): Held {
    let held = this.held.get(path);
    if (!held) {
      held = new Held(this.make(path), (update) => this.ports.edited(path, update));
      this.held.set(path, held);
    }
    return held;
  }

  private make(path: Path): Y.Doc {
    const doc = newText(this.ports.newWriter());
    for (const update of this.ports.updates(path)) applyText(doc, update, REMOTE);
    return doc;
  }
}

/** Whether the text `whole` has everything of `update` in it. Says `false`, too, where that cannot be known. */
export function hasUpdate(whole: readonly Uint8Array[], update: Uint8Array): boolean {
  const doc = newText(0);
  for (const part of whole) applyText(doc, part, REMOTE);
  let isNew = false;
  doc.on('update', () => {
    isNew = true;
  });
  applyText(doc, update, REMOTE);
  return !isNew && isWhole(doc);
}

/** Whether nothing waits for something that is not there. */
const isWhole = ({ store }: Y.Doc): boolean => store.pendingStructs === null && store.pendingDs === null;

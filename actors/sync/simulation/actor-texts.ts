import * as Y from 'yjs';
import type { Stamp } from '#protocol/live';
import type { Prose } from '#protocol/prose';
import type { Path } from '#protocol/registers';
import { toBase64 } from '../base64.ts';
import type { Author } from '../clash.ts';
import type { TextsState, TextWrite } from '../document-state.ts';
import { applyText, newText, proseOf, textIn } from '../prose-text.ts';
import { stampMs } from '../stamp.ts';

interface Row {
  seq: number;
  stamp: Stamp;
  user: string;
  update: Uint8Array;
}
/** What is stored of one text: a snapshot of everything up to a place, and what came after it. */
interface Stored {
  head: { stamp: Stamp; seq: number };
  snapshot: { state: Uint8Array; seq: number } | null;
  rows: readonly Row[];
}
export interface StoredTexts {
  texts: Map<Path, Stored>;
  writers: Map<number, string>;
}

/** The texts of a simulated actor: rows, which outlive its memory, and documents, which do not. */
export class MemoryTexts implements TextsState {
  private readonly docs = new Map<Path, Y.Doc>();
  private stored: StoredTexts = { texts: new Map(), writers: new Map() };
  private ownId: number;

  /** `ownId`: the Yjs id of the actor's own edits, new for each life in memory. */
  constructor(ownId = 0) {
    this.ownId = ownId;
  }

  open = (path: Path): Y.Doc => {
    let doc = this.docs.get(path);
    if (!doc) {
      doc = this.read(path);
      this.docs.set(path, doc);
    }
    return doc;
  };
  stamp = (path: Path) => this.stored.texts.get(path)?.head.stamp ?? null;
  writer = (id: number) => (id === this.ownId ? '' : (this.stored.writers.get(id) ?? null));

  unheard = (path: Path, base: Stamp | null, user: string): Author | null => {
    const rows = this.stored.texts.get(path)?.rows ?? [];
    const known = rows.findIndex(({ stamp }) => stamp === base);
    const row = rows.slice(known + 1).find((one) => one.user !== user);
    return row ? { user: row.user, device: null, at: stampMs(row.stamp) } : null;
  };

  keep({ path, update, stamp, seq, claims }: TextWrite, user: string): void {
    const before = this.stored.texts.get(path);
    this.stored.texts.set(path, {
      head: { stamp, seq },
      snapshot: before?.snapshot ?? null,
      rows: [...(before?.rows ?? []), { seq, stamp, user, update }],
    });
    for (const id of claims) this.stored.writers.set(id, user);
  }

  paths = (): Path[] => [...this.stored.texts.keys()];

  *entries(): Iterable<readonly [Path, Prose]> {
    for (const path of this.paths()) yield [path, proseOf(textIn(this.open(path)))];
  }

  /** The document that the rows of a text amount to. */
  read(path: Path): Y.Doc {
    const doc = newText(this.ownId);
    const stored = this.stored.texts.get(path);
    if (stored?.snapshot) applyText(doc, stored.snapshot.state, null);
    for (const { update } of stored?.rows ?? []) applyText(doc, update, null);
    return doc;
  }

  /** What texts lack that changed after `since`: the rows where they are still apart, else the whole. */
  changedSince(since: number): [Path, string, Stamp][] {
    const changed: [Path, string, Stamp][] = [];
    for (const [path, { head, snapshot, rows }] of this.stored.texts) {
      if (head.seq <= since) continue;
      const missed = rows.filter(({ seq }) => seq > since).map(({ update }) => update);
      const isWhole = since === 0 || (snapshot !== null && snapshot.seq > since);
      changed.push([path, toBase64(isWhole ? Y.encodeStateAsUpdate(this.open(path)) : Y.mergeUpdates(missed)), head.stamp]);
    }
    return changed;
  }

  /** Makes a text's rows part of its snapshot. */
  compact(path: Path): void {
    const stored = this.stored.texts.get(path);
    const last = stored?.rows.at(-1);
    if (!stored || !last) return;
    const state = Y.encodeStateAsUpdate(this.read(path));
    this.stored.texts.set(path, { ...stored, snapshot: { state, seq: last.seq }, rows: [] });
  }

  /** Memory is gone. */
  forget(ownId: number): void {
    this.docs.clear();
    this.ownId = ownId;
  }

  copy = (): StoredTexts => ({ texts: new Map(this.stored.texts), writers: new Map(this.stored.writers) });

  /** Memory must be forgotten, too. */
  putBack({ texts, writers }: StoredTexts): void {
    this.stored = { texts: new Map(texts), writers: new Map(writers) };
  }
}

import * as Y from 'yjs';
import type { Stamp } from '#protocol/live';
import type { Path } from '#protocol/registers';
import { bytesOf, toBase64 } from './base64.ts';
import type { ChangeLog } from './changes.ts';
import { applyText, newText } from './prose-text.ts';
import type { TextBase, TextPart } from './replica-state.ts';
import { REMOTE } from './texts.ts';

/** So many updates of one text are kept apart before they become one. */
const PARTS_MAX = 40;

/** What the actor decided of the texts. What is added is one small row on the device; from time to time the rows become one. */
export class TextBases {
  private readonly texts: Map<Path, TextBase>;
  private readonly log: ChangeLog;

  constructor(texts: Map<Path, TextBase>, log: ChangeLog) {
    this.texts = texts;
    this.log = log;
  }

  updates(path: Path): Uint8Array[] {
    const base = this.texts.get(path);
    if (!base) return [];
    return [...(base.snapshot === null ? [] : [base.snapshot]), ...base.updates.map(({ update }) => update)].map(bytesOf);
  }

  add(path: Path, part: TextPart, stamp: Stamp): void {
    const base = this.texts.get(path);
    if (!base) return this.put(path, { stamp, snapshot: part.update, updates: [] });
    // The same place again is the whole text, or what was missed up to there.
    base.updates = base.updates.filter(({ seq }) => seq !== part.seq);
    base.updates.push(part);
    base.stamp = stamp;
    if (base.updates.length > PARTS_MAX) this.merge(path, base);
    else this.log.part(path, part.seq, part);
  }

  /** Nothing is known any more. */
  clear(): void {
    for (const [path, { updates }] of this.texts) {
      for (const { seq } of updates) this.log.part(path, seq, null);
      this.log.text(path, null);
    }
    this.texts.clear();
  }

  private merge(path: Path, base: TextBase): void {
    const doc = newText(0);
    for (const update of this.updates(path)) applyText(doc, update, REMOTE);
    for (const { seq } of base.updates) this.log.part(path, seq, null);
    this.put(path, { stamp: base.stamp, snapshot: toBase64(Y.encodeStateAsUpdate(doc)), updates: [] });
  }

  private put(path: Path, base: TextBase): void {
    this.texts.set(path, base);
    this.log.text(path, base);
  }
}

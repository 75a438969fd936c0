import type * as Y from 'yjs';
import type { Path } from '#protocol/registers';
import { type Recorded, recordOf } from './text-record.ts';
import { UNDO } from './text-undo.ts';
import { type LiveText, REMOTE } from './texts.ts';

/** Hears what this person does to texts, also once a text has become another object. */
export class TextWatch {
  private readonly textAt: (path: Path) => LiveText;
  private readonly heard: (path: Path, recorded: Recorded, isUndo: boolean) => void;
  private readonly ends = new Map<Path, () => void>();

  constructor(textAt: (path: Path) => LiveText, heard: (path: Path, recorded: Recorded, isUndo: boolean) => void) {
    this.textAt = textAt;
    this.heard = heard;
  }

  at(path: Path): void {
    if (this.ends.has(path)) return;
    const live = this.textAt(path);
    let detach = this.attach(path, live.text);
    const end = live.onReplaced(() => {
      detach();
      detach = this.attach(path, live.text);
    });
    this.ends.set(path, () => {
      end();
      detach();
    });
  }

  stop(): void {
    for (const end of this.ends.values()) end();
    this.ends.clear();
  }

  private attach(path: Path, text: Y.Text): () => void {
    const hear = (transaction: Y.Transaction) => {
      if (transaction.origin === REMOTE) return;
      const recorded = recordOf(text, transaction);
      if (recorded) this.heard(path, recorded, transaction.origin === UNDO);
    };
    // Before anybody else hears of it: others' looking at what changed makes Yjs tidy up.
    text.doc?.on('beforeObserverCalls', hear);
    return () => text.doc?.off('beforeObserverCalls', hear);
  }
}
